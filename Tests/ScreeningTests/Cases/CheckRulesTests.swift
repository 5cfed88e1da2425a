import Access
import Evidence
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct CheckRulesTests {
  private let own = "\"own_lists\": [\"inv\"],"

  @Test func `without rules an answer is as it always was`() throws {
    let desk = try CaseDesk(policy: own)
    try desk.add([khalid(born: ["2015-03-02"], more: ["reviewOn", "2020-01-01"])])
    let lists = try ListSelection().snapshots(in: desk.register)
    let query = try desk.answer().query
    let plain = ScreenSubject.check(query, in: lists)
    #expect(plain.total == 1 && plain.withheld.isEmpty)
    #expect(!plain.json.text.contains("cautions"))
  }

  @Test func `a minor on an own list is not matched, and who keeps the list is told`() throws {
    let desk = try CaseDesk(policy: own)
    try desk.add([khalid(born: ["2015"])])
    let answer = try desk.answer(born: nil)
    #expect(answer.total == 0 && answer.outcome == .none && answer.results.isEmpty)
    #expect(answer.withheld.map(\.rule) == [.minor])
    #expect(!answer.json.text.contains("inv:1"))
    #expect(try desk.alert(born: nil).isEmpty)
    #expect(try desk.register.tasks().elements.map(\.kind) == [.minor])
  }

  @Test func `a minor on a list that is not own matches with a caution`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid(born: ["2015"])])
    let answer = try desk.answer(born: nil)
    #expect(answer.total == 1 && answer.results.map(\.cautions) == [[.minor(.entry)]])
    let caution = answer.json["results"]?.array?.first?["cautions"]?.array?.first
    #expect(caution?["code"]?.string == "minor")
  }

  @Test func `a child who is asked for is not matched on an own list, and nothing is kept`() throws
  {
    let desk = try CaseDesk(policy: own)
    try desk.add([khalid(born: [])])
    let answer = try desk.answer(born: "2015")
    #expect(answer.total == 0 && answer.withheld.map(\.rule) == [.minorAsked])
    try RaiseAlerts(in: desk.register).run([answer], isAsked: true, by: "desk", at: noon)
    #expect(try desk.register.tasks().elements.isEmpty)
    #expect(try desk.register.alertCount() == 0)
  }

  @Test func `a policy may let minors of an own list match with a caution`() throws {
    let desk = try CaseDesk(policy: own + "\"minors\": {\"effect\": \"caution\"},")
    try desk.add([khalid(born: ["2015"])])
    #expect(try desk.answer(born: nil).results.map(\.cautions) == [[.minor(.entry)]])
  }

  @Test func `an unknown birth is not that of a minor`() throws {
    let desk = try CaseDesk(policy: own)
    try desk.add([khalid(born: [])])
    #expect(try desk.answer(born: nil).results.map(\.cautions) == [[]])
  }

  @Test func `an entry of an own list stops on the day after its review date`() throws {
    let desk = try CaseDesk(policy: own)
    try desk.add([khalid(more: ["reviewOn", "2027-01-14"])])
    #expect(try desk.answer(on: PartialDate("2027-01-14")).total == 1)
    let answer = try desk.answer(on: PartialDate("2027-01-15"))
    #expect(answer.total == 0 && answer.withheld.map(\.rule) == [.reviewDue])
    try RaiseAlerts(in: desk.register).run([answer], isAsked: false, by: "desk", at: noon)
    try RaiseAlerts(in: desk.register).run([answer], isAsked: false, by: "desk", at: noon)
    let tasks = try desk.register.tasks().elements
    #expect(tasks.map(\.kind) == [.reviewDue] && tasks.map(\.due) == [moment("2027-01-14")])
  }

  @Test func `an entry of another list past review matches with a caution and a task`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid(more: ["reviewOn", "2020-01-01"])])
    let answer = try desk.answer()
    #expect(answer.total == 1)
    #expect(answer.results.first?.cautions.map(\.code) == ["review_due"])
    try RaiseAlerts(in: desk.register).run([answer], isAsked: false, by: "desk", at: noon)
    #expect(try desk.register.tasks().elements.count == 1)
    #expect(try desk.register.alertCount() == 0)
  }

  @Test func `an entry without review date is overdue only where the policy counts from listing`()
    throws
  {
    let desk = try CaseDesk(policy: own)
    try desk.add([khalid()], published: "2026-01-01")
    #expect(try desk.answer().total == 1)
    try desk.setPolicy(
      own
        + """
        "review_rules": [{"list": "inv", "after_days": 0, "after_listed_days": 100,
          "effect": "stop"}],
        """)
    #expect(try desk.answer(on: PartialDate("2026-04-11")).total == 1)
    #expect(try desk.answer(on: PartialDate("2026-04-12")).total == 0)
    // A later edition that says something else does not make the listing younger.
    try desk.add([khalid(gender: "male")], published: "2026-04-01")
    #expect(try desk.answer(on: PartialDate("2026-04-12")).total == 0)
  }

  @Test func `owners are told of what is overdue without any check, and once`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid(more: ["reviewOn", "2020-01-01"])])
    #expect(try RaiseReviewTasks.run(desk.register, by: "daily", at: noon) == 1)
    #expect(try RaiseReviewTasks.run(desk.register, by: "daily", at: noon) == 0)
    let task = try #require(try desk.register.tasks().elements.first)
    #expect(try desk.register.closeTask(task.id, by: "anna", at: noon))
    #expect(try !desk.register.closeTask(task.id, by: "anna", at: noon))
    #expect(try RaiseReviewTasks.run(desk.register, by: "daily", at: noon) == 0)
    #expect(try desk.register.tasks().elements.isEmpty)
  }

  @Test func `rules in use change when something is decided, by whoever`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let current = CurrentRules(of: desk.register)
    let lists = try ListSelection().snapshots(in: desk.register)
    let query = try desk.answer().query
    func remembered() throws -> Clearance? {
      ScreenSubject.check(query, in: lists, under: try current.rules(for: lists))
        .results.first?.remembered.clearance
    }
    #expect(try remembered() == nil)
    let alert = try desk.cleared()
    #expect(try remembered()?.alert == alert.id)
    try desk.decide.reopen(alert.id, reason: "New evidence.", by: "anna", at: noon)
    #expect(try remembered() == nil)
  }
}

func moment(_ text: String) -> Moment {
  guard let moment = Moment(text) else { preconditionFailure("a moment in a test") }
  return moment
}
