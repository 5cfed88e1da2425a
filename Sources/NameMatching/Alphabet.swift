public import NameText

/// The letters of a script as small numbers, for tables of letter costs: 1… in alphabet order,
/// 0 is "no letter".
public struct Alphabet: Sendable {
  /// All symbols are below this.
  public static let size = 48

  private let symbols: [Unicode.Scalar: UInt8]
  /// The letter of each symbol from 1 on, so that symbol *n* is `letters[n - 1]`; digits come last.
  public let letters: [Unicode.Scalar]

  private init(_ letters: String) {
    self.letters = Array(letters.unicodeScalars)
    var symbols: [Unicode.Scalar: UInt8] = [:]
    for (index, letter) in self.letters.enumerated() { symbols[letter] = UInt8(index + 1) }
    self.symbols = symbols
  }

  /// The alphabet of a script; `nil` for scripts that have no table of letter costs.
  public static func of(_ script: Script) -> Alphabet? {
    switch script {
    case .latin: latin
    case .arabic: arabic
    case .cyrillic: cyrillic
    case .other: nil
    }
  }

  private static let latin = Alphabet("abcdefghijklmnopqrstuvwxyz0123456789")
  private static let arabic = Alphabet("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڤ0123456789")
  private static let cyrillic = Alphabet("абвгдежзийклмнопрстуфхцчшщыэюя0123456789")

  /// Whether a symbol of a script's alphabet is a letter and no digit.
  public static func isLetter(_ symbol: UInt8, in script: Script) -> Bool {
    guard let alphabet = of(script), (1...alphabet.letters.count).contains(Int(symbol)) else {
      return false
    }
    return alphabet.letters[Int(symbol) - 1].properties.isAlphabetic
  }

  /// How many of some letters every script writes: all but vowels, and the consonants that other
  /// scripts leave out or write as one.
  package static func firmLetterCount(_ symbols: some Sequence<UInt8>, in script: Script) -> Int {
    let weak = weakMasks[Int(script.rawValue)]
    return symbols.reduce(0) { $0 + (weak >> UInt64($1) & 1 == 0 ? 1 : 0) }
  }

  /// A bit for each letter that is not firm, by script.
  private static let weakMasks: [UInt64] = Script.allCases.map { script in
    let weak: [Script: String] = [
      .latin: "aeiouywh", .arabic: "اويهعح", .cyrillic: "аеийоухыэюя",
    ]
    return of(script)?.encode(weak[script] ?? "").reduce(0) { $0 | 1 << UInt64($1) } ?? 0
  }

  /// The number of a letter; 0 where the alphabet does not have it.
  public func symbol(_ letter: Unicode.Scalar) -> UInt8 { symbols[letter] ?? 0 }

  /// The text as symbols; letters that the alphabet does not have are left out.
  ///
  /// - Complexity: O(length).
  public func encode(_ text: String) -> [UInt8] {
    text.unicodeScalars.compactMap { symbols[$0] }
  }
}
