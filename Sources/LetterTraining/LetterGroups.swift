import NameMatching
import NameText

/// The groups of letters that an operation may take on one side: nothing, each letter, and those
/// pairs of letters that can stand for one sound.
///
/// A pair is two consonants or two vowels, with few exceptions. Without that bound learning takes
/// frequent neighbours for units, and "ha" becomes a spelling of ح.
struct LetterGroups: Sendable {
  let script: Script
  /// How many groups there are; 0 is nothing, then the letters by their symbols, then the pairs.
  let count: Int
  /// How many letters there are, digits aside.
  let letterCount: Int
  /// The letters of each group, as symbols.
  let symbols: [[UInt8]]
  /// The group of each pair at `first * 48 + second`; 0 where the pair is none.
  let pairs: [Int]

  init(_ script: Script) {
    self.script = script
    let letters = (Alphabet.of(script)?.letters ?? []).filter(\.properties.isAlphabetic)
    letterCount = letters.count
    var symbols: [[UInt8]] = [[]]
    var pairs = [Int](repeating: 0, count: Alphabet.size * Alphabet.size)
    for index in letters.indices { symbols.append([UInt8(index + 1)]) }
    for (i, first) in letters.enumerated() {
      for (j, second) in letters.enumerated()
      where Self.isUnit(first, second, script) {
        pairs[(i + 1) * Alphabet.size + j + 1] = symbols.count
        symbols.append([UInt8(i + 1), UInt8(j + 1)])
      }
    }
    self.symbols = symbols
    self.pairs = pairs
    count = symbols.count
  }

  /// The group of up to two letters; `nil` for pairs that are none, and for digits.
  func group(of letters: [UInt8]) -> Int? {
    guard letters.allSatisfy({ $0 <= letterCount }) else { return nil }
    switch letters.count {
    case 0: return 0
    case 1: return Int(letters[0])
    default:
      let pair = pairs[Int(letters[0]) * Alphabet.size + Int(letters[1])]
      return pair > 0 ? pair : nil
    }
  }

  /// Whether two letters can stand for one sound.
  static func isUnit(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ script: Script) -> Bool {
    let pair = String(Character(first)) + String(Character(second))
    let both = [vowels[script] ?? [], [first, second]].map(Set.init)
    let vowelCount = [first, second].count { both[0].contains($0) }
    if exceptions[script]?.contains(pair) == true { return true }
    return script == .arabic ? vowelCount == 2 : vowelCount != 1
  }

  private static let vowels: [Script: [Unicode.Scalar]] = [
    .latin: Array("aeiouyw".unicodeScalars), .arabic: Array("اويع".unicodeScalars),
    .cyrillic: Array("аеиоуыэюяй".unicodeScalars),
  ]

  /// Pairs of a consonant and a vowel that writers do use for one sound, and the pairs of
  /// consonants with which Arabic writes sounds that it lacks.
  private static let exceptions: [Script: Set<String>] = [
    .latin: ["ah", "eh", "gu", "ge", "gi", "qu"],
    .arabic: ["تش", "كس", "كز", "دج", "نغ", "نج", "نك", "نق", "تس"],
  ]
}
