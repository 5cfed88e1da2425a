import Foundation

/// What a walk must know of a record, found at its fixed places without reading the JSON.
struct AuditRecordForm {
  /// The number that the record names; `nil` where it names none.
  let sequence: Int?
  /// Whether it tells of a purge.
  let isPurge: Bool
  /// Where the 64 digits of its commitment stand; `nil` where it has none.
  let commitment: Range<Int>?
  /// Where the moment stands until which its personal data is kept.
  var keepUntil: Range<Int>? {
    commitment.map { $0.upperBound + Self.middle.count..<$0.upperBound + Self.middle.count + 20 }
  }

  private static let start = Array("{\"sequence\":".utf8)
  private static let purge = Array(",\"kind\":\"purge\",".utf8)
  private static let personal = Array("},\"personal\":{\"commitment\":\"".utf8)
  private static let middle = Array("\",\"keep_until\":\"".utf8)
  private static let end = Array("\"}}".utf8)

  init(_ bytes: UnsafeRawBufferPointer) {
    var position = Self.start.count
    var number = 0
    while position < bytes.count, position < 40, bytes[position] &- 0x30 < 10 {
      number = number &* 10 &+ Int(bytes[position] &- 0x30)
      position += 1
    }
    let isNumbered = position > Self.start.count && Self.stands(Self.start, in: bytes, at: 0)
    sequence = isNumbered ? number : nil
    isPurge = Self.stands(Self.purge, in: bytes, at: position)
    let tail = 64 + Self.middle.count + 20 + Self.end.count
    let place = bytes.count - tail - Self.personal.count
    let hasPersonal =
      Self.stands(Self.end, in: bytes, at: bytes.count - Self.end.count)
      && Self.stands(Self.personal, in: bytes, at: place)
    commitment = hasPersonal ? bytes.count - tail..<bytes.count - tail + 64 : nil
  }

  private static func stands(
    _ text: [UInt8], in bytes: UnsafeRawBufferPointer, at place: Int
  ) -> Bool {
    guard place >= 0, place + text.count <= bytes.count else { return false }
    return text.withUnsafeBytes { text in
      guard let left = text.baseAddress, let right = bytes.baseAddress else { return false }
      return memcmp(left, right + place, text.count) == 0
    }
  }
}
