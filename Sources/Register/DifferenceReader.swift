import GRDB
import Subjects

/// Reads the versions that only one of two editions has, and puts together those of one entry.
///
/// The texts of versions are fetched only where both sides must be compared, so that the first
/// edition of a large list is counted without reading it.
final class DifferenceReader {
  private struct Touched {
    let subject: String
    let entity: Int64
    let version: Int64
    let isOwn: Bool
    let isEntry: Bool
    let isBefore: Bool
  }

  private let database: Database
  private let rows: RowCursor
  private let json: Statement
  private let presentEntry: Statement
  private let arguments: StatementArguments
  private var waiting: Touched?

  init(list: Int64, from: Int, to: Int, in database: Database) throws {
    self.database = database
    arguments = ["list": list, "first": from, "second": to]
    rows = try Row.fetchCursor(database, sql: Self.touched, arguments: arguments)
    json = try database.makeStatement(sql: "SELECT json FROM version WHERE id = ?")
    presentEntry = try database.makeStatement(
      sql: """
        SELECT 1 FROM entity CROSS JOIN version ON version.entity = entity.id CROSS JOIN presence
          ON presence.list = entity.list AND presence.version = version.id
          AND "from" <= :second AND :second < "to"
        WHERE entity.list = :list AND entity.name = :name AND version.is_entry
        """)
    waiting = try fetch()
  }

  /// The next subject that differs.
  func next() throws -> EntryChange? {
    while let first = waiting {
      var group = [first]
      waiting = try fetch()
      while let row = waiting, row.subject == first.subject {
        group.append(row)
        waiting = try fetch()
      }
      if let change = try change(of: group) { return change }
    }
    return nil
  }

  private func fetch() throws -> Touched? {
    try rows.next().map { row in
      Touched(
        subject: row["subject"], entity: row["entity"], version: row["version"],
        isOwn: row["is_own"], isEntry: row["is_entry"], isBefore: row["before"])
    }
  }

  private func change(of group: [Touched]) throws -> EntryChange? {
    let id = group[0].subject
    let own = group.filter(\.isOwn)
    let before = own.first { $0.isBefore }
    let after = own.first { !$0.isBefore }
    switch (before, after) {
    case (let gone?, nil): return EntryChange(id: id, kind: .removed, isEntry: gone.isEntry)
    case (nil, let come?): return EntryChange(id: id, kind: .added, isEntry: come.isEntry)
    case (.some, .some), (nil, nil): break
    }
    let fields = try fields(of: group)
    if fields.isEmpty { return nil }
    let isEntry = try after?.isEntry ?? isPresentEntry(id)
    return EntryChange(id: id, kind: .changed(fields: fields), isEntry: isEntry)
  }

  private func fields(of group: [Touched]) throws -> [String] {
    var fields: Set<String> = []
    for (_, rows) in Dictionary(grouping: group, by: \.entity) {
      let before = try rows.first { $0.isBefore }.map(entity)
      let after = try rows.first { !$0.isBefore }.map(entity)
      guard let one = after ?? before else { continue }
      let prefix =
        rows[0].isOwn ? "" : one.schema.prefix(1).lowercased() + one.schema.dropFirst() + "."
      if let before, let after {
        fields.formUnion(after.changedFields(since: before).map { prefix + $0 })
      } else {
        fields.insert(one.schema)
      }
    }
    return fields.sorted()
  }

  private func entity(_ row: Touched) throws -> Entity {
    try RegisterFile.entity(String.fetchOne(json, arguments: [row.version]) ?? "")
  }

  private func isPresentEntry(_ id: String) throws -> Bool {
    try Int.fetchOne(presentEntry, arguments: arguments + ["name": id]) != nil
  }

  private static let touched = """
    SELECT coalesce(owner.name, entity.name) AS subject, entity.id AS entity,
      version.id AS version, owner.id IS NULL AS is_own, version.is_entry AS is_entry, before
    FROM (
      SELECT version, max("from" <= :first AND :first < "to") AS before,
        max("from" <= :second AND :second < "to") AS after
      FROM presence WHERE list = :list GROUP BY version HAVING before <> after
    ) AS touched
    CROSS JOIN version ON version.id = touched.version
    CROSS JOIN entity ON entity.id = version.entity
    LEFT JOIN entity AS owner ON owner.id = version.owner
    ORDER BY subject, entity.name, before DESC
    """
}
