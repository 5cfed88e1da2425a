/// Checks that bytes are UTF-8 while they arrive in chunks, and counts the lines.
///
/// What it accepts is exactly what RFC 3629 §4 allows: no overlong forms, no surrogates, nothing
/// above U+10FFFF.
struct UTF8Validator {
  /// Where the first bad byte stands.
  struct Place: Equatable {
    var line: Int
    var byte: Int
  }

  /// The line of the next byte, counted from 1.
  private(set) var line = 1
  /// The place of the next byte, counted from 0.
  private(set) var byte = 0
  private var missing = 0
  private var range: ClosedRange<UInt8> = 0x80...0xBF
  private var sequenceStart = Place(line: 1, byte: 0)

  /// Takes the next bytes; returns how many of them come before the first bad sequence, which is
  /// less than `bytes.count` only when there is one.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> (accepted: Int, bad: Place?) {
    var index = 0
    while index < bytes.count {
      if missing == 0 {
        index = skipASCII(bytes, from: index)
        guard index < bytes.count else { break }
        sequenceStart = Place(line: line, byte: byte)
        guard begin(bytes[index]) else { return (index, sequenceStart) }
      } else {
        // The rest of a sequence may stand in the chunk before: then nothing here is accepted.
        guard range.contains(bytes[index]) else {
          let accepted = index - (byte - sequenceStart.byte)
          return (max(0, accepted), sequenceStart)
        }
        range = 0x80...0xBF
        missing -= 1
      }
      index += 1
      byte += 1
    }
    return (bytes.count, nil)
  }

  /// The start of a sequence that the last chunk left open.
  var unfinished: Place? { missing > 0 ? sequenceStart : nil }

  private mutating func skipASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] < 0x80 {
      if bytes[index] == 0x0A { line += 1 }
      index += 1
    }
    byte += index - start
    return index
  }

  private mutating func begin(_ lead: UInt8) -> Bool {
    range = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, range) = (2, 0xA0...0xBF)
    case 0xED: (missing, range) = (2, 0x80...0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, range) = (3, 0x90...0xBF)
    case 0xF4: (missing, range) = (3, 0x80...0x8F)
    case 0xF1...0xF3: missing = 3
    default: return false
    }
    return true
  }

  /// The place in `bytes` of the first byte that is no UTF-8, counted from 0.
  static func firstBadByte(of bytes: some Collection<UInt8>) -> Int? {
    var validator = UTF8Validator()
    let bad = Array(bytes).withUnsafeBytes { validator.take($0).bad }
    return (bad ?? validator.unfinished)?.byte
  }
}
