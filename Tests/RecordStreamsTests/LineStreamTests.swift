import RecordStreams
import TestSupport
import Testing

@Test func `lines end with LF or CRLF and the last needs no end`() {
  let found = lines(Array("\u{FEFF}one\r\n\ntwo".utf8))
  #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "", "two"])
  #expect(found.map(\.number) == [1, 2, 3])
  #expect(found.map(\.byte) == [0, 8, 9])
}

@Test func `an empty file has no lines`() {
  #expect(lines([]).isEmpty)
}

@Test func `a line over the limit is marked and the rest goes on`() {
  let found = lines(Array("12345\n1234\r\n123456789\n1".utf8), chunk: 3, limit: 4)
  #expect(found.map(\.isTooLong) == [true, false, true, false])
  #expect(found.map(\.bytes.count) == [4, 4, 4, 1])
}

@Test func `lines do not depend on where chunks end`() {
  func random(_ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0..<30, using: &generator)).map { _ in
      Array("ab\n\r".utf8).randomElement(using: &generator) ?? 0
    }
  }
  forAll(random, count: 2_000) { bytes in
    let whole = lines(bytes, limit: 5)
    return [1, 2, 3, 7].allSatisfy { lines(bytes, chunk: $0, limit: 5) == whole }
  }
}
