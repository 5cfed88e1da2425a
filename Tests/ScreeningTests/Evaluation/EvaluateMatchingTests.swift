import Foundation
import RecordStreams
import Subjects
import TestSupport
import Testing

@testable import Screening

/// Writes a file of labelled questions and reads it.
private func labelled(_ text: String) throws -> LabelledQuestions {
  let file = FileManager.default.temporaryDirectory.appending(
    path: "labelled-\(UUID().uuidString).jsonl")
  try Data(text.utf8).write(to: file)
  defer { unlink(file.path) }
  return try LabelledQuestions(files: [file.path])
}

private func people() throws -> ListSnapshot {
  func person(_ id: String, _ names: String..., birth: String? = nil) -> Subject {
    var subject = Subject(id: id, names: names.map { .init($0) })
    subject.schema = "Person"
    subject.births = [birth].compactMap { $0 }.compactMap { PartialDate($0) }
    return subject
  }
  return try .compiled(
    [
      person("a", "Khalid Nasir al-Zarqani", "خالد ناصر الزرقاني", birth: "1971-03-02"),
      person("b", "Omar Yusuf Tikriti"), person("c", "Zaynab Harith Wardak"),
    ], named: "x")
}

private let questions = """
  {"key":"1","name":"Khaled Naser Zarqani","answers":["a"],"kind":"spelling","groups":{"sex":"man"}}
  {"key":"2","name":"عمر يوسف التكريتي","birthDate":"1980","answers":["b"],"kind":"arabic"}
  {"key":"3","name":"Abu Zaynab","answers":["c"],"kind":"weak-kunya"}
  {"key":"4","name":"Wang Fang","answers":[],"kind":"stranger","groups":{"sex":"woman"}}
  {"key":"5","name":"Khalid Nasir Zarqani","answers":[],"kind":"namesake"}
  """

@Test func `rows that cannot be read are told of with file, line and cause`() throws {
  let read = try labelled(
    """
    {"key":"1","name":"Omar","answers":["a"],"kind":"exact"}
    nonsense

    {"key":"2","name":"Omar"}
    {"key":"3","name":"Omar","answers":"a"}
    {"key":"4","name":"Omar","answers":[7]}
    {"key":"5","answers":[]}
    {"key":"6","name":"Omar","birthDate":"soon","answers":[]}
    """)
  #expect(read.questions.map(\.key) == ["1", "6"])
  #expect(read.rejects.map(\.line) == [2, 4, 5, 6, 7])
  #expect(read.rejects[1].says == "answers «»: an array of entry ids is expected")
  #expect(read.rejects.allSatisfy { $0.path.hasSuffix(".jsonl") })
  #expect(read.remarks.map(\.line) == [8])
}

@Test func `an evaluation counts by kind, scripts and the groups of the questions`() async throws {
  let day = try #require(PartialDate("2026-01-01"))
  let evaluation = EvaluateMatching(
    lists: [try people()], line: 7_000, day: day, withBaselines: true)
  let report = try await evaluation.run(try labelled(questions), progress: { _, _ in })
  #expect(report.positives == 3 && report.negatives == 2 && report.entries == 3)
  #expect(report.rankers.map(\.name) == ["tabayyun", "exact", "jaro-winkler", "sound-keys"])
  let engine = report.rankers[0]
  #expect(
    engine.groups.map(\.name) == [
      "all", "arabic", "spelling", "weak-kunya", "arabic→latin", "latin→latin+arabic", "man",
    ])
  #expect(engine.groups[0].figures.first == Proportion(2, of: 2))
  #expect(engine.groups[3].figures.atLine == nil)
  #expect(
    engine.negatives.map(\.name) == ["all", "namesake", "stranger", "latin", "woman"])
  #expect(engine.negatives.map { $0.atLine?.successes } == [1, 1, 0, 1, 0])
  // Two negatives are too few to tell 1 %.
  #expect(engine.onePercent == nil && engine.negatives[0].atOnePercent == nil)
  #expect(report.rankers[1].groups[0].figures.first == Proportion(0, of: 2))
}

@Test func `an answer that is on no list is counted, and its question missed`() async throws {
  let day = try #require(PartialDate("2026-01-01"))
  let evaluation = EvaluateMatching(
    lists: [try people()], line: 7_000, day: day, withBaselines: false)
  let rows = try labelled(#"{"name":"Omar Yusuf Tikriti","answers":["z"],"kind":"exact"}"#)
  let report = try await evaluation.run(rows, progress: { _, _ in })
  #expect(report.unknownAnswers == 1)
  #expect(report.rankers[0].groups[0].figures.firstTwenty == Proportion(0, of: 1))
}

@Test func `the same questions give the same bytes`() async throws {
  let day = try #require(PartialDate("2026-01-01"))
  let evaluation = EvaluateMatching(
    lists: [try people()], line: 7_000, day: day, withBaselines: true)
  var texts: Set<String> = []
  for _ in 0..<3 {
    var details: [String] = []
    let report = try await evaluation.run(
      try labelled(questions), progress: { _, _ in }, details: { details.append($0.text) })
    #expect(details.count == 5)
    texts.insert(report.json.text + details.joined())
  }
  #expect(texts.count == 1)
}

@Test func `nothing asked gives empty figures`() async throws {
  let day = try #require(PartialDate("2026-01-01"))
  let evaluation = EvaluateMatching(
    lists: [try people()], line: 7_000, day: day, withBaselines: true)
  let report = try await evaluation.run(try labelled(""), progress: { _, _ in })
  #expect(report.rankers.allSatisfy { $0.groups.map(\.figures.count) == [0] })
  #expect(report.json["positives"] == .number(0))
}
