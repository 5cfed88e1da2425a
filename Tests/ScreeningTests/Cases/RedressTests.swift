import Access
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct RedressTests {
  private let policy = "\"own_lists\": [\"bureau\"], \"redress\": {\"deadline_days\": 10},"
  private let bureau = listName("bureau")

  /// A desk with one entry of an own list in force.
  private func desk() throws -> CaseDesk {
    let desk = try CaseDesk(policy: policy)
    _ = try desk.propose.approve([propose(at: desk, .new)], by: "bashir", at: noon)
    return desk
  }

  private func propose(at desk: CaseDesk, _ kind: Proposal.Kind) throws -> Int {
    var entry = Entity(id: "bureau:1", schema: "Person")
    entry.properties["name"] = ["Khalid Nasir Omar Zarqani"]
    entry.properties["birthDate"] = ["1971"]
    return try desk.propose.propose(
      EntryProposal(
        kind: kind, list: bureau, entry: entry, grounds: "g", legalBasis: "l",
        reviewOn: PartialDate("2027-06-01")), by: "anna", at: noon
    ).id
  }

  @Test func `a redress has a reference and a deadline, with an alert or without`() throws {
    let desk = try desk()
    let alert = try #require(try desk.alert().first)
    let about = try desk.hear.open(alert: alert.id, by: "desk", at: noon)
    #expect(about.entry == "bureau:1" && about.deadline.text == "2027-01-25")
    let blank = try desk.hear.open(statement: "Stopped at the bridge.", by: "desk", at: noon)
    #expect(blank.reference != about.reference)
    #expect(try desk.register.redress(about.reference.text.lowercased()).id == about.id)
    #expect(throws: CaseError.unknownReference("ABC")) { try desk.register.redress("ABC") }
  }

  @Test func `the queue stands in the order of deadlines, in pages`() throws {
    let desk = try desk()
    let days = [5, 1, 9, 3, 3]
    let opened = try days.map {
      try desk.hear.open(by: "desk", at: Moment(seconds: noon.seconds + $0 * 86_400))
    }
    let expected = opened.sorted { ($0.deadline, $0.id) < ($1.deadline, $1.id) }.map(\.id)
    var seen: [Int] = []
    var cursor: Int?
    repeat {
      let page = try desk.register.redress(after: cursor, limit: 2)
      seen += page.elements.map(\.id)
      cursor = page.next
    } while cursor != nil
    #expect(seen == expected)
    #expect(!opened[1].isOverdue(at: Moment(seconds: noon.seconds + 11 * 86_400)))
    #expect(opened[1].isOverdue(at: Moment(seconds: noon.seconds + 12 * 86_400)))
  }

  @Test func `deleted takes the entry off the own list in the same step`() throws {
    let desk = try desk()
    let redress = try desk.hear.open(list: bureau, entry: "bureau:1", by: "desk", at: noon)
    let closed = try desk.hear.close(
      redress.reference.text, as: .deleted, reason: "Listed in error.", by: "anna", at: noon)
    #expect(closed.state == .closed && closed.outcome == .deleted && closed.closedBy == "anna")
    #expect(try desk.register.edition(inForceOf: bureau)?.counts.entries == 0)
    #expect(throws: CaseError.redressClosed(redress.reference.text)) {
      try desk.hear.close(
        redress.reference.text, as: .refused, reason: "Again.", by: "anna", at: noon)
    }
  }

  @Test func `corrected needs the approved proposal that changed the entry`() throws {
    let desk = try desk()
    let reference = try desk.hear.open(list: bureau, entry: "bureau:1", by: "desk", at: noon)
      .reference.text
    func close(_ proposal: Int?) throws -> Redress {
      try desk.hear.close(
        reference, as: .corrected, reason: "The birth was wrong.", proposal: proposal,
        by: "anna", at: noon)
    }
    #expect(throws: RedressError.noProposal(bureau, "bureau:1")) { try close(nil) }
    let change = try propose(at: desk, .change)
    #expect(throws: CaseError.redressNotAbout(reference)) { try close(change) }
    try desk.propose.approve([change], by: "bashir", at: noon)
    #expect(try close(change).proposal == change)
  }

  @Test func `refused needs reasons and changes nothing`() throws {
    let desk = try desk()
    let reference = try desk.hear.open(list: bureau, entry: "bureau:1", by: "desk", at: noon)
      .reference.text
    #expect(throws: CaseError.reasonMissing) {
      try desk.hear.close(reference, as: .refused, reason: "", by: "anna", at: noon)
    }
    #expect(
      try desk.hear.close(reference, as: .refused, reason: "It is him.", by: "anna", at: noon)
        .outcome == .refused)
    #expect(try desk.register.edition(inForceOf: bureau)?.counts.entries == 1)
  }

  @Test func `a clearance tells the redress that led to it`() throws {
    let desk = try desk()
    let alert = try #require(try desk.alert().first)
    let reference = try desk.hear.open(alert: alert.id, by: "desk", at: noon).reference.text
    try desk.decide.decide(
      DecisionDraft(
        alert: alert.id, verdict: .differentPerson, reason: "Heard in person.", author: "anna",
        reference: reference), at: noon)
    #expect(try desk.answer().results.first?.remembered.clearance?.reference == reference)
  }
}
