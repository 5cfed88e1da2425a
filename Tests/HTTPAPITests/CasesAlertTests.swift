import HTTPTypes
import RecordStreams
import Register
import Screening
import Testing

@testable import Access
@testable import HTTPAPI

@Suite struct CasesAlertTests {
  private let second = "\"second_person\": [{\"decision\": \"*\"}],"

  private func decision(_ verdict: String, revision: Int? = nil) -> String {
    let seen = revision.map { ", \"revision\": \($0)" } ?? ""
    return "{\"decision\": \"\(verdict)\", \"reason\": \"Seen with his father.\"\(seen)}"
  }

  @Test func `an alert is raised when asked for, or where the policy says so`() async throws {
    let quiet = try CasesService()
    #expect(try await quiet.alert(isAsked: false).isEmpty)
    #expect(try await quiet.alert() == [1])
    #expect(try await quiet.alert() == [1])
    let loud = try CasesService(policy: "\"alerts\": {\"purposes\": [\"test\"]},")
    #expect(try await loud.alert(isAsked: false) == [1])
  }

  @Test func `who may raise no alert and asks for one is refused, and nothing is raised`()
    async throws
  {
    let service = try CasesService()
    await #expect(throws: APIFailure.self) { try await service.alert(as: Invented.auditor) }
    #expect(try service.register.alertCount() == 0)
    #expect(try await service.alert(as: Invented.frontline) == [1])
  }

  @Test func `the queue shows no personal data, the alert does, and that it was seen is recorded`()
    async throws
  {
    let service = try CasesService()
    try await service.alert()
    let queue = try await service.call(.get, "/api/v1/alerts")
    #expect(queue.json["alerts"]?.array?.count == 1)
    #expect(!queue.json.text.contains("Khalid") && !queue.json.text.contains("1971"))
    #expect(try service.events(.view).isEmpty)
    let alert = try await service.call(.get, "/api/v1/alerts/1")
    #expect(alert.json["query"]?["birthDate"] == .strings(["1971-03-02"]))
    let view = try #require(try service.events(.view).first)
    #expect(view.actor == "anna" && view.json.text.contains("inv:1"))
    #expect(!view.json.text.contains("Khalid"))
  }

  @Test func `the queue is filtered and paged`() async throws {
    let service = try CasesService()
    for year in 1971..<1976 { try await service.alert(born: "\(year)") }
    func numbers(_ query: String) async throws -> [Int] {
      let page = try await service.call(.get, "/api/v1/alerts?" + query)
      return page.json["alerts"]?.array?.compactMap { $0["alert"]?.integer } ?? []
    }
    let all = try await numbers("")
    #expect(all.count > 1)
    let first = try await service.call(.get, "/api/v1/alerts?limit=1")
    let next = try #require(first.json["next"]?.integer)
    #expect(try await numbers("limit=1000&after=\(next)") == Array(all.dropFirst()))
    _ = try await service.call(.put, "/api/v1/alerts/1/assignee", "{\"assignee\": \"anna\"}")
    #expect(try await numbers("assignee=anna") == [1])
    #expect(try await numbers("assignee=-") == Array(all.dropFirst()))
    #expect(try await numbers("state=decided").isEmpty)
    #expect(try await numbers("state=open&list=inv&purpose=test") == all)
    #expect(try await numbers("list=other").isEmpty)
    #expect(try await numbers("older_than_days=1").isEmpty)
    #expect(try await service.call(.get, "/api/v1/alerts?state=odd").status == 422)
  }

  @Test func `a decision with its reason is remembered by the next check`() async throws {
    let service = try CasesService()
    try await service.alert()
    let decided = try await service.call(
      .post, "/api/v1/alerts/1/decisions", decision("different_person"))
    #expect(decided.status == 200 && decided.json["state"]?.string == "decided")
    let check = try await service.call(
      .get, "/api/v1/clearances?entry=inv%3A1", as: Invented.auditor)
    let clearance = try #require(check.json["clearances"]?.array?.first)
    #expect(clearance["state"]?.string == "in_force" && clearance["alert"]?.integer == 1)
    #expect(clearance["identity"]?["birth"] == .strings(["1971-03-02"]))
    #expect(try service.events(.view).count == 1)
    let alert = try await service.call(.get, "/api/v1/alerts/1")
    #expect(alert.json["decisions"]?.array?.first?["reason"]?.string == "Seen with his father.")
    #expect(try await service.alert() == [1])
    #expect(try service.register.alert(1).state == .decided)
  }

  @Test func `a clearance whose decision is reopened is listed as revoked only`() async throws {
    let service = try CasesService()
    try await service.alert()
    _ = try await service.call(.post, "/api/v1/alerts/1/decisions", decision("different_person"))
    let open = try await service.call(
      .post, "/api/v1/alerts/1/reopening", "{\"reason\": \"His papers were borrowed.\"}")
    #expect(open.json["state"]?.string == "reopened")
    let now = try await service.call(.get, "/api/v1/clearances")
    #expect(now.json["clearances"]?.array?.isEmpty == true)
    let all = try await service.call(.get, "/api/v1/clearances?revoked=true")
    #expect(all.json["clearances"]?.array?.first?["state"]?.string == "revoked")
  }

  @Test func `a proposed decision waits for another person`() async throws {
    let service = try CasesService(policy: second)
    try await service.alert()
    let proposed = try await service.call(
      .post, "/api/v1/alerts/1/decisions", decision("same_person"))
    #expect(proposed.json["state"]?.string == "proposed")
    #expect(try await service.call(.post, "/api/v1/alerts/1/confirmation").status == 403)
    let confirmed = try await service.call(
      .post, "/api/v1/alerts/1/confirmation", as: Invented.bashir)
    #expect(confirmed.json["decision"]?["confirmed_by"]?.string == "bashir")
    #expect(
      try await service.call(.post, "/api/v1/alerts/1/confirmation", as: Invented.bashir).status
        == 409)
  }

  @Test func `a proposed decision that is set aside leaves the alert open`() async throws {
    let service = try CasesService(policy: second)
    try await service.alert()
    _ = try await service.call(.post, "/api/v1/alerts/1/decisions", decision("same_person"))
    let aside = try await service.call(
      .post, "/api/v1/alerts/1/setting-aside", "{\"reason\": \"No proof.\"}", as: Invented.bashir)
    #expect(aside.json["state"]?.string == "open")
    let closed = try await service.call(
      .post, "/api/v1/alerts/1/closing", "{\"reason\": \"A test.\"}")
    #expect(closed.json["state"]?.string == "closed")
  }

  @Test(arguments: [
    ("decisions", "\"decision\": \"cannot_tell\","), ("closing", ""),
  ])
  func `who acts on what has changed meanwhile is told`(last: String, more: String) async throws {
    let service = try CasesService()
    try await service.alert()
    let body = "{\"assignee\": \"bashir\", \"revision\": 1}"
    let assigned = try await service.call(.put, "/api/v1/alerts/1/assignee", body)
    #expect(assigned.json["revision"]?.integer == 2)
    #expect(try await service.call(.put, "/api/v1/alerts/1/assignee", body).status == 409)
    let late = "{\(more) \"reason\": \"Not he.\", \"revision\": 1}"
    #expect(try await service.call(.post, "/api/v1/alerts/1/\(last)", late).status == 409)
    #expect(try service.register.alert(1).state == .open)
    let fresh = late.replacing("\"revision\": 1", with: "\"revision\": 2")
    #expect(try await service.call(.post, "/api/v1/alerts/1/\(last)", fresh).status == 200)
  }

  @Test(arguments: [
    "{\"decision\": \"same_person\"}", "{\"decision\": \"same_person\", \"reason\": \" \"}",
    "{\"decision\": \"guilty\", \"reason\": \"So.\"}", "{}", "",
  ])
  func `a decision needs one of three words and a reason`(body: String) async throws {
    let service = try CasesService()
    try await service.alert()
    #expect(try await service.call(.post, "/api/v1/alerts/1/decisions", body).status == 422)
    #expect(try service.register.alert(1).state == .open)
  }

  @Test func `who was established is cleared, not who was asked for`() async throws {
    let service = try CasesService()
    try await service.alert()
    let body = """
      {"decision": "different_person", "reason": "His passport says so.",
      "identity": {"name": "Khalid Nasir Omar Zarqani", "birthDate": "1980-05-06",
      "document": "iq:B7654321"}}
      """
    #expect(try await service.call(.post, "/api/v1/alerts/1/decisions", body).status == 200)
    let page = try await service.call(.get, "/api/v1/clearances")
    let identity = page.json["clearances"]?.array?.first?["identity"]
    #expect(identity?["birth"] == .strings(["1980-05-06"]))
  }

  @Test func `frontline sees no queue and decides nothing, an auditor changes nothing`()
    async throws
  {
    let service = try CasesService()
    try await service.alert()
    for who in [Invented.frontline, Invented.carla] {
      #expect(try await service.call(.get, "/api/v1/alerts", as: who).status == 403)
      #expect(try await service.call(.get, "/api/v1/clearances", as: who).status == 403)
    }
    let body = decision("same_person")
    for who in [Invented.frontline, Invented.carla, Invented.auditor] {
      let answer = try await service.call(.post, "/api/v1/alerts/1/decisions", body, as: who)
      #expect(answer.status == 403)
    }
    let key = Principal(name: "key:1", kind: .key, role: .analyst, rate: nil)
    #expect(
      try await service.call(.post, "/api/v1/alerts/1/decisions", body, as: key).status == 403)
    #expect(try service.register.alert(1).state == .open)
  }

  @Test func `who may not use a list finds its alerts nowhere`() async throws {
    let service = try CasesService()
    try await service.alert()
    let other = Principal(
      name: "oidc:x", kind: .token, role: .analyst, lists: ["other"], rate: nil)
    let queue = try await service.call(.get, "/api/v1/alerts", as: other)
    #expect(queue.json["alerts"]?.array?.isEmpty == true)
    #expect(try await service.call(.get, "/api/v1/alerts/1", as: other).status == 404)
    let answer = try await service.call(
      .post, "/api/v1/alerts/1/decisions", decision("same_person"), as: other)
    #expect(answer.status == 404)
    #expect(try service.register.alert(1).state == .open)
  }

  @Test func `an alert that is not there is not found`() async throws {
    let service = try CasesService()
    #expect(try await service.call(.get, "/api/v1/alerts/7").status == 404)
    #expect(
      try await service.call(.post, "/api/v1/alerts/7/decisions", decision("same_person")).status
        == 404)
    #expect(try await service.call(.get, "/api/v1/alerts/none").status == 422)
  }
}
