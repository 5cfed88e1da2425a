import NameMatching
import NameText

/// What a search asks of a word beside its letters, in 16 bits, so that one look at memory answers
/// all of it.
struct WordRecord {
  let bits: UInt16

  private static let firmShift: UInt16 = 8
  private static let initialBit: UInt16 = 1 << 13

  @inline(__always) init(bits: UInt16) { self.bits = bits }

  init(letters: [UInt8], script: Script, weight: Int) {
    precondition(weight < 256, "the weight of a part fits a byte")
    var bits = UInt16(weight)
    if script != .other {
      bits |= UInt16(Alphabet.firmLetterCount(letters, in: script)) << Self.firmShift
      if letters.count == 1, Alphabet.isLetter(letters[0], in: script) { bits |= Self.initialBit }
    }
    self.bits = bits
  }

  /// 1/16 nat.
  @inline(__always) var weight: Int { Int(bits & 0xFF) }

  /// How many firm letters it has.
  @inline(__always) var firm: Int { Int(bits >> Self.firmShift & 0x1F) }

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
