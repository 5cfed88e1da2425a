import Crypto
import Foundation
import GRDB

extension RegisterFile {
  /// Records one check.
  ///
  /// When this returns, the record is on the disk.
  public func record(_ check: CheckRecord) throws { try record([check]) }

  /// Records checks in one transaction: all or none.
  public func record(_ checks: [CheckRecord]) throws {
    if checks.isEmpty { return }
    try write { database in
      let key = try Self.queryKey(in: database)
      let insert = try database.makeStatement(
        sql: """
          INSERT INTO check_record
            (made, purpose, user, editions, engine, outcome, results, query_hash)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for check in checks {
        let editions = check.editions.sorted().map(\.description).joined(separator: ",")
        let hash = HMAC<SHA256>.authenticationCode(for: Data(check.query.utf8), using: key)
        try insert.execute(arguments: [
          check.made.text, check.purpose, check.user, editions, check.engine, check.outcome,
          check.results, Data(hash),
        ])
      }
    }
  }

  /// How many checks are recorded.
  public func checkCount() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM check_record") ?? 0 }
  }

  /// The numbers of the recorded checks of a query, in the order in which they were made.
  public func checks(of query: String) throws -> [Int] {
    try write { database in
      let key = try Self.queryKey(in: database)
      let hash = HMAC<SHA256>.authenticationCode(for: Data(query.utf8), using: key)
      return try Int.fetchAll(
        database, sql: "SELECT id FROM check_record WHERE query_hash = ? ORDER BY id",
        arguments: [Data(hash)])
    }
  }

  /// The key of the register, made at the first use.
  private static func queryKey(in database: Database) throws -> SymmetricKey {
    if let key = try Settings.value("query_key", in: database) { return SymmetricKey(data: key) }
    let key = SymmetricKey(size: .bits256)
    try Settings.set("query_key", to: key.withUnsafeBytes { Data($0) }, in: database)
    return key
  }
}
