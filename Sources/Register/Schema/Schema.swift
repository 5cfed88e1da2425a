import GRDB

/// The tables of a register, one migration a file, in the order in which they came to be.
enum RegisterSchema {
  /// "TABY": what `file` and SQLite show as the owner of the format.
  static let applicationID = 0x5441_4259

  static let migrations: [Migration] = [
    .listsAndEditions, .entitiesThroughTime, .checks, .audit, .cases,
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { database in
        try database.execute(sql: migration.statements)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }
}

/// One step from an older set of tables to the next.
///
/// Never edited once released.
struct Migration: Sendable {
  let name: String
  let statements: String
}
