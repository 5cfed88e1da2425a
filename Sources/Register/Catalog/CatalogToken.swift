import Foundation

/// A value of a field as one word of the full-text index, so that fields are searched as words are.
///
/// `properties.birthDate` with the value `1985-03` is `pbirthdatezv1985z2d03`: small letters and
/// digits stand for themselves, `z` for `zz`, any other byte for `z` and two hexadecimal digits.
/// No two fields and values have the same word.
enum CatalogToken {
  /// Values are told apart by their first 200 bytes.
  static let valueLimit = 200
  /// A word that every record has.
  static let everything = "all"
  /// A word that no record has.
  static let nothing = "none"

  /// The word of a value that must be met as a whole, in whatever case and accents.
  static func value(_ value: String, of field: String) -> String {
    prefix(of: field) + escaped(folded(value))
  }

  /// The word of one word, in normal form, of a field that holds text.
  static func word(_ word: String, of field: String) -> String {
    prefix(of: field) + escaped(word)
  }

  /// The word of a value of a field whose words begin with `prefix`.
  static func value(_ value: String, after prefix: String) -> String {
    prefix + escaped(folded(value))
  }

  /// The word of one word of a field whose words begin with `prefix`.
  static func word(_ word: String, after prefix: String) -> String { prefix + escaped(word) }

  /// What the words of all values of a field begin with.
  static func prefix(of field: String) -> String {
    if let property = property(of: field) { return "p" + escaped(property.lowercased()) + "zv" }
    return "g" + escaped(field.lowercased()) + "zv"
  }

  /// The name of the property in `properties.birthDate`; `nil` for other fields.
  static func property(of field: String) -> String? {
    let start = "properties."
    return field.hasPrefix(start) ? String(field.dropFirst(start.count)) : nil
  }

  /// A value without case and accents, as it is compared.
  static func folded(_ value: String) -> String {
    if value.utf8.allSatisfy({ $0 < 0x80 }) { return value.lowercased() }
    return value.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  /// The value of a word of that field; `nil` for the word of another.
  static func value(in token: String, of field: String) -> String? {
    let prefix = prefix(of: field)
    guard token.hasPrefix(prefix) else { return nil }
    var bytes: [UInt8] = []
    var rest = token.utf8.dropFirst(prefix.utf8.count)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "z"), let first = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if first == UInt8(ascii: "z") {
        bytes.append(first)
      } else if let second = rest.popFirst() {
        bytes.append(
          UInt8(String(decoding: [first, second], as: UTF8.self), radix: 16) ?? UInt8(ascii: "?"))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8.prefix(valueLimit) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "y"):
        bytes.append(byte)
      case UInt8(ascii: "z"):
        bytes.append(byte)
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "z"))
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 15))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
