import Foundation
import GRDB

extension RegisterFile {
  /// How many checks are recorded, those before there was a chain included.
  public func checkCount() throws -> Int {
    try read {
      try Int.fetchOne(
        $0,
        sql: """
          SELECT (SELECT count(*) FROM check_record)
            + (SELECT count(*) FROM audit WHERE kind = 'check')
          """) ?? 0
    }
  }

  /// The numbers of the recorded checks of a query, in the order in which they were made.
  ///
  /// - Parameter query: in its canonical form.
  public func checks(of query: String) throws -> [Int] {
    let key = try queryKey()
    return try read { database in
      try Int.fetchAll(
        database,
        sql: """
          SELECT id FROM check_record WHERE query_hash = ?
          UNION ALL SELECT sequence FROM audit WHERE query_hash = ? ORDER BY 1
          """, arguments: [Data(key.bytes(of: query)), key.hash(of: query)])
    }
  }
}

extension RegisterFile {
  /// Whether a check of that number was recorded before there was a chain.
  public func hasCheckBeforeTheChain(_ number: Int) throws -> Bool {
    try read {
      try Bool.fetchOne(
        $0, sql: "SELECT EXISTS (SELECT 1 FROM check_record WHERE id = ?)", arguments: [number])
        ?? false
    }
  }
}
