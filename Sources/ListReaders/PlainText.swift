extension StringProtocol {
  /// The text with every run of white space made one space and none at its ends.
  var singleSpaced: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return singleSpacedASCII }
    var text = ""
    var needsSpace = false
    for scalar in unicodeScalars {
      if isSpace(scalar) {
        needsSpace = !text.isEmpty
      } else {
        if needsSpace { text.append(" ") }
        needsSpace = false
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Nearly all text is ASCII, and most of it is single-spaced as it stands.
  private var singleSpacedASCII: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var needsSpace = false
    for byte in utf8 {
      if byte <= 0x20 {
        needsSpace = !bytes.isEmpty
      } else {
        if needsSpace { bytes.append(0x20) }
        needsSpace = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first place of `needle`, byte for byte: several times as fast as `firstRange(of:)`,
  /// which compares characters.
  func place(of needle: String) -> Range<String.Index>? {
    let needle = Array(needle.utf8)
    guard let first = needle.first else { return nil }
    let bytes = utf8
    var index = bytes.startIndex
    while let start = bytes[index...].firstIndex(of: first) {
      if bytes[start...].starts(with: needle) {
        return start..<bytes.index(start, offsetBy: needle.count)
      }
      index = bytes.index(after: start)
    }
    return nil
  }

  /// The parts between `separator`s, single-spaced, without empty ones.
  func parts(at separator: Character) -> [String] {
    split(separator: separator).map(\.singleSpaced).filter { !$0.isEmpty }
  }
}

/// Whether a scalar is a control or has the property White_Space (Unicode 16, PropList.txt), which
/// the standard library looks up at a hundred times the cost.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x20: true
  case ..<0x85: false
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// A 64-bit FNV-1a hash: the same in every process, unlike Swift's own.
///
/// - Source: G. Fowler, L. Noll, K.-P. Vo, "The FNV non-cryptographic hash algorithm".
func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
