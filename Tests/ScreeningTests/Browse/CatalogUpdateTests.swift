import Foundation
import ListReaders
import Register
import Screening
import Subjects
import TestSupport
import Testing

@Suite struct CatalogUpdateTests {
  private func line(_ id: String, _ name: String) -> String {
    """
    {"id":"\(id)","schema":"Person","properties":{"name":["\(name)"]},"datasets":["a"]}

    """
  }

  @Test func `a new edition changes what it changes, a delisting is gone`() throws {
    let invented = try InventedCatalog(
      [("a", line("1", "Adam Nur") + line("2", "Basim Nur"))])
    #expect(try invented.catalog.isUpToDate())
    #expect(try !invented.catalog.bringUpToDate())
    try invented.add("a", line("1", "Adam Said") + line("3", "Khalil Nur"), published: "2024-02-01")
    #expect(try invented.ids("nur").sorted() == ["1", "2"], "as it stood before")
    #expect(try !invented.catalog.isUpToDate())
    #expect(try invented.catalog.bringUpToDate())
    #expect(try invented.ids("nur") == ["3"])
    #expect(try invented.ids("said") == ["1"])
    #expect(try invented.ids("").count == 2)
    let found = try invented.catalog.read { try BrowseEntities($0).entity("2") }
    #expect(found == .unknown)
  }

  @Test func `what was changed step by step is what is made at once`() throws {
    let names = ["Adam", "Basim", "Khalil", "Nur", "Said", "Tariq"]
    try forAll(
      { generator in
        (0..<4).map { _ in
          (0..<12).compactMap { id -> String? in
            let name = (0..<2).compactMap { _ in names.randomElement(using: &generator) }
            return Bool.random(using: &generator)
              ? line("\(id)", name.joined(separator: " ")) : nil
          }.shuffled(using: &generator).joined()
        }
      }, count: 8
    ) { editions in
      let invented = try InventedCatalog([], isFilled: false)
      for (day, text) in editions.enumerated() {
        try invented.add("a", text, published: "2024-01-0\(day + 1)")
        try invented.catalog.bringUpToDate()
      }
      func answers() throws -> [[String]] {
        try (names + ["", "-Nur", "Adam OR Said"]).map { try invented.ids($0) { $0.limit = 50 } }
      }
      let stepwise = try answers()
      try FileManager.default.removeItem(atPath: invented.catalog.path)
      try invented.catalog.bringUpToDate()
      return try answers() == stepwise
    }
  }

  @Test func `a list that becomes match-only is gone at once`() throws {
    let invented = try InventedCatalog([("a", line("1", "Adam Nur"))])
    let path = try invented.folder.file("b.jsonl", line("1", "Adam Nur") + line("2", "Basim Nur"))
    _ = try ImportList(into: invented.folder.register).run(
      ImportList.Request(
        format: .ftm, paths: [path], list: listName("a"), isMatchOnly: true), at: importTime)
    #expect(try invented.ids("").isEmpty)
    try invented.catalog.bringUpToDate()
    #expect(try invented.ids("").isEmpty)
    try invented.catalog.read { #expect($0.lists.isEmpty) }
  }

  @Test func `a list that is not there yet is said to be missing`() throws {
    let invented = try InventedCatalog([("a", line("1", "Adam Nur"))], isFilled: false)
    #expect(throws: CatalogError.notReady(lists: ["a"])) { try invented.ids("adam") }
  }

  @Test func `deleting the file does no harm, before the start and while it is open`() throws {
    let invented = try InventedCatalog([("a", line("1", "Adam Nur"))])
    for suffix in ["", "-wal", "-shm"] { unlink(invented.catalog.path + suffix) }
    #expect(throws: CatalogError.notReady(lists: ["a"])) { try invented.ids("adam") }
    #expect(try invented.catalog.bringUpToDate())
    #expect(try invented.ids("adam") == ["1"])
    let later = Catalog(of: invented.folder.register)
    #expect(try !later.bringUpToDate())
  }

  @Test func `a file that is no catalog is replaced`() throws {
    let invented = try InventedCatalog([("a", line("1", "Adam Nur"))], isFilled: false)
    let path = invented.catalog.path
    try FileManager.default.createDirectory(
      atPath: URL(filePath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try Data(String(repeating: "no catalog ", count: 1_000).utf8).write(to: URL(filePath: path))
    try invented.catalog.bringUpToDate()
    #expect(try invented.ids("adam") == ["1"])
  }

  @Test func `where no file can be kept the catalog is kept in memory`() throws {
    let invented = try InventedCatalog([("a", line("1", "Adam Nur"))], isFilled: false)
    let folder = URL(filePath: invented.catalog.path).deletingLastPathComponent().path
    try? FileManager.default.removeItem(atPath: folder)  // It may not be there.
    try Data("a file stands in the way".utf8).write(to: URL(filePath: folder))
    try invented.catalog.bringUpToDate()
    #expect(try invented.ids("adam") == ["1"])
  }

  @Test func `two that make the catalog at once make one`() async throws {
    let text = (0..<300).map { line("\($0)", "Adam Nur \($0)") }.joined()
    let invented = try InventedCatalog([("a", text)], isFilled: false)
    let register = invented.folder.register
    let changed = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { try Catalog(of: register).bringUpToDate() }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(changed >= 1)
    let answer = try invented.search { $0.query = "adam" }
    #expect(answer.total == 300)
  }
}
