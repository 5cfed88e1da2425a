import Foundation
import RecordStreams
import TestSupport
import Testing

/// `sample --questions` and `evaluate`: the figures of a labelled set.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct EvaluateCommandTests {
  private let folder: TemporaryFolder
  private var url: URL { folder.url }

  init() throws {
    folder = try TemporaryFolder()
    let made = try BuiltProgram.run(
      "sample", "--people", "120", "--to", "list.jsonl", "--questions", "questions.jsonl",
      "--asked", "60", "--strangers", "90", "--foreigners", "10", in: folder.url)
    #expect(made.status == 0)
  }

  @Test func `a file and a register with the same list give the same figures`() throws {
    let file = try BuiltProgram.run(
      "evaluate", "questions.jsonl", "--against", "list.jsonl", "--json", in: url)
    #expect(file.status == 0 && file.remarks.isEmpty)
    _ = try BuiltProgram.run(
      "import", "ftm", "list.jsonl", "--list", "inv", "--published", "2025-01-01", in: url)
    let register = try BuiltProgram.run(
      "evaluate", "questions.jsonl", "--in", "inv", "--json", in: url)
    #expect(register.output == file.output)
    let json = try JSONValue(parsing: file.output)
    #expect(json["positives"] == .number(60) && json["negatives"] == .number(100))
    #expect(json["entries"] == .number(120) && json["unknown_answers"] == .number(0))
    #expect(json["rankers"]?.array?.count == 4)
  }

  @Test func `a row that cannot be read is told of and the others are counted`() throws {
    let more = "{\"key\":1,\"name\":\"Omar\"}\n{\"name\":\"Omar Ali\",\"answers\":[\"nobody\"]}\n"
    try Data(more.utf8).write(to: url.appending(path: "more.jsonl"))
    let answer = try BuiltProgram.run(
      "evaluate", "questions.jsonl", "more.jsonl", "--against", "list.jsonl", "--no-baselines",
      "--details", "details.jsonl", in: url)
    #expect(answer.status == 3)
    #expect(answer.remarks.contains("more.jsonl: line 1: answers «»: an array of entry ids"))
    #expect(answer.remarks.contains("1 answers are on no list"))
    #expect(answer.output.hasPrefix("61 questions with an answer and 100 without, 120 entries"))
    let details = try String(contentsOf: url.appending(path: "details.jsonl"), encoding: .utf8)
    #expect(details.split(separator: "\n").count == 161)
  }

  @Test func `a command that makes no sense is a usage error`() throws {
    let line = try BuiltProgram.run(
      "evaluate", "questions.jsonl", "--against", "list.jsonl", "--line", "7", in: url)
    #expect(line.status == 2)
    let format = try BuiltProgram.run(
      "sample", "--people", "1", "--to", "x", "--format", "un", "--questions", "y", in: url)
    #expect(format.status == 2)
    let missing = try BuiltProgram.run("evaluate", "no.jsonl", "--against", "list.jsonl", in: url)
    #expect(missing.status == 3)
  }
}
