import EmbeddedTables

/// The names and places that invented people may have, read once from the tables.
struct Vocabulary: Sendable {
  static let shared = Vocabulary()

  /// Given names of one sex in one region, with running sums of their shares.
  struct GivenNames: Sendable {
    var tokens: [NameToken] = []
    var runningSums: [Int] = []

    mutating func append(_ token: NameToken, share: Int) {
      tokens.append(token)
      runningSums.append((runningSums.last ?? 0) + share)
    }
  }

  private(set) var men: [Character: GivenNames] = [:]
  private(set) var women: [Character: GivenNames] = [:]
  /// Names by tribe, house and trade, or plain family names, by region, commonest first.
  private(set) var families: [Character: [NameToken]] = [:]
  /// Names in Arabic letters that are known as men's or as women's, so that the long tail gives
  /// none of them to the other sex.
  private(set) var arabicMen: [String: NameToken] = [:]
  private(set) var arabicWomen: Set<String> = []
  private(set) var nicknames: [NameToken] = []
  /// Family names with attested spellings, best known first.
  private(set) var attested: [NameToken] = []
  let roots: RootNames
  private(set) var places: [String: [SamplePlace]] = [:]
  private(set) var populations: [Population] = []
  private(set) var populationSums: [Int] = []

  private init() {
    roots = RootNames(sampleRows(embedded_sample_roots()).compactMap(\.first))
    for row in sampleRows(embedded_sample_given()) where row.count == 5 { addGiven(row) }
    for row in sampleRows(embedded_sample_kin()) where row.count == 4 { addKin(row) }
    for row in sampleRows(embedded_sample_families()) where row.count == 2 {
      addAttested(arabic: row[0], spellings: row[1].split(separator: "|").map(String.init))
    }
    for row in sampleRows(embedded_sample_places()) where row.count == 5 {
      places[row[0], default: []].append(SamplePlace(row))
    }
    for row in sampleRows(embedded_sample_populations()) {
      guard let population = Population(row) else { continue }
      populations.append(population)
      populationSums.append((populationSums.last ?? 0) + population.weight)
    }
  }

  private mutating func addGiven(_ row: [String]) {
    var spellings = Self.spellings(row[4])
    let cyrillic = spellings.removeValue(forKey: "c")?.first
    let token = NameToken(
      sound: row[2] == "-" ? nil : Sound(row[2]), arabic: row[3] == "-" ? nil : row[3],
      cyrillic: cyrillic, spellings: spellings)
    if let arabic = token.arabic {
      if row[0] == "f" {
        arabicWomen.insert(arabic)
      } else if arabicMen[arabic] == nil {
        arabicMen[arabic] = token
      }
    }
    for (region, share) in Self.shares(row[1]) where share > 0 {
      if row[0] == "f" {
        women[region, default: GivenNames()].append(token, share: share)
      } else {
        men[region, default: GivenNames()].append(token, share: share)
      }
    }
  }

  /// A family called by a man's name is spelled as he is; one by a woman's name is left out.
  private mutating func addAttested(arabic: String, spellings: [String]) {
    guard !arabicWomen.contains(arabic) else { return }
    attested.append(arabicMen[arabic] ?? NameToken(attested: spellings, arabic: arabic))
  }

  private mutating func addKin(_ row: [String]) {
    switch row[0] {
    case "nickname": nicknames.append(NameToken(sound: Sound(row[2]).withArticle))
    case "nisba":
      let usesArticle = row[1] != "P"
      let sound = usesArticle ? Sound(row[2]).withArticle : Sound(row[2])
      for region in row[1] { families[region, default: []].append(NameToken(sound: sound)) }
    default:
      let token = NameToken(
        sound: nil, cyrillic: row[3] == "-" ? nil : row[3], spellings: ["*": [row[2]]])
      for region in row[1] { families[region, default: []].append(token) }
    }
  }

  /// `A45 P18`: shares by region in the order of the regions, so that every machine draws alike; A
  /// stands for the Arab ones, and what is said of a region by name wins.
  private static func shares(_ text: String) -> [(Character, Int)] {
    var shares: [Character: Int] = [:]
    for item in text.split(separator: " ").sorted(by: { $0.first == "A" && $1.first != "A" }) {
      guard let region = item.first, let share = Int(item.dropFirst()) else { continue }
      for one in region == "A" ? "ISEGM" : String(region) { shares[one] = share }
    }
    return shares.sorted { $0.key < $1.key }
  }

  /// `e=Omar,Umar;t=Ömer`.
  private static func spellings(_ text: String) -> [Character: [String]] {
    var spellings: [Character: [String]] = [:]
    for item in text.split(separator: ";") where item.count > 2 {
      guard let habit = item.first else { continue }
      spellings[habit] = item.dropFirst(2).split(separator: ",").map(String.init)
    }
    return spellings
  }
}
