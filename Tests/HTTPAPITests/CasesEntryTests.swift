import HTTPTypes
import RecordStreams
import Register
import Screening
import Testing

@testable import Access
@testable import HTTPAPI

@Suite struct CasesEntryTests {
  private let own = "\"own_lists\": [\"bureau\"],"

  private let proposal = """
    {"list": "bureau", "id": "1", "name": ["Yusuf Harith Salim Tamimi"], "birthDate": "1985",
    "nationality": "iq", "gender": "male", "grounds": "A court's warrant.",
    "legal_basis": "Order 7", "review_on": "2027-06-01", "action": "Call the bureau."}
    """

  private let question = "{\"name\": \"Yusuf Harith Salim Tamimi\", \"birthDate\": \"1985\"}"

  private func total(_ service: CasesService) async throws -> Int? {
    let answer = try await service.call(.post, "/api/v1/checks", question)
    return answer.json["total"]?.integer
  }

  @Test func `an approved entry is found, and a withdrawn one is not, by the very next check`()
    async throws
  {
    let service = try CasesService(policy: own)
    let made = try await service.call(.post, "/api/v1/entries/proposals", proposal)
    #expect(made.status == 201 && made.json["entry"]?.string == "bureau:1")
    #expect(try await total(service) == 0)
    let path = "/api/v1/entries/proposals/1/approval"
    let approved = try await service.call(.post, path, as: Invented.carla)
    #expect(approved.json["state"]?.string == "approved")
    #expect(try await total(service) == 1)
    #expect(try await service.call(.post, path, as: Invented.carla).status == 409)
    let withdrawal = "{\"list\": \"bureau\", \"reason\": \"The warrant was lifted.\"}"
    let gone = try await service.call(
      .post, "/api/v1/entries/bureau%3A1/withdrawal", withdrawal, as: Invented.dawud)
    #expect(gone.status == 200 && gone.json["list"]?.string == "bureau")
    #expect(try await total(service) == 0)
    let again = try await service.call(
      .post, "/api/v1/entries/bureau%3A1/withdrawal", withdrawal, as: Invented.dawud)
    #expect(again.status == 404)
  }

  @Test func `nobody approves what they proposed, nor without the right to`() async throws {
    let service = try CasesService(policy: own)
    let made = try await service.call(
      .post, "/api/v1/entries/proposals", proposal, as: Invented.carla)
    #expect(made.status == 201)
    let path = "/api/v1/entries/proposals/1/approval"
    #expect(try await service.call(.post, path, as: Invented.carla).status == 403)
    #expect(try await service.call(.post, path, as: Invented.anna).status == 403)
    #expect(try await total(service) == 0)
    #expect(try await service.call(.post, path, as: Invented.dawud).status == 200)
  }

  @Test func `a rejected proposal changes nothing and says why`() async throws {
    let service = try CasesService(policy: own)
    _ = try await service.call(.post, "/api/v1/entries/proposals", proposal)
    let rejected = try await service.call(
      .post, "/api/v1/entries/proposals/1/rejection", "{\"reason\": \"No warrant.\"}",
      as: Invented.carla)
    #expect(rejected.json["state"]?.string == "rejected")
    #expect(rejected.json["reason"]?.string == "No warrant.")
    let waiting = try await service.call(.get, "/api/v1/entries/proposals")
    #expect(waiting.json["proposals"]?.array?.isEmpty == true)
    let all = try await service.call(.get, "/api/v1/entries/proposals?state=all")
    #expect(all.json["proposals"]?.array?.count == 1 && !all.json.text.contains("Yusuf"))
    let one = try await service.call(.get, "/api/v1/entries/proposals/1")
    #expect(one.json.text.contains("Yusuf"))
    #expect(try service.events(.view).count == 1)
  }

  @Test(arguments: [
    ("\"1985\"", "\"1985-02-31\"", 422), ("\"iq\"", "\"atlantis\"", 422),
    ("\"bureau\"", "\"inv\"", 404), ("\"bureau\"", "\"nowhere\"", 404),
    ("\"A court's warrant.\"", "\"\"", 409), ("\"Yusuf Harith Salim Tamimi\"", "\"Yusuf\"", 409),
    ("\"2027-06-01\"", "\"2037-06-01\"", 409),
    ("\"id\": \"1\"", "\"id\": \"1\", \"kind\": \"change\"", 404),
  ])
  func `a proposal that says too little, or nothing that can be read, is refused`(
    text: String, instead: String, status: Int
  ) async throws {
    let service = try CasesService(policy: own)
    let body = proposal.replacing(text, with: instead)
    #expect(body != proposal)
    #expect(try await service.call(.post, "/api/v1/entries/proposals", body).status == status)
    #expect(try service.register.proposals(state: nil).elements.isEmpty)
  }

  @Test func `only own lists are withdrawn from, by those who may`() async throws {
    let service = try CasesService(policy: own)
    let body = "{\"list\": \"inv\", \"reason\": \"No.\"}"
    let path = "/api/v1/entries/inv%3A1/withdrawal"
    #expect(try await service.call(.post, path, body, as: Invented.carla).status == 404)
    #expect(try await service.call(.post, path, body, as: Invented.anna).status == 403)
    #expect(try await service.call(.post, path, body, as: Invented.frontline).status == 403)
  }

  @Test func `owners see what is due, and mark it as done once`() async throws {
    let service = try CasesService(
      policy: own
        + "\"review_rules\": [{\"list\": \"inv\", \"after_days\": 0, \"effect\": \"caution\"}],",
      entry: CasesService.khalid.replacing(
        "\"1971-03-02\"]", with: "\"1971-03-02\"], \"reviewOn\": [\"2026-06-01\"]"))
    let page = try await service.call(.get, "/api/v1/tasks?list=inv", as: Invented.carla)
    let task = try #require(page.json["tasks"]?.array?.first)
    #expect(task["kind"]?.string == "review_due" && task["entry"]?.string == "inv:1")
    let path = "/api/v1/tasks/1/closing"
    #expect(try await service.call(.post, path, as: Invented.anna).status == 403)
    let done = try await service.call(.post, path, as: Invented.carla)
    #expect(done.json["closed_by"]?.string == "carla")
    #expect(try await service.call(.post, path, as: Invented.carla).status == 409)
    #expect(
      try await service.call(.post, "/api/v1/tasks/9/closing", as: Invented.carla).status == 404)
    let rest = try await service.call(.get, "/api/v1/tasks", as: Invented.carla)
    #expect(rest.json["tasks"]?.array?.isEmpty == true)
    let all = try await service.call(.get, "/api/v1/tasks?state=all", as: Invented.carla)
    #expect(all.json["tasks"]?.array?.count == 1)
  }
}
