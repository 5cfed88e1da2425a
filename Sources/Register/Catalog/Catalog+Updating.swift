import GRDB
import Subjects

extension Catalog {
  /// Brings the catalog to the editions in force, list by list: only what differs is written.
  ///
  /// It takes seconds for the first edition of a large list and may run in the background; another
  /// process that does the same is waited for. Lists that are no longer open leave the catalog.
  ///
  /// - Returns: whether anything had to be done.
  /// - Complexity: O(number of entities) numbers in memory; only entities that differ are read.
  @discardableResult
  public func bringUpToDate() throws -> Bool {
    try translating {
      let database = database()
      let wanted = try openLists()
      var changed = false
      let shelves = try database.read(CatalogShelf.all)
      for shelf in shelves where !wanted.contains(where: { $0.list.text == shelf.name }) {
        changed = try fill(shelf.name, with: nil, in: database) || changed
      }
      for (list, edition) in wanted
      where !shelves.contains(where: { $0.name == list.text && $0.edition == edition.id.number }) {
        changed = try fill(list.text, with: edition.id, in: database) || changed
      }
      return changed
    }
  }

  /// Whether the catalog holds the edition in force of every open list.
  public func isUpToDate() throws -> Bool {
    let wanted = try openLists()
    return try translating {
      let shelves = try database().read(CatalogShelf.all)
      return shelves.count == wanted.count
        && wanted.allSatisfy { wanted in
          shelves.contains {
            $0.name == wanted.list.text && $0.edition == wanted.edition.id.number
          }
        }
    }
  }

  /// Puts an edition into the place of what stands there of its list, in one transaction.
  private func fill(
    _ list: String, with edition: EditionID?, in database: any DatabaseWriter
  ) throws -> Bool {
    try database.writeWithoutTransaction { database in
      var changed = false
      try database.inTransaction(.immediate) {
        let shelf = try CatalogShelf.all(in: database).first { $0.name == list }
        // Another process may have been quicker.
        if shelf?.edition == edition?.number { return .commit }
        try replace(shelf, list: list, with: edition, in: database)
        changed = true
        return .commit
      }
      return changed
    }
  }

  private func replace(
    _ shelf: CatalogShelf?, list: String, with edition: EditionID?, in database: Database
  ) throws {
    let present = try edition.map { try register.versions(of: $0) } ?? []
    let number = try shelf?.id ?? CatalogShelf.insert(list, in: database)
    let writer = try CatalogWriter(shelf: number, list: list, words: words, in: database)
    let (gone, come) = Self.difference(from: try writer.versions(), to: present)
    try register.forEachVersion(gone) { try writer.remove($0) }
    try register.forEachVersion(come) { try writer.add($0) }
    try writer.finish(edition: edition)
  }

  /// What only the first, and what only the second of two ascending runs of numbers has.
  static func difference(from old: [Int64], to new: [Int64]) -> (gone: [Int64], come: [Int64]) {
    var (gone, come): ([Int64], [Int64]) = ([], [])
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if j == new.count || (i < old.count && old[i] < new[j]) {
        gone.append(old[i])
        i += 1
      } else if i == old.count || new[j] < old[i] {
        come.append(new[j])
        j += 1
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
    return (gone, come)
  }
}

/// A list in the catalog.
struct CatalogShelf: Sendable {
  let id: Int64
  let name: String
  let edition: Int

  static func all(in database: Database) throws -> [CatalogShelf] {
    try Row.fetchAll(database, sql: "SELECT id, name, edition FROM shelf ORDER BY name").map {
      CatalogShelf(id: $0[0], name: $0[1], edition: $0[2])
    }
  }

  /// Makes an empty one; 0 is the number of no edition.
  static func insert(_ list: String, in database: Database) throws -> Int64 {
    try database.execute(sql: "INSERT INTO shelf (name, edition) VALUES (?, 0)", arguments: [list])
    return database.lastInsertedRowID
  }
}
