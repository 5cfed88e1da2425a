import GRDB
public import Subjects

extension RegisterFile {
  /// Hands out every entry of an edition with the sanctions, documents, addresses and relations
  /// that belong to it, entries in the order of their ids' bytes, the rest by id.
  ///
  /// Memory does not grow with the edition. The register may be written meanwhile; the edition is
  /// read in one state.
  public func forEachEntry(
    of edition: EditionID, _ body: (_ entry: Entity, _ dependents: [Entity]) throws -> Void
  ) throws {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      let entries = try Row.fetchCursor(
        database, sql: EntityQueries.entries, arguments: place.arguments)
      let dependents = try Row.fetchCursor(
        database, sql: EntityQueries.dependents, arguments: place.arguments)
      var waiting = try dependents.next().map(DependentRow.init)
      while let row = try entries.next() {
        let name: String = row["name"]
        var own: [Entity] = []
        while let next = waiting, !name.utf8.lexicographicallyPrecedes(next.owner.utf8) {
          if next.owner == name { own.append(try Self.entity(next.json)) }
          waiting = try dependents.next().map(DependentRow.init)
        }
        try body(try Self.entity(row["json"]), own.sorted { $0.id < $1.id })
      }
    }
  }

  /// Hands out every entity of an edition, entries and the rest, in the order of their ids' bytes.
  public func forEachEntity(of edition: EditionID, _ body: (Entity) throws -> Void) throws {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      let rows = try Row.fetchCursor(
        database, sql: EntityQueries.all, arguments: place.arguments)
      while let row = try rows.next() { try body(try Self.entity(row["json"])) }
    }
  }

  /// The entity of that id as an edition has it; `nil` where it does not.
  public func entity(id: String, in edition: EditionID) throws -> Entity? {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      return try String.fetchOne(
        database, sql: EntityQueries.one, arguments: place.arguments + ["name": id]
      ).map(Self.entity)
    }
  }

  /// What editions say of some ids: for each id the editions that have it, in their order.
  ///
  /// - Complexity: one look for each id and edition, all in one state of the register; a few
  ///   microseconds each.
  public func entities(
    _ ids: [String], in editions: [EditionID]
  ) throws -> [[(edition: EditionID, entity: Entity)]] {
    try read { database in
      let statement = try database.cachedStatement(sql: EntityQueries.oneOfEdition)
      return try ids.map { id in
        try editions.compactMap { edition in
          let text = try String.fetchOne(
            statement, arguments: ["edition": edition.number, "name": id])
          return try text.map { (edition, try Self.entity($0)) }
        }
      }
    }
  }

  /// The entry of that id with what belongs to it, by id, as an edition has them; `nil` where it
  /// does not.
  public func entry(
    id: String, in edition: EditionID
  ) throws -> (entity: Entity, dependents: [Entity])? {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      let arguments = place.arguments + ["name": id]
      guard
        let text = try String.fetchOne(database, sql: EntityQueries.one, arguments: arguments)
      else { return nil }
      let dependents = try String.fetchAll(
        database, sql: EntityQueries.dependentsOfOne, arguments: arguments)
      return (try Self.entity(text), try dependents.map(Self.entity).sorted { $0.id < $1.id })
    }
  }

  /// The lists on which an id stands or stood, by name.
  public func lists(with id: String) throws -> [ListName] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT list.name FROM entity JOIN list ON list.id = entity.list
          WHERE entity.name = ? AND EXISTS (SELECT 1 FROM version WHERE version.entity = entity.id)
          ORDER BY list.name
          """, arguments: [id]
      ).compactMap(ListName.init)
    }
  }

  static func entity(_ text: String) throws -> Entity {
    do { return try Entity(text: text) } catch {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an entity is no entity: \(error)")
    }
  }
}

/// A dependent with the id of its entry.
private struct DependentRow {
  let owner: String
  let json: String

  init(_ row: Row) {
    owner = row["owner"]
    json = row["json"]
  }
}

/// Where an edition stands: its list and its position.
struct EditionPlace {
  let list: Int64
  let position: Int

  init(_ edition: EditionID, in database: Database) throws {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT list, position FROM edition WHERE id = ?",
        arguments: [edition.number])
    else { preconditionFailure("edition \(edition) came from this register") }
    list = row["list"]
    position = row["position"]
  }

  var arguments: StatementArguments { ["list": list, "at": position] }
}

/// Reads an edition's entities.
///
/// `CROSS JOIN` keeps SQLite to the order in which the tables stand, so that rows come in the order
/// of an index and nothing is sorted.
enum EntityQueries {
  private static let present = """
    CROSS JOIN presence ON presence.list = :list AND presence.version = version.id
      AND presence."from" <= :at AND :at < presence."to"
    """

  static let all = """
    SELECT version.json FROM entity CROSS JOIN version ON version.entity = entity.id
    \(present) WHERE entity.list = :list ORDER BY entity.name
    """

  static let entries = """
    SELECT entity.name, version.json FROM entity CROSS JOIN version ON version.entity = entity.id
    \(present) WHERE entity.list = :list AND version.is_entry ORDER BY entity.name
    """

  static let dependents = """
    SELECT entity.name AS owner, version.json
    FROM entity CROSS JOIN version ON version.owner = entity.id
    \(present) WHERE entity.list = :list ORDER BY entity.name
    """

  static let one = """
    SELECT version.json FROM entity CROSS JOIN version ON version.entity = entity.id
    \(present) WHERE entity.list = :list AND entity.name = :name
    """

  static let oneOfEdition = """
    SELECT version.json FROM edition CROSS JOIN entity
      ON entity.list = edition.list AND entity.name = :name
    CROSS JOIN version ON version.entity = entity.id
    CROSS JOIN presence ON presence.list = edition.list AND presence.version = version.id
      AND presence."from" <= edition.position AND edition.position < presence."to"
    WHERE edition.id = :edition
    """

  static let dependentsOfOne = """
    SELECT version.json FROM entity CROSS JOIN version ON version.owner = entity.id
    \(present) WHERE entity.list = :list AND entity.name = :name
    """
}
