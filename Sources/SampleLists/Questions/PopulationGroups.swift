/// The groups by which a measurement is broken down, and who bears the name of an entry.
struct PopulationGroups {
  private let commonness: [Int: String]
  private let listed: Set<Set<NameToken>>

  /// Reads the names of all people of a sample, on the list or not.
  init(of sample: LabelledSample) {
    let count = sample.list.people + sample.strangers
    var parts: [[NameToken]] = []
    for index in 0..<count { parts.append(sample.maker(at: index).name.shownParts) }
    listed = Set(parts.prefix(sample.list.people).map { Set($0) })
    var bearers: [NameToken: Int] = [:]
    for part in parts.joined() { bearers[part, default: 0] += 1 }
    // A name is as common as its rarest part; thirds of the people, not of the names.
    let rarest = parts.map { $0.map { bearers[$0] ?? 0 }.min() ?? 0 }
    let order = rarest.indices.sorted { (rarest[$0], $0) < (rarest[$1], $1) }
    var commonness: [Int: String] = [:]
    for (place, index) in order.enumerated() {
      commonness[index] = ["rare", "middle", "common"][place * 3 / max(count, 1)]
    }
    self.commonness = commonness
  }

  /// Whether somebody on the list has the same parts of a name, however they are written.
  func hasNamesake(_ maker: PersonMaker) -> Bool { listed.contains(Set(maker.name.shownParts)) }

  func groups(of maker: PersonMaker) -> [QuestionRow.Group] {
    [
      QuestionRow.Group(by: "sex", name: maker.name.isFemale ? "woman" : "man"),
      QuestionRow.Group(by: "name", name: commonness[maker.index] ?? "rare"),
      QuestionRow.Group(by: "origin", name: Self.origin(maker.population.region)),
    ]
  }

  private static func origin(_ region: Character) -> String {
    switch region {
    case "I", "S": "Iraq and Levant"
    case "G": "Arabia"
    case "E": "Nile"
    case "M": "Maghreb"
    case "P": "Persia and Indus"
    case "R", "T": "Turkey and Caucasus"
    case "O": "Horn of Africa"
    case "N": "Indonesia"
    default: "Europe"
    }
  }
}
