/// The reference of a redress: ten signs that can be said over a telephone, such as
/// `7K2M-4QXZ-9B`.
///
/// The signs are Crockford's base 32: no I, L, O or U. The last two are check signs: one wrong
/// sign, and two neighbours in each other's place, are always found, and so are any two wrong
/// signs. The reference says nothing of the person.
///
/// - Source: D. Crockford, "Base 32"; the check signs are a Reed–Solomon code over GF(32).
public struct RedressReference: Sendable, Hashable, CustomStringConvertible {
  /// With the dashes.
  public let text: String

  /// The reference, with its dashes.
  public var description: String { text }

  /// The reference whose first eight signs are 40 bits of `bytes`.
  init(bytes: [UInt8]) {
    precondition(bytes.count == 5, "eight signs are forty bits")
    let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var values = (0..<8).map { Int(number >> UInt64(35 - 5 * $0)) & 31 }
    values += Self.checkValues(of: values)
    text = Self.text(of: values)
  }

  /// Reads a reference as people say and write it: in any case, with or without dashes and spaces,
  /// with O for 0 and I or L for 1.
  ///
  /// `nil` where a sign is wrong.
  public init?(_ text: String) {
    var values: [Int] = []
    for character in text.uppercased() where character != "-" && !character.isWhitespace {
      let sign: Character = character == "O" ? "0" : "IL".contains(character) ? "1" : character
      guard let value = Self.signs.firstIndex(of: sign) else { return nil }
      values.append(value)
    }
    guard values.count == 10, Self.checkValues(of: Array(values.prefix(8))) == values.suffix(2)
    else { return nil }
    self.text = Self.text(of: values)
  }

  private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func text(of values: [Int]) -> String {
    let text = values.map { signs[$0] }
    return String(text[0..<4]) + "-" + String(text[4..<8]) + "-" + String(text[8..<10])
  }

  /// The remainder of the message times x² by (x − α)(x − α²).
  private static func checkValues(of values: [Int]) -> [Int] {
    // (x − 2)(x − 4) = x² + 6x + 8.
    var (high, low) = (0, 0)
    for value in values {
      let factor = value ^ high
      (high, low) = (low ^ product(factor, 6), product(factor, 8))
    }
    return [high, low]
  }

  /// The product in GF(32) with the polynomial x⁵ + x² + 1.
  private static func product(_ a: Int, _ b: Int) -> Int {
    var (result, shifted) = (0, a)
    for bit in 0..<5 {
      if b >> bit & 1 == 1 { result ^= shifted }
      shifted <<= 1
      if shifted & 32 != 0 { shifted ^= 0b100101 }
    }
    return result
  }
}
