import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ServeSearchTests {
  /// What is asked, and whom it finds.
  static let found: [(target: String, ids: [String])] = [
    ("/search/default?q=samir", ["per-1"]),
    ("/search/harbour?q=nadim", []), ("/search/port?q=nadim", ["per-3"]),
    ("/search/default?q=sam*", ["per-1"]), ("/search/default?q=%22samir%20tal%22", ["per-1"]),
    ("/search/default?q=samir%20OR%20nadim&limit=10", ["per-1", "per-3"]),
    ("/search/default?q=tal&exclude_schema=Person", []),
    ("/search/harbour?schema=Company", ["com-1"]),
    ("/search/default?q=*&schema=Ownership", ["own-1", "own-2"]),
    ("/search/default?q=tal&topics=role.rca", ["per-2"]),
    ("/search/default?countries=sy", ["per-1", "per-3"]),
    ("/search/default?filter=properties.birthDate:1985", ["per-2"]),
    ("/search/default?countries=sy&countries=pa", ["per-1", "per-3", "ves-1"]),
    ("/search/default?countries=sy&countries=ru&filter_op=AND", ["per-1"]),
    ("/search/default?changed_since=2024-01-01", ["com-1"]),
    ("/search/default?target=true", ["per-1", "per-2"]),
    ("/search/default?include_dataset=port&schema=Person", ["per-1", "per-3"]),
    ("/search/default?include_dataset=port&exclude_dataset=port", []),
    ("/search/default?q=samir%20((&simple=true", ["per-1"]),
    ("/search/default?q=hidden", []), ("/search/default?q=per-9", []),
  ]

  @Test func `words, filters and schemata find whom they should`() throws {
    let service = try RunningService()
    for (target, ids) in Self.found {
      let reply = try service.get(target)
      #expect(reply.status == 200, "\(target): \(reply.text)")
      #expect(Set(reply.json["results"]?.all("id") ?? ["?"]) == Set(ids), "\(target)")
      #expect(reply.json["total", "value"] == .number(ids.count), "\(target)")
    }
    let sorted = try service.json("/search/default?schema=Person&sort=entity_id:desc")
    #expect(sorted["results"]?.all("id") == ["per-3", "per-2", "per-1"])
  }

  @Test func `facets count what was found and never what is hidden`() throws {
    let service = try RunningService()
    let usual = try service.json("/search/default")
    #expect(
      usual["facets"]?.members?.map(\.name).sorted() == ["countries", "datasets", "topics"])
    #expect(usual["facets", "datasets", "values"]?.all("name").sorted() == ["harbour", "port"])
    let one = try service.json("/search/default?facets=schema&facets=genders")
    #expect(one["facets"]?.members?.map(\.name).sorted() == ["genders", "schema"])
    let schemata = try #require(one["facets", "schema", "values"]?.array)
    #expect(schemata.first?["name"] == .string("Person") && schemata.first?["count"] == .number(3))
    let topics = try service.json("/search/default?facets=topics&q=tal")
    let sanction = topics["facets", "topics", "values"]?.array?.first {
      $0["name"] == .string("sanction")
    }
    #expect(sanction?["label"] == .string("Sanctioned"))
  }

  @Test func `pages follow each other`() throws {
    let service = try RunningService()
    let whole = try service.json("/search/default?limit=500&sort=entity_id:asc")
    let ids = whole["results"]?.all("id") ?? []
    #expect(ids.count == 6)
    var paged: [String] = []
    for offset in 0..<7 {
      let page = try service.json("/search/default?limit=1&offset=\(offset)&sort=entity_id:asc")
      #expect(page["offset"] == .number(offset) && page["limit"] == .number(1))
      #expect(page["total"] == whole["total"])
      paged += page["results"]?.all("id") ?? []
    }
    #expect(paged == ids)
  }

  /// What cannot be answered; limits are looked at before the dataset.
  static let refused: [(target: String, status: Int)] = [
    ("/search/default?q=samir%20((", 400), ("/search/default?q=%22open", 400),
    ("/search/default?q=a%20AND", 400), ("/search/default?q=%5B1%20TO", 400),
    ("/search/default?schema=Nothing", 400), ("/search/nowhere", 404), ("/search/sealed", 404),
    ("/search/default?limit=501", 422), ("/search/nowhere?limit=501", 422),
    ("/search/default?offset=9500", 422), ("/search/default?limit=ten", 422),
    ("/search/default?facets=unheard_of", 422), ("/search/default?filter_op=XOR", 422),
    ("/search/default?changed_since=2024-13-45x", 422),
  ]

  @Test func `what cannot be read is refused`() throws {
    let service = try RunningService()
    for (target, status) in Self.refused {
      let reply = try service.get(target)
      #expect(reply.status == status, "\(target): \(reply.text.prefix(200))")
      #expect(reply.json["detail"] != nil)
    }
  }
}
