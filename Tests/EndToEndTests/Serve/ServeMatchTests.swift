import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ServeMatchTests {
  private static let samir = #""schema":"Person","properties":{"name":["Samir Tal"]}"#

  @Test func `a batch is answered by key, each query with what was found`() throws {
    let service = try RunningService()
    let reply = try service.match(
      """
      "a":{"id":"mine","schema":"Person","properties":{"name":"Samir Tal","birthDate":"1985-03-02"}},
      "b":{"schema":"Person","properties":{"name":["Ingrid Johansson"]}}
      """)
    #expect(reply.status == 200, "\(reply.text)")
    #expect(reply.header("x-batch-size") == "2")
    #expect(reply.header("content-type") == "application/json")
    let responses = try #require(reply.json["responses"])
    #expect(responses.members?.map(\.name) == ["a", "b"])
    #expect(responses["a", "status"] == .number(200))
    #expect(responses["a", "results"]?.all("id").first == "per-1")
    let best = try #require(responses["a", "results", "0"])
    #expect(best["match"] == .bool(true) && best["target"] == .bool(true))
    #expect(best["caption"] == .string("Samir Tal") && best["schema"] == .string("Person"))
    #expect(best["datasets"] == .strings(["harbour", "port", "sealed"]))
    #expect(best["referents"] == .strings(["old-1", "old-2"]))
    #expect(best["last_change"] == .string("2023-06-01T10:00:00"))
    #expect(best["explanations", "name_match", "query"] == .string("Samir Tal"))
    #expect(responses["a", "query", "id"] == .string("mine"))
    #expect(responses["b", "results"] == .array([]))
    #expect(responses["b", "total", "value"] == .number(0))
    #expect(responses["b", "query", "id"] == .null)
    #expect(reply.json["limit"] == .number(5))
  }

  @Test func `a request without a content type is read`() throws {
    let service = try RunningService()
    let body = "{\"queries\":{\"q\":{\(Self.samir)}}}"
    for headers in [[:], ["Content-Type": "text/plain"]] {
      let reply = try service.ask("POST", "/match/default", headers, body)
      #expect(reply.status == 200, "\(headers): \(reply.text)")
    }
  }

  @Test func `the query comes back cleaned`() throws {
    let service = try RunningService()
    let reply = try service.match(
      """
      "q":{"schema":"Person","properties":{"name":" Samir  Tal ","nationality":["Russia","RUS"],
      "birthDate":"1985-03-02T00:00:00","passportNumber":123456,"unheardOf":"x"}}
      """)
    let query = try #require(reply.json["responses", "q", "query"])
    #expect(query["schema"] == .string("Person"))
    #expect(query["properties", "name"] == .strings(["Samir Tal"]))
    #expect(query["properties", "nationality"] == .strings(["ru"]))
    #expect(query["properties", "passportNumber"] == .strings(["123456"]))
    #expect(query["properties", "unheardOf"] == nil)
  }

  /// What is wrong, and the status; one bad query fails the whole batch.
  static let refused: [(body: String, status: Int)] = [
    ("{}", 422), ("{\"queries\":{}}", 400), ("[]", 422), ("", 422), ("{", 422), ("null", 422),
    ("{\"queries\":{\"q\":{\"properties\":{}}}}", 422),
    ("{\"queries\":{\"q\":{\"schema\":\"Nothing\",\"properties\":{}}}}", 400),
    ("{\"queries\":{\"q\":{\"schema\":\"Ownership\",\"properties\":{}}}}", 400),
    (
      "{\"queries\":{\"good\":{\(samir)},\"bad\":{\"schema\":\"Nothing\",\"properties\":{}}}}", 400
    ),
    ("{\"queries\":{\"q\":{\(samir)}},\"config\":{\"unheard_of\":1}}", 400),
    ("{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{\"name\":{}}}}}", 422),
    (
      "{\"queries\":{" + (0...100).map { "\"q\($0)\":{\(samir)}" }.joined(separator: ",") + "}}",
      400
    ),
  ]

  @Test func `a batch that makes no sense is refused whole`() throws {
    let service = try RunningService()
    for (body, status) in Self.refused {
      let reply = try service.ask("POST", "/match/default", [:], body)
      #expect(reply.status == status, "\(body.prefix(90)): \(reply.text.prefix(200))")
      #expect(reply.json["detail"] != nil && reply.json["responses"] == nil)
      #expect(!reply.text.contains("Samir"), "an error repeats no name")
    }
  }

  /// What is asked beside the batch, and the status.
  static let asked: [(target: String, status: Int)] = [
    ("/match/default?algorithm=logic-v2", 200), ("/match/default?algorithm=best", 200),
    ("/match/default?algorithm=name-based", 200), ("/match/default?algorithm=guess", 400),
    ("/match/nowhere", 404), ("/match/harbour?limit=501", 422), ("/match/harbour?limit=x", 422),
    ("/match/harbour?fuzzy=false&unheard_of=1", 200), ("/match/harbour?changed_since=then", 422),
    ("/match/sealed", 200), ("/match/harbour?threshold=none", 422),
    ("/match/default?" + (0..<51).map { "exclude_entity_ids=e\($0)" }.joined(separator: "&"), 422),
  ]

  @Test func `parameters are read or refused`() throws {
    let service = try RunningService()
    for (target, status) in Self.asked {
      let reply = try service.match("\"q\":{\(Self.samir)}", target)
      #expect(reply.status == status, "\(target.prefix(60)): \(reply.text.prefix(200))")
    }
  }

  /// What limits the answer, and whose ids are in it when a person of the name Tal is asked for.
  static let filtered: [(parameters: String, found: [String])] = [
    ("", ["per-1", "per-2"]), ("limit=1", ["per-1", "per-2"]), ("limit=0", []),
    ("exclude_entity_ids=per-1", ["per-2"]), ("exclude_entity_ids=old-1", ["per-2"]),
    ("exclude_entity_ids=old-2&exclude_entity_ids=per-2", []),
    ("topics=role.rca", ["per-2"]), ("topics=role.rca&topics=wanted", ["per-1", "per-2"]),
    ("topics=crime.war", []), ("changed_since=2022-06-15", ["per-1", "per-2"]),
    ("changed_since=2023-01-01", ["per-1"]), ("changed_since=2025-01-01T00", []),
    ("exclude_schema=Person&exclude_schema=LegalEntity", []), ("include_dataset=port", ["per-1"]),
    ("include_dataset=port&exclude_dataset=port", []),
    ("exclude_dataset=harbour&exclude_dataset=sealed", ["per-1"]),
  ]

  @Test func `filters leave out whom they name`() throws {
    let service = try RunningService()
    for (parameters, found) in Self.filtered {
      let reply = try service.match(
        """
        "s":{"schema":"Person","properties":{"name":["Samir Tal","Sameer Tall"]}},
        "l":{"schema":"Person","properties":{"name":["Lina Tal"]}}
        """,
        "/match/default?threshold=0.7&\(parameters)")
      let ids = ["s", "l"].map { reply.json["responses", $0, "results"]?.all("id") ?? ["?"] }
      #expect(Set(ids.joined()) == Set(found), "\(parameters): \(ids)")
    }
  }

  @Test func `the threshold divides matches, and the cutoff what is shown`() throws {
    let service = try RunningService()
    func answer(_ parameters: String) throws -> JSONValue {
      try service.match(
        #""q":{"schema":"Person","properties":{"name":["Samir Nadir Tal"],"birthDate":["1985"]}}"#,
        "/match/harbour?\(parameters)"
      ).json["responses", "q"] ?? .null
    }
    let low = try answer("threshold=0.3")
    let score = try #require(low["results", "0", "score"].flatMap { Double($0.text) })
    #expect(score > 0.3 && score < 1, "\(low)")
    #expect(low["results", "0", "match"] == .bool(true))
    #expect(low["total", "value"] != .number(0))
    let high = try answer("threshold=1.01&cutoff=0.3")
    #expect(high["results", "0", "score"].map(\.text) == low["results", "0", "score"].map(\.text))
    #expect(high["results", "0", "match"] == .bool(false))
    #expect(high["total", "value"] == .number(0))
  }

  /// Parts of a name, in the properties in which clients send them.
  static let parts = [
    #""firstName":["Samir"],"lastName":["Tal"]"#, #""firstName":"Samir","lastName":"Tal""#,
    #""alias":["Samir Tal"]"#, #""firstName":["Samir"],"middleName":["Qadir"],"lastName":["Tal"]"#,
    #""firstName":["Samir"],"fatherName":["Qadir"],"lastName":["Tal"]"#,
    #""name":["سمير الطال"]"#, #""name":["Tal, Samir"]"#, #""name":["SAMIR TAL"]"#,
  ]

  @Test(arguments: parts)
  func `names stand in any of their properties`(_ properties: String) throws {
    let service = try RunningService()
    let reply = try service.match("\"q\":{\"schema\":\"Person\",\"properties\":{\(properties)}}")
    #expect(
      reply.json["responses", "q", "results"]?.all("id").first == "per-1",
      "\(properties): \(reply.text.prefix(300))")
  }

  @Test func `a wider schema finds what is narrower, and a company no person`() throws {
    let service = try RunningService()
    func ids(_ schema: String, _ name: String) throws -> [String] {
      try service.match(
        "\"q\":{\"schema\":\"\(schema)\",\"properties\":{\"name\":[\"\(name)\"]}}",
        "/match/harbour"
      )
      .json["responses", "q", "results"]?.all("id") ?? ["?"]
    }
    #expect(try ids("LegalEntity", "Samir Tal").first == "per-1")
    #expect(try ids("Company", "Samir Tal") == [])
    #expect(try ids("Company", "Qamar Trading LLC") == ["com-1"])
    #expect(try ids("Vessel", "Bahr Star") == ["ves-1"])
  }
}
