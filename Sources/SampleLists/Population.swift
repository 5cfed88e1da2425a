/// People of one country or a few, who are named and written alike.
struct Population: Sendable, Hashable {
  /// How the parts of a name follow each other in the main entry.
  enum Order: String, Sendable {
    /// Given, father, grandfather and mostly a nisba.
    case iraqi
    /// Given, often the father, family.
    case plain
    /// Given, family.
    case short
    /// Given, father, grandfather, great-grandfather or family.
    case four
    /// Given bin father bin grandfather al-family.
    case bin
    /// Given ben father ben grandfather family.
    case ben
    /// Given, father, grandfather; no family.
    case somali
    /// A given name of two words, seldom a family.
    case afghan
    /// Given, patronymic, family.
    case russian
  }

  /// The script of the name in the original.
  enum Script: String, Sendable { case arabic, persian, cyrillic, latin }

  let name: String
  let weight: Int
  /// The letter of the region in `Tables/sample-given.txt`.
  let region: Character
  let order: Order
  let habits: [LatinSpelling]
  let script: Script
  /// How likely a title is, 0 to 9.
  let titles: Int

  /// A row of `Tables/sample-populations.txt`.
  init?(_ row: [String]) {
    guard row.count == 7, let weight = Int(row[1]), let region = row[2].first,
      let order = Order(rawValue: row[3]), let script = Script(rawValue: row[5]),
      let titles = Int(row[6])
    else { return nil }
    name = row[0]
    self.weight = weight
    self.region = region
    self.order = order
    habits = row[4].compactMap { LatinSpelling(rawValue: String($0)) }
    self.script = script
    self.titles = titles
  }
}

/// A town with the name that people have by it.
struct SamplePlace: Sendable, Hashable {
  let country: String
  let name: String
  let arabic: String?
  let nisba: NameToken?

  /// A row of `Tables/sample-places.txt`.
  init(_ row: [String]) {
    country = row[1]
    name = row[2]
    arabic = row[3] == "-" ? nil : row[3]
    nisba = row[4] == "-" ? nil : NameToken(sound: Sound(row[4]).withArticle)
  }
}
