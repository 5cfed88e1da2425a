import Access
import Foundation
import RecordStreams
import Register
import Screening
import Subjects
import Synchronization
import TestSupport
import Testing

@Suite struct AlertTests {
  private func draft(
    _ alert: Int, _ verdict: Verdict = .samePerson, by author: String = "anna",
    reason: String = "The photograph is his.", revision: Int? = nil
  ) -> DecisionDraft {
    DecisionDraft(
      alert: alert, verdict: verdict, reason: reason, author: author, revision: revision)
  }

  private let second = "\"second_person\": [{\"decision\": \"*\"}],"

  @Test func `a check raises one alert for each person and entry, and counts repeated checks`()
    throws
  {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let first = try #require(try desk.alert().first)
    #expect(first.state == .open && first.count == 1 && first.outcome == "strong")
    #expect(first.known == [.name, .birth, .document])
    #expect(try desk.alert().map(\.count) == [2])
    #expect(try desk.alert(born: "1972").map(\.id) != [first.id])
    #expect(try desk.register.alertCount() == 2)
  }

  @Test func `alerts are raised where the policy says so, or when asked`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let raise = RaiseAlerts(in: desk.register)
    #expect(try raise.run([desk.answer()], isAsked: false, by: "desk", at: noon).isEmpty)
    try desk.setPolicy("\"alerts\": {\"purposes\": [\"test\"]},")
    #expect(try raise.run([desk.answer()], isAsked: false, by: "desk", at: noon).count == 1)
  }

  @Test func `a decision needs words`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    #expect(throws: CaseError.reasonMissing) {
      try desk.decide.decide(draft(alert.id, reason: " \n"), at: noon)
    }
    #expect(try desk.register.alert(alert.id).state == .open)
  }

  @Test func `a proposed decision has no effect until another person confirms it`() throws {
    let desk = try CaseDesk(policy: second)
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    let proposed = try desk.decide.decide(draft(alert.id, .differentPerson), at: noon)
    #expect(proposed.state == .proposed && proposed.decision?.state == .proposed)
    #expect(try desk.answer().results.first?.remembered == Recollection())
    #expect(throws: CaseError.sameAccount("anna")) {
      try desk.decide.confirm(alert.id, by: "anna", at: noon)
    }
    #expect(try desk.answer().results.first?.remembered == Recollection())
    let confirmed = try desk.decide.confirm(alert.id, by: "bashir", at: noon)
    #expect(confirmed.state == .decided && confirmed.decision?.confirmedBy == "bashir")
    #expect(try desk.answer().results.first?.remembered.clearance?.alert == alert.id)
  }

  @Test func `a proposed decision that is set aside leaves the alert open and no trace on checks`()
    throws
  {
    let desk = try CaseDesk(policy: second)
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    try desk.decide.decide(draft(alert.id, .differentPerson), at: noon)
    let open = try desk.decide.setAside(alert.id, reason: "No proof.", by: "bashir", at: noon)
    #expect(open.state == .open && open.decision == nil)
    #expect(try desk.answer().results.first?.remembered == Recollection())
    #expect(throws: CaseError.notProposed(alert: alert.id, state: .open)) {
      try desk.decide.confirm(alert.id, by: "bashir", at: noon)
    }
  }

  @Test func `a proposal is set aside when the entry changes before it is confirmed`() throws {
    let desk = try CaseDesk(policy: second)
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    try desk.decide.decide(draft(alert.id), at: noon)
    try desk.add([khalid(gender: "male")], published: "2026-02-01")
    #expect(try desk.alert().map(\.state) == [.reopened])
    #expect(throws: CaseError.notProposed(alert: alert.id, state: .reopened)) {
      try desk.decide.confirm(alert.id, by: "bashir", at: noon)
    }
  }

  @Test func `who decides on what has changed meanwhile is told`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    try desk.register.assign(alert.id, to: "anna", by: "chief", at: noon)
    #expect(throws: CaseError.changedMeanwhile(alert: alert.id, revision: 2)) {
      try desk.decide.decide(draft(alert.id, revision: alert.revision), at: noon)
    }
    #expect(try desk.decide.decide(draft(alert.id, revision: 2), at: noon).state == .decided)
  }

  @Test func `of two who decide at once one wins and the other is told who`() async throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    let people = ["anna", "bashir", "carla", "dawud"]
    let path = desk.register.path
    let outcomes = await withTaskGroup(of: Result<String, any Error>.self) { group in
      for person in people {
        let asked = draft(alert.id, by: person)
        group.addTask {
          Result {
            // Each with a connection of its own, as another process has it.
            let register = try RegisterFile(path: path)
            try DecideAlert(in: register).decide(asked, at: noon)
            return person
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let winners = outcomes.compactMap { try? $0.get() }
    let winner = try #require(winners.first)
    #expect(winners.count == 1)
    let told = CaseError.notOpen(alert: alert.id, state: .decided, by: winner)
    for outcome in outcomes {
      if case .failure(let error) = outcome { #expect(error as? CaseError == told) }
    }
    #expect(try desk.register.decisions(onAlert: alert.id).map(\.author) == [winner])
  }

  @Test func `the queue is filtered`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let old = Moment(seconds: noon.seconds - 10 * 86_400)
    let first = try #require(try desk.alert(at: old).first)
    let other = try #require(try desk.alert("Khalid Zarqani", born: nil, document: nil).first)
    try desk.register.assign(first.id, to: "anna", by: "chief", at: noon)
    func ids(_ change: (inout AlertFilter) -> Void) throws -> [Int] {
      var filter = AlertFilter()
      change(&filter)
      let page = try desk.register.alerts(filter)
      #expect(try desk.register.alertCount(filter) == page.elements.count)
      return page.elements.map(\.id)
    }
    #expect(try ids { _ in } == [first.id, other.id])
    #expect(try ids { $0.assignee = .account("anna") } == [first.id])
    #expect(try ids { $0.assignee = .nobody } == [other.id])
    #expect(try ids { $0.outcome = first.outcome } == [first.id])
    #expect(try ids { $0.openedBefore = noon } == [first.id])
    #expect(try ids { $0.list = "inv" }.count == 2)
    #expect(try ids { $0.list = "un" }.isEmpty)
    #expect(try ids { $0.purpose = "test" }.count == 2)
    #expect(try ids { $0.entry = "inv:2" }.isEmpty)
    try desk.decide.decide(draft(first.id), at: noon)
    #expect(try ids { $0.states = [.decided] } == [first.id])
    #expect(try ids { $0.states = AlertFilter.waiting.states } == [other.id])
  }

  @Test func `pages of the queue hold every alert once, whatever is raised meanwhile`() throws {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    for year in 1961..<1978 { try desk.alert(born: "\(year)") }
    let all = try desk.register.alerts().elements.map(\.id)
    #expect(all.count == 17)
    var seen: [Int] = []
    var cursor: Int?
    repeat {
      let page = try desk.register.alerts(AlertFilter(), after: cursor, limit: 5)
      seen += page.elements.map(\.id)
      cursor = page.next
      try desk.alert(born: "1971")
    } while cursor != nil
    #expect(Array(seen.prefix(17)) == all && Set(seen).count == seen.count)
  }

  @Test func `an alert that was put away is opened by a changed entry, not by a repeated check`()
    throws
  {
    let desk = try CaseDesk()
    try desk.add([khalid()])
    let alert = try #require(try desk.alert().first)
    #expect(
      try desk.decide.close(alert.id, reason: "A test.", by: "anna", at: noon).state == .closed)
    #expect(try desk.alert().map(\.state) == [.closed])
    try desk.add([khalid(gender: "male")], published: "2026-02-01")
    #expect(try desk.alert().map(\.state) == [.reopened])
  }

  @Test func `an alert that is not there is named`() throws {
    let desk = try CaseDesk()
    #expect(throws: CaseError.unknownAlert(7)) { try desk.register.alert(7) }
    #expect(throws: CaseError.unknownAlert(7)) { try desk.decide.decide(draft(7), at: noon) }
  }
}
