import Evidence
import Foundation
import RecordStreams
import Register
import Subjects
import TestSupport
import Testing

@testable import Screening

@Suite struct ReplayCheckTests {
  @Test func `an answer is the same after new editions came, byte for byte`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    let (number, answer) = try desk.check("Invented 3")
    #expect(answer.total > 0)
    try desk.folder.add(4...19, published: "2024-02-01", accept: true)
    let (later, _) = try desk.check("Invented 3")
    for (number, total) in [(number, answer.total), (later, nil)] {
      guard case .same(let again) = try ReplayCheck.run(number, in: desk.register) else {
        Issue.record("\(number) is the same")
        continue
      }
      if let total {
        #expect(again.json["total"] == .number(total) && again.bytes == answer.bytes)
      }
    }
  }

  @Test func `entries whose removal was pending are so again`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    try desk.folder.add(8...9, published: "2024-02-01")
    let (number, answer) = try desk.check("Invented 3")
    #expect(answer.results.contains { $0.isRemovalPending })
    try desk.folder.add(8...9, published: "2024-02-01", accept: true)
    try desk.folder.add(1...9, published: "2024-03-01", accept: true)
    guard case .same = try ReplayCheck.run(number, in: desk.register) else {
      Issue.record("the same")
      return
    }
  }

  @Test func `a check that found nobody needs the question, and tells nothing on another`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    let (number, answer) = try desk.check("Qwfp Zxcvb", born: "1971")
    #expect(answer.total == 0)
    guard case .impossible(.queryNeeded(isPurged: false)) = try desk.replay(number) else {
      Issue.record("the question is not kept")
      return
    }
    for other in [#"{"name":"Qwfp Zxcvb"}"#, #"{"name":"Invented 3"}"#, "[]", "{}"] {
      let query = try JSONValue(parsing: other)
      guard case .impossible(.otherQuery) = try desk.replay(number, query) else {
        Issue.record("\(other) is another question")
        continue
      }
    }
    let row = #"{"key":"a","name":"Qwfp Zxcvb","birthDate":"1971"}"#
    for right in [row, answer.queryText, answer.json.text] {
      guard case .same = try desk.replay(number, JSONValue(parsing: right)) else {
        Issue.record("\(right) is the question")
        continue
      }
    }
  }

  @Test func `another question is refused before anything else is looked at`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    let (_, answer) = try desk.check("Qwfp Zxcvb")
    var check = RecordedCheck(answer)
    check.form = "of a later program"
    let number = try desk.record(check)
    guard
      case .impossible(.otherQuery) = try desk.replay(
        number, JSONValue(parsing: "{\"name\":\"A\"}"))
    else {
      Issue.record("nothing but that it is another question")
      return
    }
    guard
      case .impossible(.form) = try desk.replay(number, JSONValue(parsing: answer.queryText))
    else {
      Issue.record("the form is told to who has the question")
      return
    }
  }

  @Test func `a question that was purged can be given`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    let (number, answer) = try desk.check("Invented 3", born: "1968..1972", nationality: "iq")
    #expect(try PurgePersonal.run(desk.register, at: day(40), by: "amal") == 1)
    guard case .impossible(.queryNeeded(isPurged: true)) = try desk.replay(number) else {
      Issue.record("purged")
      return
    }
    guard case .same = try desk.replay(number, JSONValue(parsing: answer.queryText)) else {
      Issue.record("the same")
      return
    }
    #expect(try VerifyAudit.run(desk.register).verification.fault == nil)
  }

  @Test func `what stands in the way is named`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    let (number, answer) = try desk.check("Invented 3")
    func reason(
      _ change: (inout RecordedCheck) -> Void
    ) throws -> ReplayCheck.Reason? {
      var check = RecordedCheck(answer)
      change(&check)
      let number = try desk.record(check)
      guard case .impossible(let reason) = try desk.replay(number) else { return nil }
      return reason
    }
    #expect(try reason { _ in } == nil)
    let foreign = try ListSnapshot.compiled([], named: "inv", sha256: "00")
    #expect(try reason { $0.lists = [foreign] } == .edition(list: "inv", number: nil))
    #expect(try reason { $0.lists = [] } == .notUnderstood)
    #expect(
      try reason { check in
        check.asked = check.asked.map {
          $0.name == "assumptions" ? JSONMember($0.name, .string("00")) : $0
        }
      } == .assumptions)
    #expect(try reason { $0.personal = .object([]) } == .notUnderstood)
    guard case .impossible(.noCheck(1)) = try desk.replay(1) else {
      Issue.record("the import is no check")
      return
    }
    guard case .impossible(.noCheck(99)) = try desk.replay(99) else {
      Issue.record("no such record")
      return
    }
    var other = RecordedCheck(answer)
    other.answerHash = "00"
    guard case .different(_, "00", let found) = try desk.replay(try desk.record(other)) else {
      Issue.record("another answer")
      return
    }
    #expect(found == RecordedCheck(answer).answerHash)
    #expect(number == 2)
  }

  @Test func `everything a question can hold is asked again`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...40, published: "2024-01-01")
    try forAll(inventedForm, count: 60) { form in
      let (number, answer) = try desk.check(form, line: 3_000)
      let kept = try ReplayCheck.run(
        number, query: answer.total > 0 ? nil : answer.json, in: desk.register)
      let given = try ReplayCheck.run(
        number, query: JSONValue(parsing: answer.queryText), in: desk.register)
      guard case .same = kept, case .same = given else { return false }
      return true
    }
  }

  @Test func `personal data is kept only where there was a candidate`() throws {
    let desk = try RecordingDesk()
    try desk.folder.add(1...9, published: "2024-01-01")
    let (found, _) = try desk.check("Invented 3")
    let (none, answer) = try desk.check("Qwfp Zxcvb")
    guard case .kept(_, _, let until) = try desk.register.auditRecord(found)?.personal else {
      Issue.record("kept")
      return
    }
    #expect(until == day(30), "as long as the standard policy says")
    #expect(try desk.register.auditRecord(none)?.personal == AuditRecord.Personal.none)
    #expect(try desk.register.checks(of: answer.queryText) == [none])
    try desk.register.close()
    let bytes = try Data(contentsOf: URL(filePath: desk.register.path))
    #expect(bytes.range(of: Data("Qwfp".utf8)) == nil)
  }
}

/// A moment so many days after the checks.
private func day(_ number: Int) -> Moment {
  Moment(seconds: 1_704_067_200 + number * 86_400)
}

/// Checks that are recorded.
private struct RecordingDesk {
  let folder: ImportFolder
  var register: RegisterFile { folder.register }

  init() throws { folder = try ImportFolder() }

  func check(
    _ name: String, born: String? = nil, nationality: String? = nil
  ) throws -> (Int, CheckAnswer) {
    var form = QueryForm()
    form.names = [name]
    form.birth = born
    form.nationality = nationality
    return try check(form)
  }

  func check(_ form: QueryForm, line: Int = 7_000) throws -> (Int, CheckAnswer) {
    let today = try #require(PartialDate("2024-01-01"))
    let query = CheckQuery(
      subject: try form.subject(), purpose: "screening", day: today, line: line)
    let answer = ScreenSubject.check(query, in: try ListSelection().snapshots(in: register))
    return (try record(RecordedCheck(answer)), answer)
  }

  func record(_ check: RecordedCheck) throws -> Int {
    let event = try CheckEvents(of: register, at: day(0)).event(
      of: check, made: day(0), actor: "amal")
    return try register.append([event])[0]
  }

  func replay(_ number: Int, _ query: JSONValue? = nil) throws -> ReplayCheck.Outcome {
    try ReplayCheck.run(number, query: query, in: register)
  }
}

private func inventedForm(_ generator: inout SeededGenerator) -> QueryForm {
  func some(_ values: [String]) -> String? {
    Bool.random(using: &generator) ? values.randomElement(using: &generator) : nil
  }
  var form = QueryForm()
  form.names = [
    "Invented \(Int.random(in: 1...60, using: &generator))",
    some(["Abu Qwfp; Zxcvb", "أبو محمد الزرقاني", "O'Neil, \"X\"", "Invented (7)"]),
  ].compactMap { $0 }
  form.schema = some(["Person", "Organization", "Vessel"])
  form.birth = some(["1971", "1971-03", "2/3/1971", "~1971", "197x", "1968..1972", "1390"])
  form.birthPlace = some(["Mosul", "الموصل"])
  form.nationality = some(["iq", "Syria", "العراق"])
  form.gender = some(["m", "f", "x"])
  form.document = some(["AO 123456", "iq:AO-123456", "٠١٢٣"])
  form.father = some(["Khalid"])
  form.mother = some(["Maryam"])
  form.grandfather = some(["Omar"])
  return form
}
