/// One word of a name, or a compound such as `عبد الرحمن`, that can be written by every habit.
struct NameToken: Sendable, Hashable {
  /// `nil` for a name that Arabic does not know or that only attested spellings tell.
  let sound: Sound?
  /// In Arabic letters; `nil` where nobody writes it so.
  let arabic: String?
  let cyrillic: String?
  /// Spellings by the ordinal of a habit; nothing where the sound tells them all.
  let spellings: [[String]]
  /// Whether the article stands before the name.
  let hasArticle: Bool

  init(
    sound: Sound?, arabic: String? = nil, cyrillic: String? = nil,
    spellings: [Character: [String]]? = nil
  ) {
    self.sound = sound
    self.arabic = arabic ?? sound?.arabic
    self.cyrillic = cyrillic
    self.spellings = spellings.map(Self.byHabit) ?? []
    hasArticle = sound?.words.first.map(Sound.hasArticle) ?? false
  }

  /// A family name with spellings met in the wild.
  init(attested spellings: [String], arabic: String) {
    sound = nil
    self.arabic = arabic
    cyrillic = nil
    self.spellings = Self.byHabit(["*": spellings])
    hasArticle = arabic.hasPrefix("ال")
  }

  /// The spellings of each habit; those of `*` where a habit has none of its own.
  private static func byHabit(_ spellings: [Character: [String]]) -> [[String]] {
    guard !spellings.isEmpty else { return [] }
    return LatinSpelling.allCases.map { habit in
      habit.rawValue.first.flatMap { spellings[$0] } ?? spellings["*"] ?? []
    }
  }

  /// The name in Latin letters.
  ///
  /// - Parameter flavour: chooses among the forms that the habit allows.
  func latin(_ habit: LatinSpelling, flavour: Int) -> String {
    if !spellings.isEmpty, !spellings[habit.ordinal].isEmpty {
      let known = spellings[habit.ordinal]
      let spelling = known[flavour % known.count]
      return sound == nil && hasArticle ? withArticle(spelling, habit, flavour) : spelling
    }
    return sound?.latin(habit, flavour: flavour) ?? arabic ?? ""
  }

  /// An attested spelling has some article or none; the writer's own replaces it.
  private func withArticle(_ spelling: String, _ habit: LatinSpelling, _ flavour: Int) -> String {
    let articles = SpellingRules.of(habit).articles
    let bare = spelling.split(separator: "-").last.map(String.init) ?? spelling
    let article = articles[flavour % articles.count]
    return article + (article.hasSuffix("l") ? bare.lowercased() : bare)
  }

  /// The name in Cyrillic letters, through its sound where no spelling is known.
  var cyrillicText: String { cyrillic ?? sound?.cyrillic ?? "" }
}
