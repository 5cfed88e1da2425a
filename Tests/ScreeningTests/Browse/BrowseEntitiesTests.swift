import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct BrowseEntitiesTests {
  private func browse<Value>(_ body: (BrowseEntities) throws -> Value) throws -> Value {
    let invented = try InventedCatalog()
    return try withExtendedLifetime(invented) {
      try invented.catalog.read { try body(BrowseEntities($0)) }
    }
  }

  @Test func `one id on two lists is one entity with what both say`() throws {
    guard case .entity(let found) = try browse({ try $0.entity("per-1", isNested: false) }) else {
      Issue.record("not found")
      return
    }
    let entity = found.entity
    #expect(entity.datasets == ["harbour", "port"])
    #expect(entity.schema == "Person")
    #expect(entity.properties["topics"] == ["sanction", "wanted"])
    #expect(entity.properties["name"] == ["Samir Tal", "سمير أبو الطال", "Sameer Tall"])
    #expect(entity.referents == ["old-1", "old-2"])
    #expect(entity.firstSeen == "2021-01-01T10:00:00" && entity.lastSeen == "2024-01-01T10:00:00")
    #expect(entity.lastChange == "2023-06-01T10:00:00")
    #expect(found.json["target"] == .bool(true))
  }

  @Test func `a merged id leads to the canonical one, a hidden one nowhere`() throws {
    #expect(try browse { try $0.entity("old-1") } == .redirect(to: "per-1"))
    #expect(try browse { try $0.entity("old-3") } == .unknown)
    #expect(try browse { try $0.entity("per-9") } == .unknown)
    #expect(
      try browse { try $0.adjacent("old-2", by: "sanctions", limit: 1) }
        == .redirect(to: "per-1"))
  }

  @Test(arguments: ["per-1", "com-1", "own-1", "adr-1"])
  func `an entity stands with those around it`(_ id: String) throws {
    guard case .entity(let entity) = try browse({ try $0.entity(id) }) else {
      Issue.record("not found")
      return
    }
    try expectGolden(entity.json.indentedText + "\n", "browse/nested-\(id).json")
  }

  @Test func `neighbours are counted and paged by property`() throws {
    guard
      case .entity(let entity, let adjacent) = try browse({ try $0.adjacent("com-1", limit: 1) })
    else {
      Issue.record("not found")
      return
    }
    #expect(entity.id == "com-1")
    let found = adjacent.map { "\($0.property) \($0.neighbours.total)" }.sorted()
    #expect(found == ["ownedVehicles 1", "ownershipAsset 2", "paymentPayer 1"])
    let pages = try (0..<3).map { offset in
      try browse { try $0.adjacent("com-1", by: "ownershipAsset", limit: 1, offset: offset) }
    }
    let ids = pages.map { page -> [String] in
      guard case .neighbours(let found) = page else { return ["no neighbours"] }
      return found.results.map(\.entity.id)
    }
    #expect(ids == [["own-1"], ["own-2"], []])
  }

  @Test func `neighbours are sorted where that is asked for`() throws {
    let found = try browse {
      try $0.adjacent(
        "com-1", by: "ownershipAsset", limit: 9,
        order: [CatalogOrder("entity_id", isDescending: true)])
    }
    guard case .neighbours(let neighbours) = found else { throw Unexpected(found) }
    #expect(neighbours.results.map(\.entity.id) == ["own-2", "own-1"])
    // The other end of the link stands in it.
    let owners = neighbours.results.map { $0.nested.map(\.entities).joined().map(\.entity.id) }
    #expect(owners == [["per-2"], ["per-1"]])
  }

  @Test func `documents count among what identifies a person`() throws {
    let found = try browse { try $0.adjacent("per-1", by: "identification", limit: 9) }
    guard case .neighbours(let neighbours) = found else { throw Unexpected(found) }
    #expect(neighbours.results.map(\.entity.id) == ["pas-1"])
  }

  @Test func `only properties that lead to entities have neighbours`() throws {
    for name in ["birthDate", "nothing"] {
      #expect(try browse { try $0.adjacent("per-1", by: name, limit: 9) } == .unknownProperty)
    }
    #expect(try browse { try $0.adjacent("none", by: "sanctions", limit: 9) } == .unknown)
  }

  @Test func `entities and things are counted on open lists only`() throws {
    let invented = try InventedCatalog()
    defer { withExtendedLifetime(invented) {} }
    try invented.catalog.read { view in
      let harbour = try #require(try view.size(of: listName("harbour")))
      #expect(harbour.entities == 11 && harbour.things == 5)
      #expect(try view.size(of: listName("sealed")) == nil)
      #expect(view.lists.map(\.text) == ["harbour", "port"])
    }
  }
}

private struct Unexpected: Error {
  let value: String
  init(_ value: some Any) { self.value = "\(value)" }
}
