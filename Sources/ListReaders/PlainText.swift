extension StringProtocol {
  /// The text with every run of white space made one space and none at its ends.
  var singleSpaced: String {
    var text = ""
    var needsSpace = false
    for scalar in unicodeScalars {
      if scalar.value <= 0x20 || scalar.properties.isWhitespace {
        needsSpace = !text.isEmpty
      } else {
        if needsSpace { text.append(" ") }
        needsSpace = false
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The parts between `separator`s, single-spaced, without empty ones.
  func parts(at separator: Character) -> [String] {
    split(separator: separator).map(\.singleSpaced).filter { !$0.isEmpty }
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
