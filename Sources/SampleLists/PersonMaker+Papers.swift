import Subjects

extension PersonMaker {
  typealias Places = (
    home: String, births: [InventedPlace], nationalities: [String], addresses: [InventedPlace],
    designation: String?
  )

  func places() -> Places {
    var random = random(for: .places)
    let towns = Vocabulary.shared.places[population.name] ?? []
    guard !towns.isEmpty else { return ("fr", [], [], [], nil) }
    // The first towns of the table are the larger ones.
    func town() -> SamplePlace { towns[random.below(random.below(towns.count) + 1)] }
    let home = town()
    var births: [InventedPlace] = []
    if random.chance(perMille: 780) { births.append(place(home, withCity: random.below(5) > 0)) }
    if has(24, perMille: 50, &random) { births.append(place(town(), withCity: true)) }
    var nationalities = random.chance(perMille: 860) ? [home.country] : []
    if has(25, perMille: 50, &random) { nationalities.append(otherCountry(home.country, &random)) }
    var addresses: [InventedPlace] = []
    for _ in 0..<[0, 0, 1, 1, 1, 2][random.below(6)] {
      let living = town()
      let street = random.chance(perMille: 200) ? street(&random) : nil
      addresses.append(
        InventedPlace(
          street: street, city: living.name, arabicCity: living.arabic, country: living.country))
    }
    let work = [
      "Trader", "Teacher", "Accountant", "Engineer", "Driver", "Former officer", "Student",
      "Money changer", "Driver and courier",
    ]
    let designation = random.chance(perMille: 180) ? random.any(of: work) : nil
    return (home.country, births, nationalities, addresses, designation)
  }

  private func place(_ town: SamplePlace, withCity: Bool) -> InventedPlace {
    InventedPlace(
      street: nil, city: withCity ? town.name : nil, arabicCity: withCity ? town.arabic : nil,
      country: town.country)
  }

  private func street(_ random: inout SampleRandom) -> String {
    let kind = random.any(of: ["Invented Street", "Sample Road", "Market Street", "Station Road"])
    return "\(random.within(1...240)) \(kind)"
  }

  private func otherCountry(_ home: String, _ random: inout SampleRandom) -> String {
    let country = random.any(of: ["fr", "tr", "sd", "jo", "be", "pk", "de", "ye", "gb"])
    return country == home ? "lb" : country
  }

  /// Half of all people have one paper or more.
  func documents(country: String) -> [InventedDocument] {
    var random = random(for: .papers)
    let draw = random.below(100)
    let isForced = [7, 8, 9, 26].contains(index % 100)
    let count = draw < 50 ? (isForced ? 1 : 0) : draw < 80 ? 1 : draw < 94 ? 2 : 3
    return (0..<count).map { document($0, country: country, &random) }
  }

  private func document(
    _ place: Int, country: String, _ random: inout SampleRandom
  ) -> InventedDocument {
    let isPassport = (index % 100 != 26 || place > 0) && random.chance(perMille: 660)
    let field = random.below(100)
    let isBoth = place == 0 && index % 100 == 9 || field >= 90
    return InventedDocument(
      isPassport: isPassport || isForeign, label: label(isPassport || isForeign, &random),
      number: number(isPassport || isForeign, &random), country: country,
      countryField: isBoth ? .both : field < 45 ? .issuing : .ofIssue,
      issuedOn: random.chance(perMille: 250) ? date(in: 1995...2020, &random).text : nil,
      note: random.chance(perMille: 120)
        ? random.any(of: ["expired", "reported lost", "false"]) : nil)
  }

  /// Entries whose papers are described in French or Spanish.
  private var isForeign: Bool { index % 100 == 7 || index % 100 == 8 }

  private func label(_ isPassport: Bool, _ random: inout SampleRandom) -> String {
    if index % 100 == 7 { return "Numéro de passeport " }
    if index % 100 == 8 { return "Número de pasaporte" }
    guard isPassport else {
      let known =
        habit == .french ? "Numéro d’identification nationale" : "national identity card no. "
      return random.chance(perMille: 60) ? known : "National Identification Number"
    }
    return random.chance(perMille: 20) ? "Numéro de passeport " : "Passport"
  }

  private func number(_ isPassport: Bool, _ random: inout SampleRandom) -> String {
    let letters = Array("ABDEFGHKLMNPRSTXZ")
    let digits = isPassport ? 7 + random.below(2) : 9 + random.below(4)
    var text = isPassport && random.chance(perMille: 750) ? String(random.any(of: letters)) : ""
    for _ in 0..<digits { text += String(random.below(10)) }
    return text
  }
}
