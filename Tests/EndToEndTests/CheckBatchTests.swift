import Foundation
import RecordStreams
import TestSupport
import Testing

/// `check --batch`: every line answered, in order, also after a kill.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct CheckBatchTests {
  private let folder: TemporaryFolder
  private var url: URL { folder.url }

  init() throws {
    folder = try TemporaryFolder()
    _ = try BuiltProgram.run(
      "sample", "--people", "400", "--to", "people.jsonl", in: folder.url)
    _ = try BuiltProgram.run(
      "import", "ftm", "people.jsonl", "--list", "inv", "--published", "2025-01-01", in: folder.url)
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  private func lines(_ name: String) throws -> [JSONValue] {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
      .split(separator: "\n").map { try JSONValue(parsing: String($0)) }
  }

  @Test func `each line is answered in its place and a bad one says what is wrong`() throws {
    try write(
      """
      {"key":1,"name":"Hisham Sabbagh","note":"x"}
      no json
      {"key":"c","name":""}
      {"key":"d","name":["محمد علي","Mohammed Ali"],"birthDate":"1971","nationality":"nowhere"}
      {"key":"e","name":"Khalid","purpose":"curiosity"}
      {"key":"f","name":"\(String(repeating: "x", count: 10_001))"}

      {"key":"g","name":12}
      {"key":"h","name":"Ali","birthDate":["1974"]}
      """, "in.jsonl")
    let answer = try BuiltProgram.run(
      "check", "--batch", "in.jsonl", "--to", "out.jsonl", "--stats", "stats.json", in: url)
    #expect(answer.status == 3)
    let out = try lines("out.jsonl")
    #expect(out.map { $0["line"] } == [1, 2, 3, 4, 5, 6, 8, 9].map { .number($0) })
    #expect(out[0]["key"] == .number("1") && out[3]["key"]?.string == "d")
    #expect(out.map { $0["error"] != nil } == [false, true, true, false, true, true, false, true])
    #expect(out[7]["key"]?.string == "h")
    #expect(out[3]["remarks"]?.array?.count == 1)
    let stats = try JSONValue(
      parsing: String(contentsOf: url.appending(path: "stats.json"), encoding: .utf8))
    #expect(stats["count"] == .number("8") && stats["rejected"] == .number("5"))
    #expect(stats["ignored_keys"]?["note"] == .number("1"))
    for member in [
      "seconds", "checks_per_second", "mean_ms", "p50_ms", "p90_ms", "p99_ms", "max_ms",
      "peak_memory_bytes",
    ] {
      #expect(stats[member] != nil, "\(member)")
    }
  }

  @Test func `CSV and JSON lines give the same answers`() throws {
    try write(
      "{\"key\":\"a\",\"name\":\"Hisham Ibrahim\",\"birthDate\":\"1967\"}\n{\"key\":\"b\",\"name\":\"علي حسن\"}\n",
      "in.jsonl")
    try write("key,name,birthDate\r\na,\"Hisham Ibrahim\",1967\r\nb,علي حسن,\r\n", "in.csv")
    _ = try BuiltProgram.run("check", "--batch", "in.jsonl", "--to", "j.jsonl", in: url)
    _ = try BuiltProgram.run("check", "--batch", "in.csv", "--to", "c.jsonl", in: url)
    #expect(try lines("j.jsonl").map { $0["results"] } == lines("c.jsonl").map { $0["results"] })
    #expect(try lines("c.jsonl").map { $0["line"] } == [.number(2), .number(3)])
  }

  @Test func `a killed batch goes on and ends with the same bytes`() throws {
    var questions = ""
    for number in 0..<6_000 {
      questions += "{\"key\":\(number),\"name\":\"Ali Hassan \(number % 97)\"}\n"
    }
    try write(questions, "in.jsonl")
    let arguments = ["check", "--batch", "in.jsonl", "--on", "2025-03-01", "--threshold", "0.6"]
    let whole = try BuiltProgram.start(arguments + ["--to", "whole.jsonl"], in: url)
    whole.waitUntilExit()
    let partial = url.appending(path: "cut.jsonl.partial")
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<4 {
      let process = try BuiltProgram.start(arguments + ["--to", "cut.jsonl"], in: url)
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.6, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    // A line that was half written when the power failed.
    if let handle = try? FileHandle(forUpdating: partial) {
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"key\":9".utf8))
    }
    let last = try BuiltProgram.start(arguments + ["--to", "cut.jsonl"], in: url)
    last.waitUntilExit()
    #expect(
      try Data(contentsOf: url.appending(path: "cut.jsonl"))
        == Data(contentsOf: url.appending(path: "whole.jsonl")))
    #expect(!FileManager.default.fileExists(atPath: partial.path))
  }

  @Test func `a batch that goes on keeps what it has counted`() throws {
    var questions = "{\"key\":\"hit\",\"name\":\"Hisham Ibrahim Sabbagh\"}\nbad\n"
    for number in 0..<6_000 {
      questions += "{\"key\":\(number),\"name\":\"Zzyzx Qwfpg \(number)\"}\n"
    }
    try write(questions, "in.jsonl")
    let arguments = ["check", "--batch", "in.jsonl", "--on", "2025-03-01", "--threshold", "0.6"]
    let whole = try BuiltProgram.start(arguments + ["--to", "whole.jsonl"], in: url)
    whole.waitUntilExit()
    let partial = url.appending(path: "cut.jsonl.partial")
    let process = try BuiltProgram.start(arguments + ["--to", "cut.jsonl"], in: url)
    // The first window is written soon; a batch that ends before the kill tests nothing less.
    for _ in 0..<400 {
      if (try? Data(contentsOf: partial).count) ?? 0 > 0 { break }
      Thread.sleep(forTimeInterval: 0.005)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let last = try BuiltProgram.start(
      arguments + ["--to", "cut.jsonl", "--stats", "stats.json"], in: url)
    last.waitUntilExit()
    #expect(last.terminationStatus == 3 && whole.terminationStatus == 3)
    let stats = try JSONValue(
      parsing: String(contentsOf: url.appending(path: "stats.json"), encoding: .utf8))
    #expect(stats["count"] == .number("6002") && stats["rejected"] == .number("1"))
  }

  @Test func `the number of threads changes no byte of the answers`() throws {
    var questions = ""
    for number in 0..<700 {
      questions +=
        "{\"key\":\(number),\"name\":\"\(number % 3 == 0 ? "علي حسن" : "Ali Hassan")\"}\n"
      if number % 50 == 0 { questions += "{\"key\":\(number)}\n" }
    }
    try write(questions, "in.jsonl")
    let arguments = ["check", "--batch", "in.jsonl", "--on", "2025-03-01", "--threshold", "0.6"]
    var answers: [Data] = []
    for threads in [["--threads", "1"], ["--threads", "3"], ["--threads", "1024"], []] {
      _ = try BuiltProgram.run(
        arguments + ["--to", "out.jsonl", "--stats", "stats.json"] + threads, in: url)
      answers.append(try Data(contentsOf: url.appending(path: "out.jsonl")))
      let stats = try JSONValue(
        parsing: String(contentsOf: url.appending(path: "stats.json"), encoding: .utf8))
      if let count = threads.last { #expect(stats["threads"] == .number(count)) }
    }
    #expect(answers[0].count(where: { $0 == 0x0A }) == 714)
    #expect(answers.allSatisfy { $0 == answers[0] })
    let answer = try BuiltProgram.run(
      arguments + ["--to", "out.jsonl", "--threads", "0"], in: url)
    #expect(answer.status == 2)
  }

  @Test func `checks that are not timed are answered and counted`() throws {
    try write(
      "{\"key\":1,\"name\":\"Ali Hassan\"}\n{\"key\":2,\"name\":\"Ali Hussein\"}\n", "in.jsonl")
    _ = try BuiltProgram.run(
      "check", "--batch", "in.jsonl", "--to", "out.jsonl", "--stats", "stats.json", "--untimed",
      "2", in: url)
    let stats = try JSONValue(
      parsing: String(contentsOf: url.appending(path: "stats.json"), encoding: .utf8))
    #expect(try lines("out.jsonl").count == 2)
    #expect(stats["count"] == .number("2") && stats["max_ms"] == .number("0.0000"))
    #expect(stats["checks_per_second"] != .number("0.0000"))
  }

  @Test func `answers never replace the questions, a folder or a device`() throws {
    try write("{\"key\":1,\"name\":\"Ali\"}\n", "in.jsonl")
    #expect(
      try BuiltProgram.run("check", "--batch", "in.jsonl", "--to", "in.jsonl", in: url).status == 2)
    #expect(
      try BuiltProgram.run("check", "--batch", "in.jsonl", "--to", "/dev/null", in: url).status == 3
    )
    #expect(try BuiltProgram.run("check", "--batch", "in.jsonl", "--to", ".", in: url).status == 3)
    #expect(try lines("in.jsonl").count == 1)
  }

  @Test func `a CSV without a name column is refused`() throws {
    try write("key,nom\na,Ali\n", "in.csv")
    let answer = try BuiltProgram.run("check", "--batch", "in.csv", "--to", "o.jsonl", in: url)
    #expect(answer.status == 3 && answer.remarks.contains("name"))
  }
}
