import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct KilledAuditTests {
  /// Kills two processes that append to one audit, at random moments.
  ///
  /// Every number that was told is on the disk, and the chain holds.
  @Test func `nothing that was acknowledged is lost when the program is killed`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url
    var generator = SeededGenerator(seed: 11)
    var acknowledged = 0
    for round in 0..<8 {
      let files = try (0..<2).map { index in
        let file = url.appending(path: "told-\(round)-\(index).txt")
        try Data().write(to: file)
        return file
      }
      let processes = try files.map { file in
        try BuiltProgram.start(
          ["audit", "fill", "--events", "1000000", "--callers", "16", "--tell"], in: url,
          output: FileHandle(forWritingTo: file))
      }
      Thread.sleep(forTimeInterval: Double.random(in: 0.1...0.4, using: &generator))
      for process in processes { kill(process.processIdentifier, SIGKILL) }
      for process in processes { process.waitUntilExit() }
      let told = try files.flatMap { try numbers(in: $0) }
      #expect(Set(told).count == told.count, "no number is given twice")
      acknowledged = max(acknowledged, told.max() ?? 0)
      guard FileManager.default.fileExists(atPath: url.appending(path: "tabayyun.sqlite").path)
      else { continue }
      let answer = try BuiltProgram.run("audit", "verify", "--json", in: url)
      // Killed before the register was made.
      if answer.status == 3 { continue }
      let report = try JSONValue(parsing: answer.output)
      #expect(answer.status == 0, "\(answer.output) \(answer.remarks)")
      guard case .number(let digits)? = report["records"], let records = Int(digits) else {
        Issue.record("\(answer.output)")
        return
      }
      #expect(records >= acknowledged)
    }
    #expect(acknowledged > 100, "some events were acknowledged: \(acknowledged)")
  }

  @Test func `two processes that append at once keep one chain`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url
    let processes = try [0, 8].map { callers in
      try BuiltProgram.start(
        ["audit", "fill", "--events", "3000", "--callers", "\(callers)"], in: url)
    }
    for process in processes { process.waitUntilExit() }
    #expect(processes.allSatisfy { $0.terminationStatus == 0 })
    let answer = try BuiltProgram.run("audit", "verify", "--json", in: url)
    #expect(try JSONValue(parsing: answer.output)["records"] == .number(6_000))
  }

  /// Whole lines; a last one that was cut off was not told.
  private func numbers(in file: URL) throws -> [Int] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { Int($0) }
  }
}
