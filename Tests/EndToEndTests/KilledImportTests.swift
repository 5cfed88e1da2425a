import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct KilledImportTests {
  /// Kills an import of a second edition at random moments from its start to its end, which is
  /// when the index of the new edition has been compiled.
  ///
  /// Each time the register must hold the first edition alone or both, whole.
  @Test func `a killed import leaves the old edition or the new one, whole`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url
    try inventedPeople(0..<2000).write(to: url.appending(path: "old.jsonl"))
    try inventedPeople(100..<2200, state: 3).write(to: url.appending(path: "new.jsonl"))
    let first = try BuiltProgram.run(
      "import", "ftm", "old.jsonl", "--list", "inv", "--published", "2024-01-01", in: url)
    #expect(first.status == 0, "\(first.remarks)")
    try FileManager.default.copyItem(
      at: url.appending(path: "tabayyun.sqlite"), to: url.appending(path: "first.sqlite"))
    let wholeSeconds = try secondsOfWholeImport(in: url)
    var generator = SeededGenerator(seed: 9)
    var editionCounts: [Int: Int] = [:]
    for _ in 0..<24 {
      try restoreFirst(in: url)
      let process = try startImport(in: url)
      Thread.sleep(forTimeInterval: Double.random(in: 0...wholeSeconds, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      editionCounts[try expectWhole(in: url), default: 0] += 1
    }
    #expect(editionCounts.keys.allSatisfy { $0 == 1 || $0 == 2 }, "\(editionCounts)")
    #expect(editionCounts[1, default: 0] >= 1, "some kill hits the import: \(editionCounts)")
  }

  private func startImport(in url: URL) throws -> Process {
    try BuiltProgram.start(
      ["import", "ftm", "new.jsonl", "--list", "inv", "--published", "2024-02-01"], in: url)
  }

  private func restoreFirst(in url: URL) throws {
    for name in ["tabayyun.sqlite", "tabayyun.sqlite-wal", "tabayyun.sqlite-shm"]
    where FileManager.default.fileExists(atPath: url.appending(path: name).path) {
      try FileManager.default.removeItem(at: url.appending(path: name))
    }
    try FileManager.default.copyItem(
      at: url.appending(path: "first.sqlite"), to: url.appending(path: "tabayyun.sqlite"))
  }

  private func secondsOfWholeImport(in url: URL) throws -> Double {
    try restoreFirst(in: url)
    let start = Date()
    try startImport(in: url).waitUntilExit()
    return Date().timeIntervalSince(start)
  }

  /// Opens the register as the next user would and reads all of it.
  ///
  /// - Returns: how many editions it holds.
  private func expectWhole(in url: URL) throws -> Int {
    let lists = try BuiltProgram.run("lists", "--json", in: url)
    #expect(lists.status == 0, "\(lists.remarks)")
    let list = try JSONValue(parsing: lists.output).array?.first
    let editions = list?["editions"] == .number("2") ? 2 : 1
    #expect(list?["entries"] == .number(editions == 2 ? "2100" : "2000"))
    let difference = try BuiltProgram.run("diff", "inv", "--json", in: url)
    let value = try JSONValue(parsing: difference.output)
    #expect(value["added"] == .number(editions == 1 ? "2000" : "200"))
    #expect(value["removed"] == .number(editions == 1 ? "0" : "100"))
    let check = try BuiltProgram.run("verify", in: url)
    #expect(check.status == 0, "\(check.remarks)")
    return editions
  }
}
