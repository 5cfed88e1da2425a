import RecordStreams
import TestSupport
import Testing

@Test func `fields, quotes and line ends follow RFC 4180`() {
  let text = "a,\"b \"\"c\"\"\",\r\n\"x\ny\",,z\rlast,\"\""
  let records = csv(Array(text.utf8)).records
  #expect(rows(records) == [["a", "b \"c\"", ""], ["x\ny", "", "z"], ["last", ""]])
  #expect(records.map(\.line) == [1, 2, 4])
  #expect(records.map(\.byte) == [0, 14, 23])
}

@Test func `a quote inside an unquoted field is a plain character`() {
  #expect(rows(csv(Array("5\" pipe,x\n".utf8)).records) == [["5\" pipe", "x"]])
}

@Test func `empty lines, the byte order mark and the last 0x1A are passed over`() {
  let text = "\u{FEFF}a,b\r\n\r\nc,d\r\n\u{1A}"
  #expect(rows(csv(Array(text.utf8)).records) == [["a", "b"], ["c", "d"]])
}

@Test func `a 0x1A before other rows is a row`() {
  #expect(rows(csv(Array("a\n\u{1A}\nb\n".utf8)).records) == [["a"], ["\u{1A}"], ["b"]])
}

@Test func `the null of OFAC keeps its space`() {
  #expect(rows(csv(Array("36,-0- ,-0- \r\n".utf8)).records) == [["36", "-0- ", "-0- "]])
}

@Test func `an open quote costs one line and not the rest of the file`() {
  let records = csv(Array("a,b\nc,\"d\ne,f\ng,h".utf8)).records
  #expect(rows(records) == [["a", "b"], ["e", "f"], ["g", "h"]])
  let fault = records.compactMap { record -> CSVFault? in
    if case .failure(let fault) = record.content { fault } else { nil }
  }
  #expect(fault == [.unterminatedQuote(line: 2, byte: 6)])
  #expect(records.map(\.line) == [1, 2, 3, 4])
}

@Test func `a quote that stays open for a megabyte is given up`() {
  let text = "a,\"b\n" + String(repeating: "c,d\n", count: 400_000)
  let (records, error) = csv(Array(text.utf8), chunk: 50_000)
  #expect(error == nil)
  #expect(rows(records).count == 400_000)
  #expect(records.count == 400_001)
}

@Test func `open quotes without end are refused instead of scanned for ever`() {
  let text = String(repeating: "a\",\"\n", count: 300_000)
  guard case .tooManyOpenQuotes(_, _, limit: CSVStream.openQuoteLimit) = csv(Array(text.utf8)).error
  else {
    Issue.record("no error")
    return
  }
}

@Test(arguments: [
  ("a,\"b\"c\nd", CSVFault.textAfterQuote(line: 1, byte: 5)),
  ("a,b\u{0}\nd", .nul(line: 1, byte: 3)),
  ("\"x\ny\u{0}\"\nd", .nul(line: 2, byte: 4)),
])
func `a faulty record is told with its place and the rest goes on`(text: String, fault: CSVFault) {
  let records = csv(Array(text.utf8)).records
  #expect(records.first?.content == .failure(fault))
  #expect(rows(records) == [["d"]])
}

@Test func `bytes that are no UTF-8 cost their record only`() {
  let records = csv(Array("a\nb,\"x\n".utf8) + [0x4D, 0xFC] + Array("\"\nc\n".utf8)).records
  #expect(records.dropFirst().first?.content == .failure(.notUTF8(line: 3, byte: 8)))
  #expect(rows(records) == [["a"], ["c"]])
}

@Test func `a field over a megabyte costs its record, a record over 16 ends the file`() {
  let long = String(repeating: "x", count: CSVStream.fieldLimit + 1)
  let records = csv(Array("a,\(long)\nb\n".utf8), chunk: 10_000).records
  #expect(
    records.first?.content
      == .failure(.fieldTooLong(line: 1, byte: 2, limit: CSVStream.fieldLimit)))
  #expect(rows(records) == [["b"]])
  let huge = Array(repeating: UInt8(ascii: "x"), count: CSVStream.recordLimit + 10)
  #expect(
    csv(Array("a\n".utf8) + huge).error
      == .recordTooLong(line: 2, byte: 2, limit: CSVStream.recordLimit))
}

@Test func `ten thousand commas are too many`() {
  let text = String(repeating: ",", count: CSVStream.fieldCountLimit) + "\nb"
  #expect(
    csv(Array(text.utf8)).records.first?.content
      == .failure(.tooManyFields(limit: CSVStream.fieldCountLimit)))
}

@Test func `records do not depend on where chunks end`() {
  let letters = Array("ab,\"\"\n\r\u{1A}é\u{0}".utf8)
  func random(_ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
      letters.randomElement(using: &generator) ?? 0x61
    }
  }
  forAll(random, count: 3_000) { bytes in
    let whole = csv(bytes)
    return [1, 2, 3, 5].allSatisfy { csv(bytes, chunk: $0).records == whole.records }
  }
}

@Test func `rows written with every field quoted read the same`() {
  func random(_ generator: inout SeededGenerator) -> [[String]] {
    (0..<3).map { _ in
      (0..<2).map { _ in
        String((0..<4).compactMap { _ in "a,\"\n\r ;ع".randomElement(using: &generator) })
      }
    }
  }
  forAll(random, count: 1_000) { table in
    let text = table.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\n")
    return rows(csv(Array(text.utf8)).records) == table
  }
}

/// The rows without a fault.
private func rows(_ records: [CSVRecord]) -> [[String]] {
  records.compactMap { try? $0.content.get() }
}

/// From the fuzzer: Swift's `Character` joins the quote and the mark.
@Test func `a quote before a combining mark is still a quote`() {
  let text = "\"a\"\"\u{747}b\",c"
  #expect(rows(csv(Array(text.utf8)).records) == [["a\"\u{747}b", "c"]])
}
