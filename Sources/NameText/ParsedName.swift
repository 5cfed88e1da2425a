/// A name as its tokens, with the rules that made them.
public struct ParsedName: Sendable, Hashable {
  public let original: String
  /// Whether it was read as the name of an organisation.
  public let isOrganization: Bool
  public let tokens: [NameToken]
  /// The rules that fired, each once, in the order in which they first did.
  public let rules: [NameRule]

  /// The longest name that is read, in characters; longer ones are an error of whoever asks.
  public static let lengthLimit = 10_000
  /// The most tokens that are kept; genuine names of people end before 15, of organisations
  /// before 30.
  public static let tokenLimit = 32

  /// Reads a name in any script.
  ///
  /// - Parameter isOrganization: whether generic words (company, limited) are to be told from
  ///   names; a person may be called Bank.
  /// - Complexity: O(length of `text`).
  public init(_ text: String, isOrganization: Bool = false) {
    original = text
    self.isOrganization = isOrganization
    var grammar = NameGrammar(isOrganization: isOrganization)
    let (words, inverted) = Self.words(of: text, isOrganization: isOrganization)
    if inverted { grammar.fire(.commaOrder) }
    grammar.read(Self.readable(words, &grammar))
    tokens = Array(grammar.tokens.prefix(Self.tokenLimit))
    rules = grammar.rules
  }

  /// The original characters of a token.
  public func sourceText(of token: NameToken) -> String {
    sourceText(in: token.source)
  }

  /// The original characters in a range of positions.
  public func sourceText(in range: Range<Int>) -> String {
    let start = original.index(original.startIndex, offsetBy: range.lowerBound)
    let end = original.index(start, offsetBy: range.count)
    return String(original[start..<end])
  }

  /// Words in codes of the machine-readable zone and in scripts without an alphabet here, in letters
  /// that have one.
  private static func readable(_ words: [[Letter]], _ grammar: inout NameGrammar) -> [[Letter]] {
    if let arabic = MachineReadableArabic.words(words) {
      grammar.fire(.machineReadable)
      return arabic
    }
    return words.flatMap { word in
      guard let first = word.first, Script.of(first.scalar) == .other,
        let romanised = Romanisation.words(of: word)
      else { return [word] }
      grammar.fire(.romanised)
      return romanised
    }
  }

  /// "Family, Given Father" and the zone's "FAMILY<<GIVEN<FATHER" are put in speaking order.
  ///
  /// Only one comma of a person's name does so; in organisations a comma stands before "Ltd".
  private static func words(
    of text: String, isOrganization: Bool
  ) -> (words: [[Letter]], inverted: Bool) {
    let words = NormalForm.words(of: String(text.prefix(lengthLimit)))
    guard !isOrganization, let comma = comma(in: text) else { return (words, false) }
    let family = words.filter { ($0.last?.position ?? 0) < comma }
    let given = words.filter { ($0.first?.position ?? 0) > comma }
    return given.isEmpty || family.isEmpty ? (words, false) : (given + family, true)
  }

  /// Where the one comma or the one double filler between two words stands.
  private static func comma(in text: String) -> Int? {
    let commas = text.enumerated().filter { $0.element == "," || $0.element == "،" }
    if let comma = commas.first { return commas.count == 1 ? comma.offset : nil }
    guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
    let zone = text.reversed().drop { $0 == "<" || $0.isWhitespace }.count
    let characters = Array(text.prefix(zone))
    let fillers = characters.indices.filter { index in
      characters[index] == "<" && index + 1 < characters.count && characters[index + 1] == "<"
    }
    return fillers.count == 1 ? fillers.first : nil
  }
}
