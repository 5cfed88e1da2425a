public import NameText

/// A name made ready for scoring: its units with letters as symbols and weights in 1/16 nat.
public struct NameProfile: Sendable, Hashable {
  /// A token, two neighbouring tokens read as one word, or the attribute of a token without its abd.
  public struct Unit: Sendable, Hashable {
    /// The first token, 0-based, and how many there are: 1 or 2.
    public let first: Int
    public let count: Int
    public let text: String
    public let script: Script
    /// The letters as symbols of the script's alphabet; empty for scripts without one.
    public let letters: [UInt8]
    /// 1/16 nat.
    public let weight: Int
    /// The dearest letters for which this unit may still match another, in 1/16 nat.
    public let radius: Int
    /// Whether it is "rahman" of the token "abdrahman": many write and say the attribute alone.
    public var isAttribute = false

    /// A name of a single letter stands for every name that begins with it.
    public var isInitial: Bool {
      count == 1 && letters.count == 1 && text.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }
  }

  public let name: ParsedName
  /// Single tokens first, in order, then the joins, then the attributes.
  public let units: [Unit]
  /// The sum of the tokens' weights, in 1/16 nat; at least `ReferenceFrequencies.lightWeight`.
  public let weight: Int

  public var tokenCount: Int { name.tokens.count }
  /// The weight of each token, in 1/16 nat.
  public var tokenWeights: [Int] { units.prefix(tokenCount).map(\.weight) }

  /// Reads and weighs a name.
  ///
  /// All neighbours are joined, since writers part and join any two words.
  public init(_ name: ParsedName) {
    self.name = name
    var units: [Unit] = []
    let tokens = name.tokens
    for (index, token) in tokens.enumerated() {
      units.append(Self.unit(token, at: index))
    }
    for index in tokens.indices.dropLast()
    where Self.mayJoin(tokens[index], tokens[index + 1])
      && units[index].script == tokens[index].script
      && units[index + 1].script == tokens[index + 1].script
    {
      units.append(Self.join(units[index], units[index + 1]))
    }
    for (index, token) in tokens.enumerated() {
      guard let attribute = token.attribute else { continue }
      var unit = Self.unit(attribute, at: index)
      unit.isAttribute = true
      units.append(unit)
    }
    self.units = units
    weight = max(
      units.prefix(tokens.count).reduce(0) { $0 + $1.weight }, ReferenceFrequencies.lightWeight)
  }

  private static func unit(_ token: NameToken, at index: Int) -> Unit {
    let all = Alphabet.of(token.script)?.encode(token.text) ?? []
    let letters = Array(all.prefix(LetterRows.depthLimit))
    // A word in rare letters only, none of which the alphabet has, is compared as it is spelled.
    let script = letters.isEmpty ? .other : token.script
    return Unit(
      first: index, count: 1, text: token.text, script: script, letters: letters,
      weight: min(
        ReferenceFrequencies.standard.weight(of: token),
        mostWeight(letterCount: letters.count, script: script)),
      radius: radius(letterCount: letters.count, script: token.script))
  }

  /// What a name of so many letters can tell at most, in 1/16 nat.
  ///
  /// There are only so many short names, and each has many neighbours. An initial is one of a
  /// dozen beginnings.
  private static func mostWeight(letterCount: Int, script: Script) -> Int {
    if script == .other { return ReferenceFrequencies.range.upperBound }
    return letterCount <= 1 ? 40 : letterCount * (script == .arabic ? 34 : 26) - 4
  }

  /// Letters may differ by 0.9 nat a letter (1.2 in Arabic, which writes fewer), and 6 nats in all.
  private static func radius(letterCount: Int, script: Script) -> Int {
    min(96, letterCount * (script == .arabic ? 19 : 14))
  }

  private static func mayJoin(_ first: NameToken, _ second: NameToken) -> Bool {
    guard first.script == second.script, first.script != .other else { return false }
    guard first.role != .generic, second.role == .name else { return false }
    return first.text.unicodeScalars.count + second.text.unicodeScalars.count <= 24
  }

  private static func join(_ first: Unit, _ second: Unit) -> Unit {
    let letters = first.letters + second.letters
    return Unit(
      first: first.first, count: 2, text: first.text + second.text, script: first.script,
      letters: letters, weight: first.weight + second.weight,
      radius: min(48, radius(letterCount: letters.count, script: first.script)))
  }
}
