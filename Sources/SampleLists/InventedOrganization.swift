/// A company or charity that does not exist.
public struct InventedOrganization: Sendable, Hashable {
  /// The place in the list, from 0.
  public let index: Int
  /// In Latin letters.
  public let name: String
  /// In Arabic letters, where the entry shows it.
  public let originalName: String?
  /// Other names and initials.
  public let aliases: [InventedAlias]
  /// The seat.
  public let address: InventedPlace
  /// An ISO date.
  public let listedOn: String

  /// The permanent reference: `INe.001`.
  public var reference: String { "INe." + padded(index + 1, 3) }

  init(seed: UInt64, index: Int) {
    self.index = index
    var random = SampleRandom(seed: seed, index: index, for: .organization)
    let words = OrganizationWords.kinds[random.below(OrganizationWords.kinds.count)]
    let proper = Self.properName(&random)
    let habit = random.any(of: [LatinSpelling.english, .english, .gulf, .french])
    let flavour = random.below(128)
    let core = proper.latin(habit, flavour: flavour)
    name = core + " " + words.english
    originalName =
      index % 2 == 0 ? proper.arabic.map { words.before + " " + $0 + words.after } : nil
    aliases = Self.aliases(of: name, proper, words, flavour, &random)
    let populations = ["iraq", "syria", "lebanon", "yemen", "sudan", "somalia", "gulf", "turkey"]
    let towns = Vocabulary.shared.places[random.any(of: populations)] ?? []
    let town = towns.first
    address = InventedPlace(
      street: random.chance(perMille: 300) ? "\(random.within(1...90)) Market Street" : nil,
      city: town?.name, arabicCity: town?.arabic, country: town?.country ?? "iq")
    listedOn = "\(random.within(2004...2024))-\(padded(random.within(1...12), 2))-15"
  }

  /// Half of them are named by a family, half by a hopeful word.
  private static func properName(_ random: inout SampleRandom) -> NameToken {
    if random.chance(perMille: 450) { return random.any(of: OrganizationWords.proper) }
    let families = Vocabulary.shared.families[random.any(of: ["I", "S", "G", "M"])] ?? []
    return families.isEmpty ? random.any(of: OrganizationWords.proper) : random.any(of: families)
  }

  private static func aliases(
    of name: String, _ proper: NameToken, _ words: OrganizationWords, _ flavour: Int,
    _ random: inout SampleRandom
  ) -> [InventedAlias] {
    var aliases: [InventedAlias] = []
    let other = proper.latin(.french, flavour: flavour + 1) + " " + words.other
    aliases.append(InventedAlias(quality: .alsoKnownAs, names: [other], arabic: nil))
    if random.chance(perMille: 400) {
      let initials = name.split { $0 == " " || $0 == "-" }.filter { $0 != "for" && $0 != "and" }
        .compactMap(\.first)
      aliases.append(
        InventedAlias(quality: .low, names: [String(initials).uppercased()], arabic: nil))
    }
    return aliases
  }
}

/// The words that say what an organisation is, in English, by another writer and in Arabic.
struct OrganizationWords: Sendable {
  let english: String
  let other: String
  let before: String
  let after: String

  static let kinds = [
    ("Trading Company", "Trading Co.", "شركة", " للتجارة"),
    ("General Trading LLC", "Trading FZE", "شركة", " للتجارة العامة"),
    ("Exchange Company", "Exchange Office", "شركة", " للصرافة"),
    ("Money Exchange", "Sarafa", "مكتب", " للصرافة"),
    ("Charitable Foundation", "Foundation", "مؤسسة", " الخيرية"),
    ("Relief Association", "Relief Society", "جمعية", " للإغاثة"),
    ("Transport and Shipping Company", "Shipping Co. Ltd.", "شركة", " للنقل والشحن"),
    ("Import and Export Company", "Import-Export", "شركة", " للاستيراد والتصدير"),
    ("Contracting Company", "Contracting Est.", "شركة", " للمقاولات"),
    ("Establishment for Commerce", "Est.", "مؤسسة", " التجارية"),
    ("Media Foundation", "Media", "مؤسسة", " الإعلامية"),
  ].map { OrganizationWords(english: $0.0, other: $0.1, before: $0.2, after: $0.3) }

  static let proper = [
    "nUr", "'amAnX", "barakX", "najAH", "furAt", "rAfidayn", "ca3lX", "hudY", "salAm", "xayr",
    "badr",
    "fajr", "waHdX", "SaqrX", "nahDX", "'amal", "wafA'", "cAm", "jazIrX", "buraq",
  ].map { NameToken(sound: Sound($0).withArticle) }
}
