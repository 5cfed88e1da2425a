/// Roots that Arabic could have: every three consonants, then every four, of which no neighbours are
/// spoken at the same place of the mouth.
///
/// - Source: J. Greenberg, "The patterning of root morphemes in Semitic", Word 6 (1950), for the
///   classes of consonants that shun each other.
struct PossibleRoots: Sendable {
  private static let classes = ["bfm", "tdTD", "CVZ", "zsSc", "lrn", "jkq", "xg", "3H'h", "wy"]
    .map { Array($0.utf8) }

  private let triples: [[UInt8]]
  private let firsts: [UInt8]

  /// How many roots of three letters there are.
  var threeLetterCount: Int { triples.count }
  /// How many roots of four letters there are.
  var fourLetterCount: Int { triples.count * firsts.count }

  init() {
    let letters = Self.classes.joined().filter { $0 != UInt8(ascii: "'") }
    firsts = letters
    triples = letters.flatMap { first in
      letters.filter { Self.agree(first, $0) }.flatMap { second in
        letters.filter { Self.agree(second, $0) && $0 != first }.map { [first, second, $0] }
      }
    }
  }

  private static func agree(_ one: UInt8, _ other: UInt8) -> Bool {
    !classes.contains { $0.contains(one) && $0.contains(other) }
  }

  /// A root of three letters; those of near ranks have nothing to do with each other.
  func threeLetters(_ rank: Int) -> [UInt8] {
    // 7,919 is prime and divides no count that the letters above could give: each root comes once.
    triples[rank * 7_919 % triples.count]
  }

  /// A root of four letters; one in which the first two clash has its first letter twice, like
  /// زلزل.
  func fourLetters(_ rank: Int) -> [UInt8] {
    let rest = threeLetters(rank)
    let first = firsts[rank / triples.count % firsts.count]
    return Self.agree(first, rest[0]) ? [first] + rest : [rest[1], rest[0], rest[1], rest[2]]
  }
}
