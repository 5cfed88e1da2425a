import Foundation
import RecordStreams
import TestSupport
import Testing

/// The contract of the commands that import and show lists: what they say and how they end.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ListCommandsTests {
  private let folder: TemporaryFolder
  private var url: URL { folder.url }

  init() throws {
    folder = try TemporaryFolder()
    try inventedPeople(0..<20).write(to: url.appending(path: "a.jsonl"))
    try inventedPeople(1..<22, state: 1).write(to: url.appending(path: "b.jsonl"))
    try Data().write(to: url.appending(path: "empty.jsonl"))
  }

  private func add(_ file: String, _ day: String, _ more: String...) throws -> BuiltProgram.Answer {
    let arguments = ["import", "ftm", file, "--list", "inv", "--published", day] + more
    let (output, remarks) = (url.appending(path: "o.txt"), url.appending(path: "e.txt"))
    for file in [output, remarks] { try Data().write(to: file) }
    let process = try BuiltProgram.start(
      arguments, in: url, output: FileHandle(forWritingTo: output),
      remarks: FileHandle(forWritingTo: remarks))
    process.waitUntilExit()
    return BuiltProgram.Answer(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      remarks: try String(contentsOf: remarks, encoding: .utf8))
  }

  @Test func `import ends with 0 in force, 0 nothing new, 5 held`() throws {
    #expect(try add("a.jsonl", "2024-01-01").status == 0)
    #expect(try add("a.jsonl", "2024-01-01").output.hasPrefix("Nothing new"))
    let held = try add("empty.jsonl", "2024-01-02")
    #expect(held.status == 5 && held.output.contains("--accept"))
    #expect(try add("empty.jsonl", "2024-01-02").status == 5)
    #expect(try add("empty.jsonl", "2024-01-02", "--accept").status == 0)
    #expect(try add("empty.jsonl", "2024-01-02").status == 0)
  }

  @Test func `diff ends with 1 where editions differ and 0 where not`() throws {
    _ = try add("a.jsonl", "2024-01-01")
    _ = try add("b.jsonl", "2024-01-02")
    let different = try BuiltProgram.run("diff", "inv", "--json", in: url)
    #expect(different.status == 1)
    let value = try JSONValue(parsing: different.output)
    #expect(value["added"] == .number("2") && value["removed"] == .number("1"))
    #expect(value["changed"] == .number("19"))
    let fields = value["changes"]?.array?.compactMap { $0["fields"]?.array }.first
    #expect(fields == [.string("birthDate")])
    #expect(try BuiltProgram.run("diff", "inv", "--from", "2", "--to", "2", in: url).status == 0)
    #expect(try BuiltProgram.run("diff", "none", in: url).status == 2)
  }

  @Test func `lists and show answer in JSON`() throws {
    _ = try add("a.jsonl", "2024-01-01")
    _ = try add("empty.jsonl", "2024-01-02")
    let lists = try JSONValue(parsing: BuiltProgram.run("lists", "--json", in: url).output)
    let list = lists.array?.first
    #expect(list?["list"] == .string("inv") && list?["entries"] == .number("20"))
    #expect(list?["editions"] == .number("2") && list?["published"] == .string("2024-01-01"))
    #expect(list?["held"]?["removal_pending"] == .number("20"))
    let shown = try BuiltProgram.run("show", "inv:3", "--json", in: url)
    #expect(shown.status == 0)
    let sheet = try JSONValue(parsing: shown.output)["lists"]?.array?.first
    #expect(sheet?["caption"] == .string("Invented Person 3"))
    #expect(sheet?["removal_pending"] == .bool(true))
    #expect(try BuiltProgram.run("show", "inv:99", in: url).status == 1)
  }

  @Test(arguments: [
    ["import", "ftm", "none.jsonl", "--list", "inv"], ["lists"], ["diff", "inv"], ["show", "x"],
    ["init", "--policy", "a.jsonl"],
  ])
  func `unreadable input and a missing register end with 3`(arguments: [String]) throws {
    let process = try BuiltProgram.start(arguments, in: url)
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
  }

  @Test(arguments: [
    ["import"], ["import", "ftm"], ["import", "xls", "a.jsonl"],
    ["import", "ftm", "a.jsonl", "--list", "Not A Name"],
    ["import", "ftm", "a.jsonl", "--published", "yesterday"],
    ["import", "ftm", "a.jsonl", "--max-removed", "2"], ["dif"], ["lists", "--colour"],
  ])
  func `wrong usage ends with 2`(arguments: [String]) throws {
    let process = try BuiltProgram.start(arguments, in: url)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test func `a file that is no register ends with 4 and stays as it is`() throws {
    let file = url.appending(path: "a.jsonl")
    let before = try Data(contentsOf: file)
    for command in ["lists", "init"] {
      #expect(try BuiltProgram.run(command, "--register", "a.jsonl", in: url).status == 4)
    }
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `help and version end with 0`() throws {
    for argument in ["--help", "--version"] {
      let answer = try BuiltProgram.run(argument, in: url)
      #expect(answer.status == 0 && !answer.output.isEmpty)
    }
  }
}
