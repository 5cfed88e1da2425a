import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects
import Testing

@testable import Access
@testable import HTTPAPI

@Suite struct CasesRedressTests {
  private let own = "\"own_lists\": [\"inv\"],"

  private func open(
    _ service: CasesService, _ body: String, as who: Principal = Invented.frontline
  ) async throws -> String {
    let answer = try await service.call(.post, "/api/v1/redress", body, as: who)
    #expect(answer.status == 201)
    return try #require(answer.json["reference"]?.string)
  }

  private func answer(
    _ service: CasesService, _ reference: String, _ outcome: String,
    as who: Principal = Invented.anna
  ) async throws -> CasesService.Reply {
    try await service.call(
      .post, "/api/v1/redress/\(reference)/answer",
      "{\"outcome\": \"\(outcome)\", \"reason\": \"We looked again.\"}", as: who)
  }

  @Test func `whoever stops people gives a reference, and learns nothing of the alert by it`()
    async throws
  {
    let service = try CasesService()
    try await service.alert()
    let receipt = try await service.call(
      .post, "/api/v1/redress", "{\"alert\": 1, \"statement\": \"Zaynab can say who I am.\"}",
      as: Invented.frontline)
    #expect(receipt.status == 201 && !receipt.json.text.contains("inv"))
    #expect(receipt.json["deadline"]?.string == "2027-02-14")
    let reference = try #require(receipt.json["reference"]?.string)
    let path = "/api/v1/redress/" + reference
    #expect(try await service.call(.get, path, as: Invented.frontline).status == 403)
    let queue = try await service.call(.get, "/api/v1/redress")
    #expect(queue.json["redress"]?.array?.count == 1 && !queue.json.text.contains("Zaynab"))
    #expect(try service.events(.view).isEmpty)
    let seen = try await service.call(.get, path.lowercased())
    #expect(seen.json["statement"]?.string == "Zaynab can say who I am.")
    #expect(seen.json["entry"]?.string == "inv:1")
    #expect(try service.events(.view).count == 1)
  }

  @Test func `a redress is answered once, with reasons`() async throws {
    let service = try CasesService()
    let reference = try await open(service, "{\"list\": \"inv\", \"entry\": \"inv:1\"}")
    let refused = try await answer(service, reference, "refused")
    #expect(refused.json["outcome"]?.string == "refused")
    #expect(refused.json["by"]?.string == "anna")
    #expect(try await answer(service, reference, "corrected").status == 409)
    let waiting = try await service.call(.get, "/api/v1/redress")
    #expect(waiting.json["redress"]?.array?.isEmpty == true)
    let closed = try await service.call(.get, "/api/v1/redress?state=closed")
    #expect(closed.json["redress"]?.array?.count == 1)
    #expect(!closed.json.text.contains("looked again"))
  }

  @Test func `an own entry is deleted by whoever may withdraw, naming the reference`()
    async throws
  {
    let service = try CasesService(policy: own)
    let reference = try await open(service, "{\"list\": \"inv\", \"entry\": \"inv:1\"}")
    #expect(try await answer(service, reference, "deleted").status == 403)
    let body = """
      {"list": "inv", "reason": "It was a mistake.", "redress": "\(reference)"}
      """
    let gone = try await service.call(
      .post, "/api/v1/entries/inv%3A1/withdrawal", body, as: Invented.carla)
    #expect(gone.status == 200)
    let seen = try await service.call(.get, "/api/v1/redress/\(reference)")
    #expect(seen.json["outcome"]?.string == "deleted" && seen.json["by"]?.string == "carla")
    let check = try await service.call(.post, "/api/v1/checks", CasesService.question)
    #expect(check.json["total"]?.integer == 0)
  }

  @Test func `one identity that may do both answers with the deletion, at once`() async throws {
    let service = try CasesService(policy: own)
    let open = Principal.open(user: "desk")
    let reference = try await self.open(
      service, "{\"list\": \"inv\", \"entry\": \"inv:1\"}", as: open)
    #expect(try await answer(service, reference, "deleted", as: open).status == 200)
    let check = try await service.call(.post, "/api/v1/checks", CasesService.question)
    #expect(check.json["total"]?.integer == 0)
  }

  @Test func `an own entry is corrected by an approved change only`() async throws {
    let service = try CasesService(policy: own)
    let reference = try await open(service, "{\"list\": \"inv\", \"entry\": \"inv:1\"}")
    #expect(try await answer(service, reference, "corrected").status == 409)
    let waiting = try await service.call(.get, "/api/v1/redress")
    #expect(waiting.json["redress"]?.array?.count == 1)
  }

  @Test(arguments: [
    ("{\"alert\": 9}", 404), ("{\"list\": \"nowhere\", \"entry\": \"x\"}", 404), ("{}", 201),
    ("{\"list\": \"inv\"}", 422), ("{\"alert\": 1, \"list\": \"inv\", \"entry\": \"x\"}", 422),
  ])
  func `a redress is about an alert, an entry of a list, or what the person says`(
    body: String, status: Int
  ) async throws {
    let service = try CasesService()
    #expect(try await service.call(.post, "/api/v1/redress", body).status == status)
  }

  @Test func `a reference that nobody has is not found`() async throws {
    let service = try CasesService()
    #expect(try await service.call(.get, "/api/v1/redress/0000-0000-01").status == 404)
    #expect(try await answer(service, "0000-0000-01", "refused").status == 404)
  }

  @Test func `frontline sees that there was a clearance, not who decided and why`() async throws {
    let service = try CasesService()
    try await service.alert()
    _ = try await service.call(
      .post, "/api/v1/alerts/1/decisions",
      "{\"decision\": \"different_person\", \"reason\": \"Seen with his father.\"}")
    let lists = service.desk.lists.current.lists.map(\.snapshot)
    var form = QueryForm()
    (form.names, form.birth) = (["Khalid Nasir Omar Zarqani"], "1971-03-02")
    form.document = "iq:A1234567"
    let answer = ScreenSubject.check(
      CheckQuery(
        subject: try form.subject(), purpose: "test", day: try #require(PartialDate("2027-01-15"))),
      in: lists, under: try service.desk.rules.rules(for: lists))
    #expect(answer.json.text.contains("his father"))
    let seen = Disclosure.of(Invented.frontline).json(answer.json)
    #expect(seen.text.contains("cleared_earlier"))
    #expect(!seen.text.contains("his father") && !seen.text.contains("anna"))
    #expect(Disclosure.of(Invented.anna).json(answer.json).text.contains("his father"))
  }
}
