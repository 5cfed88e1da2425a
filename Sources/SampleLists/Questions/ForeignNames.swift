/// Names of people from elsewhere, who have nothing to do with the populations of the list: set by
/// hand, common in their countries, and joined at random.
enum ForeignNames {
  static func name(_ random: inout SampleRandom) -> String {
    let people = random.any(of: peoples)
    let given = random.any(of: people.given.split(separator: " "))
    let family = random.any(of: people.family.split(separator: " "))
    return people.isFamilyFirst ? "\(family) \(given)" : "\(given) \(family)"
  }

  private static let peoples: [(given: String, family: String, isFamilyFirst: Bool)] = [
    (
      "James Mary John Patricia Robert Linda Emma Oliver Grace Henry Olivia George Charlotte",
      "Smith Johnson Williams Brown Jones Taylor Wilson Evans Walker Wright Hughes Green Hall",
      false
    ),
    (
      "Lukas Anna Jonas Katharina Felix Sophie Jan Ingrid Lars Astrid Pieter Sven Matthias",
      "Weber Wagner Becker Hoffmann Schulz Koch Jansen Visser Andersson Nilsson Larsen Bakker",
      false
    ),
    (
      "Giulia Marco Francesca Carlos María José Lucía Javier Ana Miguel Camila Mateo Valentina",
      "Rossi Bianchi Ferrari García Martínez López González Rodríguez Silva Santos Pereira Costa",
      false
    ),
    (
      "Piotr Anna Jan Katarzyna Marek Ivana Tomáš Petra László Zsófia Andrei Elena Bogdan",
      "Kowalski Nowak Wiśniewski Novák Svoboda Horváth Nagy Kovács Popescu Ionescu Dimitrov", false
    ),
    (
      "Wei Fang Min Jing Lei Yan Jun Hui Xiaoming Mei Hao Ying Chen",
      "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma", true
    ),
    (
      "Priya Rahul Anjali Vikram Sunita Arjun Lakshmi Suresh Kavita Rajesh Deepa Anil Meera",
      "Sharma Patel Singh Kumar Gupta Reddy Nair Iyer Das Banerjee Joshi Verma Rao", false
    ),
    (
      "Hiroshi Yuki Kenji Sakura Minjun Seoyeon Nguyen Linh Thanh Maria Jose Kofi Amina",
      "Sato Suzuki Tanaka Kim Park Lee Tran Pham Reyes Cruz Mensah Okafor Adeyemi", false
    ),
  ]
}
