import GRDB
import Subjects

extension RegisterFile {
  /// One version of an entity, and the order in which its list first told of it.
  struct PlacedVersion {
    let number: Int64
    let place: Int64
    let entity: Entity
  }

  /// The numbers of the versions that are present in an edition, ascending.
  func versions(of edition: EditionID) throws -> [Int64] {
    try read { database in
      let place = try EditionPlace(edition, in: database)
      return try Int64.fetchAll(
        database,
        sql: """
          SELECT version FROM presence
          WHERE list = :list AND "from" <= :at AND :at < "to" ORDER BY version
          """, arguments: place.arguments)
    }
  }

  /// Hands out versions by number; numbers that the register does not have are passed over.
  func forEachVersion(_ numbers: some Sequence<Int64>, _ body: (PlacedVersion) throws -> Void)
    throws
  {
    try read { database in
      let select = try database.makeStatement(
        sql: """
          SELECT json, (SELECT min(id) FROM version AS first WHERE first.entity = version.entity)
          FROM version WHERE id = ?
          """)
      for number in numbers {
        guard let row = try Row.fetchOne(select, arguments: [number]) else { continue }
        try body(
          PlacedVersion(number: number, place: row[1], entity: try Self.entity(row[0])))
      }
    }
  }
}
