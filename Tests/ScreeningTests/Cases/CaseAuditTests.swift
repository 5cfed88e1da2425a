import Foundation
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct CaseAuditTests {
  /// The records of the audit as they stand in the register's file.
  private func records(_ desk: CaseDesk) throws -> [JSONValue] {
    try desk.register.close()
    let bytes = Array(try Data(contentsOf: URL(filePath: desk.register.path)))
    let start = Array("{\"sequence\":".utf8)
    var records: [Int: JSONValue] = [:]
    for place in bytes.indices where bytes[place...].starts(with: start) {
      // A record is one JSON object; where it ends is where it can be read.
      for end in bytes[place...].indices.prefix(2_000) where bytes[end] == UInt8(ascii: "}") {
        guard let record = try? JSONValue(parsing: Array(bytes[place...end])),
          case .number(let digits)? = record["sequence"], let number = Int(digits)
        else { continue }
        records[number] = record
        break
      }
    }
    return records.sorted { $0.key < $1.key }.map(\.value)
  }

  @Test func `every change of state stands in the audit, with ids and codes and no names`() throws {
    let desk = try CaseDesk(
      policy: """
        "own_lists": ["bureau"], "second_person": [{"decision": "different_person"}],
        """)
    var entry = Entity(id: "bureau:1", schema: "Person")
    entry.properties["name"] = ["Khalid Nasir Omar Zarqani"]
    entry.properties["birthDate"] = ["1971"]
    let proposal = try desk.propose.propose(
      EntryProposal(
        kind: .new, list: listName("bureau"), entry: entry, grounds: "Zaynab saw it.",
        legalBasis: "l", reviewOn: PartialDate("2027-06-01")), by: "anna", at: noon)
    try desk.propose.approve([proposal.id], by: "bashir", at: noon)
    let alert = try #require(try desk.alert().first)
    try desk.register.assign(alert.id, to: "anna", by: "chief", at: noon)
    try desk.decide.decide(
      DecisionDraft(
        alert: alert.id, verdict: .differentPerson, reason: "Zaynab knows him.", author: "anna"),
      at: noon)
    try desk.decide.confirm(alert.id, by: "bashir", at: noon)
    let redress = try desk.hear.open(
      alert: alert.id, statement: "Zaynab is my mother.", by: "desk", at: noon)
    try desk.decide.reopen(alert.id, reason: "Zaynab was wrong.", by: "bashir", at: noon)
    _ = try desk.hear.close(
      redress.reference.text, as: .deleted, reason: "Zaynab was right.", by: "anna", at: noon)
    let records = try records(desk)
    let told = records.compactMap { record -> String? in
      guard let kind = record["kind"]?.string, let action = record["facts"]?["action"]?.string
      else { return nil }
      return "\(kind) \(action)"
    }
    #expect(
      told == [
        "proposal proposed", "proposal approved", "alert raised", "alert assigned",
        "decision proposed", "decision confirmed", "clearance made", "redress opened",
        "clearance reopened", "alert reopened", "proposal withdrawn", "alert closed",
        "redress closed",
      ])
    let text = records.map(\.text).joined()
    #expect(!text.contains("Khalid") && !text.contains("Zaynab") && !text.contains("A1234567"))
  }
}
