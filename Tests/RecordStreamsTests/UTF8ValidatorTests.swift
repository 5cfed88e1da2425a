import TestSupport
import Testing

@testable import RecordStreams

@Test func `bad bytes are found where the standard library finds them`() {
  forAll(randomBytes, count: 5_000) { bytes in
    UTF8Validator.firstBadByte(of: bytes) == naiveFirstBadByte(bytes)
  }
}

@Test func `a sequence may be cut anywhere`() {
  forAll(randomBytes, count: 2_000) { bytes in
    var validator = UTF8Validator()
    var found: Int?
    for byte in bytes where found == nil {
      found = withUnsafeBytes(of: byte) { validator.take($0).bad?.byte }
    }
    return (found ?? validator.unfinished?.byte) == naiveFirstBadByte(bytes)
  }
}

/// Mostly valid text with a byte changed here and there.
private func randomBytes(_ generator: inout SeededGenerator) -> [UInt8] {
  let letters: [Unicode.Scalar] = ["a", "é", "ع", "€", "\u{1F600}", "\n", "\u{D7FF}", "\u{FFFF}"]
  var text = ""
  for _ in 0..<Int.random(in: 0..<6, using: &generator) {
    text.unicodeScalars.append(letters.randomElement(using: &generator) ?? "a")
  }
  var bytes = Array(text.utf8)
  if Bool.random(using: &generator), let index = bytes.indices.randomElement(using: &generator) {
    bytes[index] = UInt8.random(in: 0...255, using: &generator)
  }
  return bytes
}

/// The longest valid prefix by the standard library's own decoder.
private func naiveFirstBadByte(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  return (0..<bytes.count).last { String(validating: bytes[..<$0], as: UTF8.self) != nil }
}
