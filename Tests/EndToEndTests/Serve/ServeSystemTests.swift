import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ServeSystemTests {
  @Test func `health, algorithms and the document are there`() throws {
    let service = try RunningService()
    for target in ["/healthz", "/readyz"] {
      #expect(try service.json(target) == .object([JSONMember("status", .string("ok"))]))
    }
    let algorithms = try service.json("/algorithms")
    let names = algorithms["algorithms"]?.all("name") ?? []
    #expect(names.first == algorithms["best"]?.string && algorithms["default"] == .string("best"))
    for name in ["logic-v2", "ofac", "name-based", "name-qualified", "logic-v1", "regression-v1"] {
      #expect(names.contains(name))
    }
    #expect(algorithms["algorithms", "0", "features", "name_match", "description"] != nil)
    let document = try service.json("/openapi.json")
    #expect(document["openapi"] == .string("3.1.0"))
    #expect(document["paths", "/match/{dataset}", "post"] != nil)
    #expect(try service.get("/").header("content-type") == "text/html; charset=utf-8")
    #expect(try service.get("/favicon.ico").status == 200)
  }

  @Test func `the catalog has open lists only, and a tag by which it is known`() throws {
    let service = try RunningService()
    let catalog = try service.get("/catalog")
    let datasets = try #require(catalog.json["datasets"])
    #expect(datasets.all("name") == ["harbour", "port", "default"])
    #expect(datasets["2", "children"] == .strings(["harbour", "port"]))
    #expect(datasets["0", "entity_count"] == .number(11))
    #expect(catalog.json["current"] == .strings(["harbour", "port"]))
    #expect(catalog.json["index_stale"] == .bool(false))
    #expect(catalog.header("cache-control") == "public, max-age=300")
    let tag = try #require(catalog.header("etag"))
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
    for known in [tag, "*", "W/" + tag, "\"other\", \(tag)"] {
      let reply = try service.get("/catalog", ["If-None-Match": known])
      #expect(reply.status == 304 && reply.body.isEmpty && reply.header("etag") == tag)
    }
    #expect(try service.get("/catalog", ["If-None-Match": "\"other\""]).status == 200)
    #expect(try service.get("/manifest").body == catalog.body)
  }

  @Test func `lists are loaded anew for who has the token`() throws {
    let service = try RunningService()
    #expect(try service.ask("GET", "/updatez").status == 405)
    for target in ["/updatez", "/updatez?token=", "/updatez?token=wrong&sync=true"] {
      #expect(try service.ask("POST", target).status == 403, "\(target)")
    }
    func ids() throws -> [String] {
      try service.match(
        #""q":{"schema":"Person","properties":{"name":["Invented Person 7"]}}"#
      ).json["responses", "q", "results"]?.all("id") ?? ["?"]
    }
    #expect(try ids() == [])
    try inventedPeople(0..<20).write(to: service.folder.url.appending(path: "inv.jsonl"))
    #expect(try service.run("import", "ftm", "inv.jsonl", "--list", "inv").status == 0)
    let reply = try service.ask("POST", "/updatez?token=renew&sync=true")
    #expect(reply.status == 200 && reply.json["status"] == .string("ok"))
    #expect(try ids().contains("inv:7"))
    #expect(try service.json("/search/inv?q=person&limit=0")["total", "value"] == .number(20))
    #expect(try service.json("/catalog")["datasets"]?.all("name").contains("inv") == true)
    #expect(try service.ask("POST", "/updatez?token=renew").status == 200)
  }

  /// Asks again and again, without counting on how long it takes.
  @Test func `an edition that is imported while serving comes into force by itself`() throws {
    let service = try RunningService([])
    #expect(try service.get("/readyz").status == 503)
    #expect(try service.match(#""q":{"schema":"Person","properties":{}}"#).status == 200)
    try inventedPeople(0..<20).write(to: service.folder.url.appending(path: "inv.jsonl"))
    #expect(try service.run("import", "ftm", "inv.jsonl", "--list", "inv").status == 0)
    var isReady = false
    for _ in 0..<600 where !isReady {
      isReady = try service.get("/readyz").status == 200
      if !isReady { Thread.sleep(forTimeInterval: 0.1) }
    }
    #expect(isReady)
    #expect(try service.get("/match/inv").status == 405)
  }

  @Test func `an empty list is a dataset like others`() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: folder.url.appending(path: "none.jsonl"))
    let imported = try BuiltProgram.run(
      "import", "ftm", "none.jsonl", "--list", "none_1", in: folder.url)
    #expect(imported.status == 0, "\(imported.remarks)")
    let service = try RunningService(in: folder)
    #expect(try service.json("/catalog")["datasets"]?.all("name") == ["none_1", "default"])
    #expect(try service.json("/search/none_1")["total", "value"] == .number(0))
    #expect(try service.get("/readyz").status == 200)
    let reply = try service.match(
      #""q":{"schema":"Person","properties":{"name":["Samir Tal"]}}"#, "/match/none_1")
    #expect(reply.json["responses", "q", "results"] == .array([]))
  }

  /// What a match-only list must not show anywhere.
  @Test func `match-only lists answer checks and appear nowhere else`() throws {
    let service = try RunningService()
    let found = try service.match(
      #""q":{"schema":"Person","properties":{"name":["Hidden Person"]}}"#)
    let result = try #require(found.json["responses", "q", "results", "0"])
    #expect(result["id"] == .string("per-9") && result["properties", "addressEntity"] == nil)
    #expect(result["properties", "name"] == .strings(["Hidden Person"]))
    for target in [
      "/search/default?q=hidden", "/search/default?limit=500", "/search/default?datasets=sealed",
      "/search/default?q=datasets:sealed", "/search/default?include_dataset=sealed",
      "/entities/per-1", "/entities/adr-1", "/entities/adr-1/adjacent", "/catalog", "/manifest",
      "/reconcile/default/suggest/entity?prefix=hid", "/reconcile/default/preview/per-1",
    ] {
      let reply = try service.get(target)
      #expect(reply.status == 200, "\(target): \(reply.status)")
      #expect(!reply.text.contains("Hidden") && !reply.text.contains("\"sealed\""), "\(target)")
    }
  }

  @Test func `measurements count lists, and the log names nobody`() throws {
    let service = try RunningService()
    let metrics = try service.get("/metrics")
    #expect(metrics.status == 200 && metrics.text.contains("tabayyun_lists 3\n"))
    let log = try String(
      contentsOf: service.folder.url.appending(path: "serve.log"), encoding: .utf8)
    #expect(log.contains("\"event\":\"start\"") && !log.contains("Samir"))
    service.end()
    #expect(service.process.terminationStatus == 0)
  }
}
