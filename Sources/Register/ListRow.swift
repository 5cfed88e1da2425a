import GRDB

/// A row of the table of lists.
enum ListRow {
  static func find(_ list: ListName, in database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM list WHERE name = ?", arguments: [list.text])
  }

  static func require(_ list: ListName, in database: Database) throws -> Int64 {
    guard let id = try find(list, in: database) else { throw RegisterError.unknownList(list) }
    return id
  }

  static func findOrInsert(
    _ list: ListName, isMatchOnly: Bool, in database: Database
  ) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO list (name) VALUES (?) ON CONFLICT DO NOTHING", arguments: [list.text])
    if isMatchOnly {
      try database.execute(
        sql: "UPDATE list SET visibility = ? WHERE name = ?",
        arguments: [ListVisibility.matchOnly.rawValue, list.text])
    }
    return try require(list, in: database)
  }

  static func visibility(of list: ListName, in database: Database) throws -> ListVisibility {
    let text = try String.fetchOne(
      database, sql: "SELECT visibility FROM list WHERE name = ?", arguments: [list.text])
    guard let text else { throw RegisterError.unknownList(list) }
    // The table allows no other word; if one stood there, the stricter rule is safe.
    return ListVisibility(rawValue: text) ?? .matchOnly
  }
}
