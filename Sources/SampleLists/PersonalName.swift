/// The parts of an invented person's name, before anybody has written them down.
struct PersonalName: Sendable, Hashable {
  var isFemale: Bool
  var order: Population.Order
  var given: NameToken
  /// A second given name: `محمد` before a compound, or the other half of an Afghan name.
  var second: NameToken?
  var father: NameToken
  var grandfather: NameToken
  var greatGrandfather: NameToken
  var family: NameToken?
  /// How much of the line of fathers the entry shows, 0 to 2.
  var generations: Int
}

extension PersonalName {
  /// The name in Latin letters in at most four fields, as the UN list has them.
  func latinFields(_ habit: LatinSpelling, flavour: Int) -> [String] {
    func write(_ token: NameToken) -> String { token.latin(habit, flavour: flavour) }
    let first = ([given, second].compactMap { $0 }).map(write).joined(separator: " ")
    if order == .russian { return russianFields(first, habit, flavour) }
    let link = connector(habit, flavour)
    var fields = [first]
    for token in [father, grandfather, greatGrandfather].prefix(shownGenerations) {
      fields.append((fields.count == 1 ? link : laterConnector(link)) + write(token))
    }
    if let family { fields.append(write(family)) }
    if fields.count > 4 { fields = Array(fields.prefix(3)) + [fields[3...].joined(separator: " ")] }
    return fields
  }

  /// The name in its own script; `nil` where that is the Latin one or a part has no Arabic form.
  func original(_ script: Population.Script) -> String? {
    switch script {
    case .latin: return nil
    case .cyrillic: return cyrillic
    case .arabic: return arabic
    case .persian: return arabic.map(ArabicWriting.persian)
    }
  }

  /// The parts that the main entry shows, in their order.
  var shownParts: [NameToken] {
    let fathers = [father, grandfather, greatGrandfather]
    let generations = order == .russian ? 1 : shownGenerations
    return ([given, second].compactMap { $0 }) + fathers.prefix(generations)
      + [family].compactMap { $0 }
  }

  /// The name in Cyrillic letters as Russian documents write it, also of people whose own script is
  /// another; `nil` where a part has no such form.
  var inCyrillic: String? {
    if order == .russian { return cyrillic }
    let parts = shownParts.map(\.cyrillicText)
    return parts.contains("") ? nil : parts.joined(separator: " ")
  }

  private var arabic: String? {
    var words = [given, second].compactMap { $0 }.map(\.arabic)
    let link = isLinked ? (isFemale ? "بنت " : "بن ") : ""
    for (index, token) in [father, grandfather, greatGrandfather].prefix(shownGenerations)
      .enumerated()
    {
      words.append(token.arabic.map { (index == 0 || link.isEmpty ? link : "بن ") + $0 })
    }
    if let family { words.append(family.arabic) }
    guard words.allSatisfy({ $0 != nil }) else { return nil }
    return words.compactMap { $0 }.joined(separator: " ")
  }

  /// Whether `bin` stands between the generations.
  private var isLinked: Bool { order == .bin || order == .ben }

  private var shownGenerations: Int {
    switch order {
    case .iraqi: 2
    case .four: family == nil ? 3 : 2
    case .somali: 2
    case .bin, .ben, .plain, .short, .afghan: generations
    case .russian: 0
    }
  }

  private func connector(_ habit: LatinSpelling, _ flavour: Int) -> String {
    guard isLinked else { return "" }
    if isFemale { return "bint " }
    switch order {
    case .ben: return habit == .french ? "Ben " : "bin "
    default: return flavour & 32 == 0 ? (flavour & 64 == 0 ? "bin " : "Bin ") : "ibn "
    }
  }

  private func laterConnector(_ link: String) -> String { link == "bint " ? "bin " : link }

  private func russianFields(_ first: String, _ habit: LatinSpelling, _ flavour: Int) -> [String] {
    let fatherName = father.latin(habit, flavour: flavour)
    let joint = fatherName.last.map { "aeiouy".contains($0) } ?? false ? "ev" : "ov"
    let patronymic = fatherName + joint + (isFemale ? "na" : "ich")
    let familyName = family.map { $0.latin(habit, flavour: flavour) + (isFemale ? "a" : "") }
    return [first, patronymic] + (familyName.map { [$0] } ?? [])
  }

  private var cyrillic: String? {
    let fatherName = father.cyrillicText
    guard !fatherName.isEmpty, !given.cyrillicText.isEmpty, let family else { return nil }
    let joint = fatherName.last.map { "аеиоуыя".contains($0) } ?? false ? "ев" : "ов"
    let patronymic = fatherName + joint + (isFemale ? "на" : "ич")
    return family.cyrillicText + (isFemale ? "а" : "") + " " + given.cyrillicText + " " + patronymic
  }
}
