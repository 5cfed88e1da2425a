/// A name as its tokens, with the rules that made them.
public struct ParsedName: Sendable, Hashable {
  public let original: String
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
    var grammar = NameGrammar(isOrganization: isOrganization)
    let (words, inverted) = Self.words(of: text, isOrganization: isOrganization)
    if inverted { grammar.fire(.commaOrder) }
    grammar.read(words)
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

  /// "Family, Given Father" is put in speaking order.
  ///
  /// Only one comma of a person's name does so; in organisations a comma stands before "Ltd".
  private static func words(
    of text: String, isOrganization: Bool
  ) -> (words: [[Letter]], inverted: Bool) {
    let words = NormalForm.words(of: String(text.prefix(lengthLimit)))
    let commas = text.enumerated().filter { $0.element == "," || $0.element == "،" }
    guard !isOrganization, commas.count == 1, let comma = commas.first?.offset else {
      return (words, false)
    }
    let family = words.filter { ($0.last?.position ?? 0) < comma }
    let given = words.filter { ($0.first?.position ?? 0) > comma }
    return given.isEmpty || family.isEmpty ? (words, false) : (given + family, true)
  }
}
