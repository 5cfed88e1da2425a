import Access
import Foundation
import RecordStreams
import ListReaders
import Register
import Screening
import Subjects
import TestSupport
import Testing

let noon = Moment(seconds: 1_800_000_000)
let caseDay = PartialDate("2027-01-15")

/// A register with a list of one invented entry, and desks that check and decide.
struct CaseDesk {
  let folder: TemporaryFolder
  let register: RegisterFile
  var decide: DecideAlert { DecideAlert(in: register) }
  var propose: ProposeEntry { ProposeEntry(in: register) }
  var hear: HearRedress { HearRedress(in: register) }

  init(policy: String = "") throws {
    folder = try TemporaryFolder()
    register = try RegisterFile(
      path: folder.url.appending(path: "r.sqlite").path, create: true)
    try setPolicy(policy)
  }

  /// Gives the register a policy with these members, each followed by a comma.
  func setPolicy(_ members: String) throws {
    let policy = try Policy(
      text: """
        {\(members) "default_purpose": "test", "purposes": [{"code": "test",
        "title": {"en": "Test", "ar": "اختبار"}, "legal_basis": "Law", "retention_days": 30}]}
        """)
    try InitializeRegister.run(register, policy: policy, at: Moment(seconds: 0))
  }

  /// Imports an edition of a list; each line is the JSON of an entity.
  func add(_ lines: [String], to list: String = "inv", published: String = "2026-01-01") throws {
    let url = folder.url.appending(path: "\(list)-\(published).jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
    _ = try ImportList(into: register).run(
      ImportList.Request(
        format: .ftm, paths: [url.path], list: listName(list), published: Moment(published),
        isAccepted: true), at: noon)
  }

  func answer(
    _ name: String = "Khalid Nasir Omar Zarqani", born: String? = "1971-03-02",
    document: String? = "iq:A1234567", on day: PartialDate? = nil, in lists: [String] = []
  ) throws -> CheckAnswer {
    var form = QueryForm()
    (form.names, form.birth, form.document) = ([name], born, document)
    let query = CheckQuery(
      subject: try form.subject(), purpose: "test", day: try #require(day ?? caseDay),
      line: 5_000)
    let snapshots = try ListSelection(lists: lists.map(listName)).snapshots(in: register)
    return ScreenSubject.check(
      query, in: snapshots, under: try CheckRules(in: register, lists: snapshots))
  }

  /// Checks and raises alerts.
  @discardableResult func alert(
    _ name: String = "Khalid Nasir Omar Zarqani", born: String? = "1971-03-02",
    document: String? = "iq:A1234567", at now: Moment = noon
  ) throws -> [Alert] {
    try RaiseAlerts(in: register).run(
      [answer(name, born: born, document: document)], isAsked: true, by: "desk", at: now)
  }

  /// One alert, decided on as a different person by `anna`.
  @discardableResult func cleared() throws -> Alert {
    let alert = try #require(try alert().first)
    return try decide.decide(
      DecisionDraft(
        alert: alert.id, verdict: .differentPerson, reason: "Seen with his father.",
        author: "anna"), at: noon)
  }
}

/// The one entry of the list, in variations.
func khalid(
  names: [String] = ["Khalid Nasir Omar Zarqani"], born: [String] = ["1971-03-02"],
  gender: String? = nil, more: [String] = []
) -> String {
  var entity = Entity(id: "inv:1", schema: "Person")
  entity.properties["name"] = names
  entity.properties["birthDate"] = born
  if let gender { entity.properties["gender"] = [gender] }
  for (index, value) in more.enumerated() where index % 2 == 1 {
    entity.properties.add(value, to: more[index - 1])
  }
  return entity.text
}
