import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ServeEntityTests {
  @Test func `an entity stands with those around it, or alone`() throws {
    let service = try RunningService()
    let person = try service.json("/entities/per-1")
    let properties = try #require(person["properties"])
    #expect(properties["sanctions", "0", "id"] == .string("san-1"))
    #expect(properties["addressEntity", "0", "properties", "city"] == .strings(["Port Amal"]))
    #expect(
      properties["ownershipOwner", "0", "properties", "asset", "0", "caption"]
        == .string("Qamar Trading LLC"))
    #expect(
      properties["familyPerson", "0", "properties", "relative", "0", "id"] == .string("per-2"))
    let alone = try service.json("/entities/per-1?nested=false")
    #expect(alone["properties", "addressEntity"] == .strings(["adr-1"]))
    #expect(alone["properties", "sanctions"] == nil)
    #expect(!person.text.contains("Hidden") && !alone.text.contains("Hidden"))
  }

  @Test func `a merged id leads to the canonical one with its query`() throws {
    let service = try RunningService()
    for (target, place) in [
      ("/entities/old-1", "/entities/per-1"),
      ("/entities/old-2?nested=false&x=%20y", "/entities/per-1?nested=false&x=%20y"),
      ("/entities/old-1/adjacent?limit=1", "/entities/per-1/adjacent?limit=1"),
      ("/entities/old-1/adjacent/sanctions", "/entities/per-1/adjacent/sanctions"),
    ] {
      let reply = try service.get(target)
      #expect(reply.status == 308 && reply.header("location") == place, "\(target)")
    }
    for target in ["/entities/old-3", "/entities/per-9", "/entities/nobody", "/entities/%00"] {
      let reply = try service.get(target)
      #expect(reply.status == 404, "\(target): \(reply.text)")
    }
  }

  @Test func `neighbours come in the order of the file, and in pages`() throws {
    let service = try RunningService()
    let adjacent = try service.json("/entities/com-1/adjacent")
    #expect(adjacent["entity", "id"] == .string("com-1"))
    #expect(adjacent["adjacent", "ownershipAsset", "results"]?.all("id") == ["own-1", "own-2"])
    #expect(adjacent["adjacent", "ownershipAsset", "total", "value"] == .number(2))
    #expect(adjacent["adjacent", "ownershipAsset", "limit"] == .number(10))
    let page = try service.json("/entities/com-1/adjacent/ownershipAsset?limit=1&offset=1")
    #expect(page["results"]?.all("id") == ["own-2"])
    #expect(page["total", "value"] == .number(2) && page["offset"] == .number(1))
    let turned = try service.json(
      "/entities/com-1/adjacent/ownershipAsset?sort=entity_id:desc")
    #expect(turned["results"]?.all("id") == ["own-2", "own-1"])
    for target in [
      "/entities/com-1/adjacent/name", "/entities/com-1/adjacent/unheardOf",
      "/entities/nobody/adjacent", "/entities/per-9/adjacent",
    ] { #expect(try service.get(target).status == 404, "\(target)") }
    #expect(try service.get("/entities/com-1/adjacent?limit=501").status == 422)
  }
}
