/// The writing system of a token, as far as matching tells them apart.
public enum Script: UInt8, Sendable, Hashable, CaseIterable {
  case latin
  case arabic
  case cyrillic
  /// Every other script, where no transliteration brought it into one of these: such tokens match
  /// where they are spelled alike.
  case other

  /// The script of a letter; `nil` for digits, marks and everything that is no letter.
  static func of(_ scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
    case 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6FF, 0x750...0x77F, 0x8A0...0x8C9,
      0xFB50...0xFDFF, 0xFE70...0xFEFF:
      .arabic
    case 0x400...0x52F: .cyrillic
    case 0x900...0x109F, 0x1780...0x17FF: .other
    default: scalar.properties.isAlphabetic ? .other : nil
    }
  }
}
