/// The query of a URL or a form: names with values, in their order, percent-decoded.
struct QueryString: Sendable, Equatable {
  var items: [(name: String, value: String)]

  init(_ items: [(name: String, value: String)] = []) { self.items = items }

  /// Reads `a=1&b=2`, as HTML forms write it; `+` is a space, bytes that are no UTF-8 become U+FFFD.
  init(parsing text: some StringProtocol) {
    items = text.split(separator: "&").map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = halves.count > 1 ? PercentCoding.decode(halves[1], plusIsSpace: true) : ""
      return (PercentCoding.decode(halves[0], plusIsSpace: true), value)
    }
  }

  /// Every value of that name.
  func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// The last value of that name, as servers of the compatible API take it.
  func last(_ name: String) -> String? { items.last { $0.name == name }?.value }

  static func == (left: Self, right: Self) -> Bool {
    left.items.elementsEqual(right.items) { $0 == $1 }
  }
}

/// Percent-encoding of RFC 3986, section 2.1.
enum PercentCoding {
  /// Replaces `%41` by its byte; a `%` without two hexadecimal digits stands for itself.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalValue,
        let low = rest.dropFirst().first?.hexadecimalValue
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Encodes all bytes but the unreserved characters, so that the text fits into one segment.
  static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80,
        scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
          || "-._~".utf8.contains(byte)
      {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}

extension UInt8 {
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}
