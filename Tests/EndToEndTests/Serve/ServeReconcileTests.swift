import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ServeReconcileTests {
  private func post(_ service: RunningService, _ name: String, _ json: String) throws -> HTTPReply {
    let value =
      json.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return try service.ask(
      "POST", "/reconcile/default", ["Content-Type": "application/x-www-form-urlencoded"],
      "\(name)=\(value)")
  }

  /// The way of OpenRefine: the manifest, rows of a column, then more columns.
  @Test func `a table is reconciled and extended as OpenRefine does`() throws {
    let service = try RunningService()
    let manifest = try service.json("/reconcile/default?api_key=k")
    #expect(manifest["versions"] == .strings(["0.2"]))
    #expect(manifest["name"]?.string?.isEmpty == false && manifest["batchSize"] == .number(3))
    #expect(manifest["identifierSpace"] != nil && manifest["schemaSpace"] != nil)
    #expect(manifest["view", "url"]?.string?.hasSuffix("/entities/{{id}}") == true)
    #expect(manifest["preview", "url"]?.string?.contains("{{id}}") == true)
    for kind in ["entity", "type", "property"] {
      let path = manifest["suggest", kind, "service_path"]?.string ?? ""
      #expect(path == "/suggest/\(kind)?api_key=k")
    }
    #expect(manifest["defaultTypes"]?.all("id").contains("Person") == true)

    let rows = try post(
      service, "queries",
      """
      {"q0":{"query":"Samir Tal","type":"Person","limit":3,"properties":[{"pid":"Thing:country",
      "v":"ru"}]},"q1":{"query":"Hidden Person","type":"Person"},"q2":{"query":"Qamar Trading LLC",
      "type":"Company"},"q3":{"query":"Samir Tal"}}
      """)
    #expect(rows.status == 200, "\(rows.text)")
    #expect(rows.json["q0", "result"]?.all("id").first == "per-1")
    let best = try #require(rows.json["q0", "result", "0"])
    #expect(best["name"] == .string("Samir Tal") && best["match"] == .bool(true))
    #expect(best["type", "0", "id"] == .string("Person"))
    #expect(best["type", "0", "name"] == .string("People"))
    #expect(rows.json["q1", "result"] == .array([]), "match-only lists are not proposed")
    #expect(rows.json["q2", "result"]?.all("id") == ["com-1"])
    #expect(rows.json["q3", "result"]?.all("id").first == "per-1")

    let more = try post(
      service, "extend",
      """
      {"ids":["per-1","nobody"],"properties":[{"id":"nationality"},{"id":"nationality",
      "settings":{"render":"raw"}},{"id":"name","settings":{"limit":"1"}}]}
      """)
    #expect(more.json["meta"]?.all("id") == ["nationality", "name"])
    #expect(more.json["rows", "per-1", "name"]?.all("str") == ["Samir Tal"])
    #expect(more.json["rows", "per-1", "nationality"]?.all("str").isEmpty == false)
    #expect(more.json["rows", "nobody"] == .object([]))
  }

  @Test func `letters suggest entities, types and properties`() throws {
    let service = try RunningService()
    let base = "/reconcile/default/suggest"
    let entities = try service.json("\(base)/entity?prefix=sam")
    #expect(entities["code"] == .string("/api/status/ok"))
    #expect(entities["status"] == .string("200 OK") && entities["prefix"] == .string("sam"))
    #expect(entities["result"]?.all("id") == ["per-1"])
    #expect(try service.json("\(base)/entity?prefix=hidden")["result"] == .array([]))
    #expect(
      try service.json("\(base)/type?prefix=per")["result"]?.all("id").contains("Person") == true)
    let properties = try service.json("\(base)/property?prefix=birth")["result"]?.all("id") ?? []
    #expect(properties.contains("Person:birthDate"))
    let extend = try service.json("/reconcile/default/extend/property?type=Person&limit=4")
    #expect(extend["limit"] == .number(4) && extend["type"] == .string("Person"))
    #expect(extend["properties"]?.array?.count == 4)
    #expect(try service.get("/reconcile/default/preview/per-1").text.contains("Samir Tal"))
    #expect(try service.get("/reconcile/default/preview/per-9").status == 404)
    for target in ["/reconcile/nowhere", "/reconcile/sealed", "/reconcile/sealed/suggest/entity"] {
      #expect(try service.get(target).status == 404, "\(target)")
    }
  }

  @Test func `forms that make no sense are refused`() throws {
    let service = try RunningService()
    for (name, json) in [
      ("queries", "{"), ("queries", "[]"), ("queries", "{\"q\":1}"), ("extend", "{}"),
      ("queries", "{\"q\":{\"query\":\"x\",\"type\":\"Nothing\"}}"), ("other", "1"),
    ] {
      let reply = try post(service, name, json)
      #expect(reply.status == 400, "\(name)=\(json): \(reply.status) \(reply.text)")
    }
  }
}
