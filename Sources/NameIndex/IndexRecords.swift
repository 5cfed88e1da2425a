import NameMatching
import NameText

/// What a search asks of a word before it reads its letters, in 64 bits, so that one look at memory
/// answers all of it.
struct WordRecord {
  let bits: UInt64

  private static let weightShift: UInt64 = 48
  private static let firmShift: UInt64 = 56
  private static let scriptShift: UInt64 = 61
  private static let initialBit: UInt64 = 1 << 63

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  init(letters: [UInt8], script: Script, weight: Int) {
    precondition(weight < 256, "the weight of a part fits a byte")
    let hasAlphabet = script != .other
    var bits = UInt64(weight) << Self.weightShift | UInt64(script.rawValue) << Self.scriptShift
    if hasAlphabet {
      for letter in letters { bits |= 1 << UInt64(letter) }
      bits |= UInt64(Alphabet.firmLetterCount(letters, in: script)) << Self.firmShift
      if letters.count == 1, Alphabet.isLetter(letters[0], in: script) { bits |= Self.initialBit }
    }
    self.bits = bits
  }

  /// A bit for each letter in it.
  @inline(__always) var mask: UInt64 { bits & (1 << UInt64(Alphabet.size) - 1) }

  /// 1/16 nat.
  @inline(__always) var weight: Int { Int(bits >> Self.weightShift & 0xFF) }

  /// How many firm letters it has.
  @inline(__always) var firm: Int { Int(bits >> Self.firmShift & 0x1F) }

  @inline(__always) var script: Script {
    switch bits >> Self.scriptShift & 3 {
    case 0: .latin
    case 1: .arabic
    case 2: .cyrillic
    default: .other
    }
  }

  /// Whether it is a single letter, no digit.
  @inline(__always) var isInitial: Bool { bits & Self.initialBit != 0 }
}

/// Where a name's words stand and what it weighs, in 64 bits.
struct NameRecord {
  let bits: UInt64

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  init(first: Int, count: Int, weight: Int) {
    precondition(count < 256 && first <= Int(UInt32.max), "a name has at most 255 words")
    bits = UInt64(first) | UInt64(min(weight, Int(UInt16.max))) << 32 | UInt64(count) << 48
  }

  /// 1/16 nat.
  @inline(__always) var weight: Int { Int(bits >> 32 & 0xFFFF) }

  /// The places of its words.
  @inline(__always) var words: Range<Int> {
    let first = Int(bits & 0xFFFF_FFFF)
    return first..<(first + Int(bits >> 48 & 0xFF))
  }
}
