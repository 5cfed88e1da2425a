import Access
import Evidence
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct DecisionMemoryTests {
  @Test func `a cleared person is shown as cleared earlier, because, and never hidden`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try desk.cleared()
    #expect(alert.state == .decided && alert.decision?.verdict == .differentPerson)
    let answer = try desk.answer()
    #expect(answer.total == 1)
    let json = try #require(answer.json["results"]?.array?.first)
    #expect(json["cleared_earlier"]?["because"]?.string == "Seen with his father.")
    #expect(json["cleared_earlier"]?["by"]?.string == "anna")
    #expect(json["decided_earlier"]?["verdict"]?.string == "different_person")
    #expect(json["cautions"] == nil)
  }

  @Test(arguments: [
    ("Khalid Nasir Zarqani", "1971-03-02", "iq:A1234567", [Clearance.Doubt.nameDiffers]),
    ("Khalid Nasir Omar Zarqani", "1971-03-03", "iq:A1234567", [.birthDiffers]),
    ("Khalid Nasir Omar Zarqani", "1971", "iq:A1234567", [.birthDiffers]),
    ("Khalid Nasir Omar Zarqani", nil, "iq:A1234567", [.birthMissing]),
    ("Khalid Nasir Omar Zarqani", "1971-03-02", "iq:A1234568", [.documentDiffers]),
    ("Khalid Nasir Omar Zarqani", "1971-03-02", "sy:A1234567", [.documentDiffers]),
    ("Khalid Nasir Omar Zarqani", "1971-03-02", nil, [.documentMissing]),
    ("Khalid Nasir Omar Zarqani", nil, nil, [.birthMissing, .documentMissing]),
  ])
  func `a clearance is not applied where name, birth or document differ, and that is said`(
    name: String, born: String?, document: String?, doubts: [Clearance.Doubt]
  ) throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    try desk.cleared()
    let result = try #require(
      try desk.answer(name, born: born, document: document).results.first)
    #expect(result.remembered.clearance == nil && result.remembered.decision == nil)
    #expect(result.remembered.reopened.map(\.doubts) == [doubts])
    #expect(result.cautions.map(\.code) == ["clearance_not_applied"])
    #expect(try desk.alert(name, born: born, document: document).map(\.state) == [.open])
  }

  @Test func `somebody of another name and document hears nothing of a clearance`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    try desk.cleared()
    let result = try #require(
      try desk.answer("Khaled Nasser Omar al-Zarqawi", document: "iq:B7").results.first)
    #expect(result.remembered == Recollection() && result.cautions.isEmpty)
  }

  @Test func `what does not change the person does not reopen`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try desk.cleared()
    for name in ["KHALID  nasir Omar ZARQANI", "Khálid Nasir Omar Zarqani"] {
      let result = try #require(try desk.answer(name, document: "IQ:a-123 4567").results.first)
      #expect(result.remembered.clearance?.alert == alert.id, "\(name)")
    }
    let again = try desk.alert()
    #expect(again.map(\.id) == [alert.id] && again.map(\.count) == [2])
    #expect(again.map(\.state) == [.decided])
  }

  @Test(arguments: [
    khalid(names: ["Khalid Nasir Omar Zarqani", "Abu Omar"]), khalid(born: ["1971-03-03"]),
    khalid(born: ["1971-03-02", "1972"]), khalid(gender: "male"),
    khalid(more: ["nationality", "iq"]), khalid(more: ["birthPlace", "Mosul"]),
    khalid(more: ["passportNumber", "A7654321"]), khalid(more: ["fatherName", "Nasir"]),
    khalid(more: ["motherName", "Zaynab"]), khalid(more: ["alias", "Khalid the Elder"]),
  ])
  func `a changed entry reopens decision and clearance, and says so`(line: String) throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try desk.cleared()
    try desk.add([line], published: "2026-02-01")
    let result = try #require(try desk.answer().results.first)
    #expect(result.remembered.decision == nil && result.remembered.clearance == nil)
    #expect(result.remembered.reopened.map(\.doubts) == [[.entryChanged]])
    let again = try desk.alert()
    #expect(again.map(\.id) == [alert.id] && again.map(\.state) == [.reopened])
    #expect(try desk.register.decisions(onAlert: alert.id).map(\.state) == [.reopened])
  }

  @Test
  func `an entry that says the same in another order, or has another review date, does not reopen`()
    throws
  {
    let desk = try CaseDesk()
    try desk.add([
      khalid(names: ["Khalid Nasir Omar Zarqani", "Abu Omar"], born: ["1971", "1972"])
    ])
    let alert = try desk.cleared()
    try desk.add(
      [
        khalid(
          names: ["Abu Omar", "Khalid Nasir Omar Zarqani"], born: ["1972", "1971"],
          more: ["reviewOn", "2030-01-01", "notes", "Seen in 2026."])
      ], published: "2026-02-01")
    #expect(try desk.answer().results.first?.remembered.clearance?.alert == alert.id)
    #expect(try desk.alert().map(\.state) == [.decided])
  }

  @Test func `what was reopened stays so when the entry is as it was again`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    try desk.cleared()
    try desk.add([khalid(gender: "male")], published: "2026-02-01")
    try desk.alert()
    try desk.add([khalid()], published: "2026-03-01")
    let result = try #require(try desk.answer().results.first)
    #expect(result.remembered.clearance == nil && result.remembered.decision == nil)
    #expect(result.remembered.reopened.map(\.doubts) == [[.entryChanged]])
  }

  @Test func `a later decision on the alert takes the place of an old clearance`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try desk.cleared()
    try desk.add([khalid(gender: "male")], published: "2026-02-01")
    try desk.alert()
    try desk.decide.decide(
      DecisionDraft(
        alert: alert.id, verdict: .samePerson, reason: "Fingerprints.", author: "anna"), at: noon)
    let result = try #require(try desk.answer().results.first)
    #expect(result.remembered.decision?.verdict == .samePerson)
    #expect(result.remembered.clearance == nil && result.remembered.reopened.isEmpty)
  }

  @Test func `a decision without birth and document clears nobody, and says that it is vague`()
    throws
  {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try #require(try desk.alert(born: nil, document: nil).first)
    try desk.decide.decide(
      DecisionDraft(
        alert: alert.id, verdict: .differentPerson, reason: "Known to us.", author: "anna"),
      at: noon)
    let result = try #require(try desk.answer(born: nil, document: nil).results.first)
    #expect(result.remembered.clearance == nil)
    #expect(result.remembered.decision?.boundTo == [.name])
    #expect(result.remembered.decision?.says(in: .english).contains("may be another") == true)
  }

  @Test func `an identity that was established clears whoever has it`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try #require(try desk.alert(born: nil, document: nil).first)
    let identity = SubjectFacts(try desk.answer().query.subject)
    try desk.decide.decide(
      DecisionDraft(
        alert: alert.id, verdict: .differentPerson, reason: "Passport seen.", author: "anna",
        identity: identity), at: noon)
    #expect(try desk.answer().results.first?.remembered.clearance?.alert == alert.id)
    #expect(
      try desk.answer(born: nil).results.first?.remembered.reopened.map(\.doubts)
        == [[.birthMissing]])
  }

  @Test func `a clearance that is due for review is not applied`() throws {
    let desk = try CaseDesk(policy: "\"decisions\": {\"clearance_days\": 10},")
    try desk.add([khalid()])
    try desk.cleared()
    func doubts(_ day: String) throws -> [[Clearance.Doubt]] {
      try desk.answer(on: PartialDate(day)).results.flatMap(\.remembered.reopened).map(\.doubts)
    }
    #expect(try doubts("2027-01-25").isEmpty)
    #expect(try doubts("2027-01-26") == [[.reviewDue]])
  }

  @Test func `what was known at an earlier moment is what was remembered then`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try desk.cleared()
    let later = Moment(seconds: noon.seconds + 3_600)
    try desk.decide.reopen(alert.id, reason: "New evidence.", by: "anna", at: later)
    let lists = try ListSelection().snapshots(in: desk.register)
    let query = try desk.answer().query
    func clearance(_ seconds: Int) throws -> Int? {
      let rules = try CheckRules(
        in: desk.register, lists: lists, knownAt: Moment(seconds: noon.seconds + seconds))
      return ScreenSubject.check(query, in: lists, under: rules)
        .results.first?.remembered.clearance?.alert
    }
    #expect(try [-1, 0, 3_599, 3_600].map(clearance) == [nil, alert.id, alert.id, nil])
  }

  @Test func `nothing of a person stands in clear after the purge, and the decision is remembered`()
    throws
  {
    let desk = try CaseDesk(policy: "\"decisions\": {\"retention_days\": 1},")
    try desk.add([khalid()])
    let alert = try desk.cleared()
    let later = Moment(seconds: noon.seconds + 31 * 86_400)
    #expect(try desk.register.purgeCases(by: "daily", at: noon) == 0)
    #expect(try desk.register.purgeCases(by: "daily", at: later) == 3)
    let purged = try desk.register.alert(alert.id)
    #expect(purged.query == nil && purged.result == nil && purged.decision?.reason == nil)
    let result = try #require(try desk.answer().results.first)
    #expect(result.remembered.decision?.verdict == .differentPerson)
    #expect(result.remembered.clearance == nil)
  }
}
