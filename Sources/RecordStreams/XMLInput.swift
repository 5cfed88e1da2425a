/// Makes checked UTF-8 of a document's bytes, in whichever of the few allowed encodings they are.
struct XMLInput {
  private enum Encoding { case utf8, latin1, windows1252 }

  private var encoding: Encoding?
  private var validator = UTF8Validator()

  /// The text that may be parsed, and the error that stands after it.
  mutating func take(_ piece: [UInt8], isLast: Bool) -> ([UInt8], XMLError?) {
    if encoding == nil {
      switch Self.declaredEncoding(piece) {
      case nil, "utf-8", "utf8", "us-ascii": encoding = .utf8
      case "iso-8859-1", "latin1": encoding = .latin1
      case "windows-1252", "cp1252": encoding = .windows1252
      case let name?: return ([], .unknownEncoding(name: name))
      }
    }
    let text = encoding == .utf8 ? piece : convert(piece)
    if let nul = text.firstIndex(of: 0) {
      let before = Array(text[..<nul])
      let (accepted, error) = check(before, isLast: false)
      let reason = "a NUL byte; fetch the file again, or convert it to UTF-8"
      let place = XMLError.malformed(line: validator.line, byte: validator.byte, reason: reason)
      return (accepted, error ?? place)
    }
    return check(text, isLast: isLast)
  }

  private mutating func check(_ text: [UInt8], isLast: Bool) -> ([UInt8], XMLError?) {
    let (accepted, bad) = text.withUnsafeBytes { validator.take($0) }
    guard let place = bad ?? (isLast ? validator.unfinished : nil) else { return (text, nil) }
    return (Array(text[..<accepted]), .notUTF8(line: place.line, byte: place.byte))
  }

  /// The encoding that the XML declaration names, in lower case.
  static func declaredEncoding(_ head: [UInt8]) -> String? {
    var start = head.prefix(300)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    let text = String(decoding: start, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>"),
      let label = text[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = text[label.upperBound..<end.lowerBound].drop { " =\t\r\n".contains($0) }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().prefix { $0 != quote }.lowercased()
  }

  private func convert(_ piece: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count + piece.count / 8)
    for byte in piece {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let isControl = encoding == .windows1252 && byte < 0xA0
        let scalar = isControl ? Self.windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
        text.append(contentsOf: String(Character(scalar)).utf8)
      }
    }
    return text
  }

  /// What windows-1252 has from 0x80 to 0x9F; its five free places stay controls, as browsers
  /// read them.
  ///
  /// - Source: WHATWG Encoding Standard, index windows-1252.
  private static let windows1252: [Unicode.Scalar] = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
