import EmbeddedTables
public import NameText

/// How common names are in the reference population, from `Tables/reference-frequencies.txt`.
///
/// The table is frozen with the program: what lists are loaded never changes a weight.
public struct ReferenceFrequencies: Sendable {
  /// Rises with every change of the table.
  public static let version = 2

  /// The table compiled into the program.
  public static let standard = ReferenceFrequencies()

  /// Weight by class (sound key), in 1/16 nat.
  private let weights: [String: Int]

  /// The least and the greatest weight of a name part, in 1/16 nat: 1 and 9 nats.
  public static let range = 16...144
  /// The weight of particles, titles and generic words, in 1/16 nat.
  public static let lightWeight = 8
  /// The weight of words for what an organisation is about, in 1/16 nat: one in twelve bears each.
  public static let topicWeight = 40

  private init() {
    let table = embedded_reference_frequencies()
    let bytes = UnsafeRawBufferPointer(start: table.start, count: Int(table.size))
    var weights: [String: Int] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let share = Int(fields[1]) else { continue }
      weights[fields[0] == "-" ? "" : String(fields[0])] = Self.weight(partsPerMillion: share)
    }
    self.weights = weights
  }

  /// The weight of a token: how surprising it is to meet it in a name, −ln of its class's share,
  /// in 1/16 nat within `range`; `lightWeight` for all but names proper.
  public func weight(of token: NameToken) -> Int {
    if token.role == .topic { return Self.topicWeight }
    guard token.role == .name else { return Self.lightWeight }
    let weight = weight(ofClass: SoundKey.of(token.text, script: token.script))
    guard token.script == .cyrillic, token.text.contains("х") else { return weight }
    // Cyrillic х stands for خ, which counts, and for ح and ه, which do not: the commoner is meant.
    let silent = String(token.text.filter { $0 != "х" })
    return min(weight, self.weight(ofClass: SoundKey.of(silent, script: .cyrillic)))
  }

  private func weight(ofClass key: String) -> Int {
    weights[key] ?? Self.range.upperBound
  }

  /// −16·ln(share), rounded, by integer comparison with the powers of e^(1/16) so that every
  /// machine agrees on the last unit.
  private static func weight(partsPerMillion share: Int) -> Int {
    // 1,064,494,459 / 10⁹ is e^(1/16) to nine digits; the product stays far below 2⁶³.
    var weight = 0
    var scaled = share * 1_000
    while scaled < 1_000_000_000 - 31_000_000, weight < range.upperBound {
      scaled = scaled / 1_000_000 * 1_064_494 + scaled % 1_000_000 * 1_064_494 / 1_000_000
      weight += 1
    }
    return min(max(weight, range.lowerBound), range.upperBound)
  }
}
