import Foundation
import ListReaders
import Subjects
import TestSupport
import Testing

/// The published files themselves. Only counts are expected of them, never names.
@Suite(.enabled(if: SharedData.exists, "skipped: no shared data"))
struct RealListsTests {
  @Test(arguments: [
    ("un_consolidated_2026-02-27", 1_003, 730), ("un_consolidated_2025-04-19", 877, 0),
    ("un_consolidated_2020-11-30", 1_018, 0), ("un_consolidated_2018-06-21_perchrh", 1_100, 0),
    ("un_consolidated_2018-06-07_perchrh", 1_098, 0),
  ])
  func `every entry of the UN list is read`(name: String, entries: Int, people: Int) throws {
    let reading = try read(.un, [shared("lists/un/\(name).xml")])
    summarise(name, reading)
    #expect(reading.report.entries == entries)
    #expect(reading.rejects.isEmpty)
    #expect(reading.balances)
    if people > 0 { #expect(reading.entities.count { $0.schema == "Person" } == people) }
  }

  @Test func `the Latin-1 bytes of the malformed UN file are named by line and byte`() throws {
    let file = try shared("lists/un/MALFORMED_un_consolidated_2025-08-16_latin1bytes.xml")
    let bad = try #require(firstBadUTF8(file.1))
    let line = file.1[..<bad].count { $0 == 0x0A } + 1
    #expect(throws: UnreadableList.notUTF8(file: file.0, line: line, byte: bad)) {
      try read(.un, [file])
    }
  }

  @Test func `every row of the OFAC list is read without side files`() throws {
    let reading = try read(.ofac, [shared("lists/ofac/sdn_latest_jackdwyer.csv")])
    summarise("sdn_latest", reading)
    #expect(reading.report.entries == 14_965)
    #expect(reading.rejects.isEmpty)
    #expect(reading.balances)
  }

  @Test func `side files of another edition leave orphans`() throws {
    let sides = ["alt", "add", "sdn_comments"].map { "lists/ofac/moov_tfidf_\($0).csv" }
    let reading = try read(
      .ofac, [shared("lists/ofac/sdn_latest_jackdwyer.csv")] + sides.map(shared))
    summarise("sdn_latest with sides", reading)
    #expect(reading.report.entries == 14_965)
    #expect(reading.rejects.isEmpty)
    #expect(reading.report.orphans.values.reduce(0, +) > 1_000)
  }

  @Test func `a complete OFAC set fits together`() throws {
    let files = ["sdn", "alt", "add", "sdn_comments"].map { "lists/ofac/moov_bench_\($0).csv" }
    let reading = try read(.ofac, files.map(shared))
    summarise("moov_bench", reading)
    #expect(reading.rejects.isEmpty)
    #expect(reading.balances)
  }

  @Test func `every entry of the OFAC XML is read`() throws {
    let reading = try read(
      .ofacXML, [shared("lists/ofac/ofac_consolidated_non_sdn_2025-03-28.xml")])
    summarise("non_sdn", reading)
    #expect(reading.report.entries == 443)
    #expect(reading.rejects.isEmpty)
    #expect(reading.report.published == "2025-03-28")
  }
}

/// With `TABAYYUN_FIGURES=1` the figures of a file are printed.
private func summarise(_ name: String, _ reading: Reading) {
  guard ProcessInfo.processInfo.environment["TABAYYUN_FIGURES"] == "1" else { return }
  let report = reading.report
  let total = report.unmapped.reduce(0) { $0 + $1.count }
  print(
    "FIGURES \(name): rows \(report.rows), entries \(report.entries), rejects \(report.rejects),",
    "entities \(reading.entities.count), orphans \(report.orphans), unmapped \(total)",
    "in \(report.unmapped.count) paths")
  for element in report.unmapped.sorted(by: { $0.count > $1.count }).prefix(60) {
    print("  \(element.count) \(element.path)")
  }
}

private func firstBadUTF8(_ bytes: [UInt8]) -> Int? {
  var decoder = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var position = 0
  while true {
    switch decoder.parseScalar(from: &iterator) {
    case .valid(let scalar): position += scalar.count
    case .emptyInput: return nil
    case .error: return position
    }
  }
}
