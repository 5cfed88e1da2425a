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
    /// The weight of the heavier of two tokens read as one, 0 for a single one: a word that is
    /// commoner than a part of it is not the two written as one.
    public var heaviestPart = 0
    /// How many letters it has that every script writes; 0 for scripts without an alphabet.
    public let firmLetterCount: Int
    /// Whether it is "rahman" of the token "abdrahman": many write and say the attribute alone.
    public var isAttribute = false

    /// The tokens that the unit covers.
    public var parts: Range<Int> { first..<(first + count) }

    /// A bit for each of them.
    public var tokenMask: UInt64 { (count == 2 ? 3 : 1) << UInt64(first) }

    /// A name of a single letter stands for every name that begins with it.
    public var isInitial: Bool {
      count == 1 && letters.count == 1 && Alphabet.isLetter(letters[0], in: script)
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
      units.append(Self.attribute(Self.unit(attribute, at: index), of: units[index]))
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
      radius: radius(letterCount: letters.count, script: token.script),
      firmLetterCount: Alphabet.firmLetterCount(letters, in: script))
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
    let letters = Array((first.letters + second.letters).prefix(LetterRows.depthLimit))
    return Unit(
      first: first.first, count: 2, text: first.text + second.text, script: first.script,
      letters: letters, weight: first.weight + second.weight,
      radius: min(joinRadius, radius(letterCount: letters.count, script: first.script)),
      heaviestPart: max(first.weight, second.weight),
      firmLetterCount: first.firmLetterCount + second.firmLetterCount)
  }

  /// How many firm letters a part and two parts read as one may differ by.
  public static let joinLetterRange = 2

  /// How far the letters of a join and of a part may differ at most, in 1/16 nat: 1.75 nats.
  public static let joinRadius = 28

  /// An attribute tells no more than the name with its abd.
  private static func attribute(_ unit: Unit, of token: Unit) -> Unit {
    Unit(
      first: unit.first, count: 1, text: unit.text, script: unit.script, letters: unit.letters,
      weight: min(unit.weight, token.weight), radius: unit.radius,
      firmLetterCount: unit.firmLetterCount, isAttribute: true)
  }
}
