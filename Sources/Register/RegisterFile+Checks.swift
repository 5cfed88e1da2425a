import Foundation
import GRDB
public import RecordStreams

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
  /// A check that was recorded before there was a chain; `nil` where there is none of that number.
  public func checkBeforeTheChain(_ number: Int) throws -> [JSONMember]? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM check_record WHERE id = ?", arguments: [number])
      return row.map { row in
        [
          JSONMember("number", .number(number)), JSONMember("made", .string(row["made"])),
          JSONMember("purpose", .string(row["purpose"])), JSONMember("actor", .string(row["user"])),
          JSONMember("editions", .string(row["editions"])),
          JSONMember("engine", .string(row["engine"])),
          JSONMember("outcome", .string(row["outcome"])),
          JSONMember("total", .number(row["results"] as Int)),
          JSONMember("query_hash", .string(Digest.text(Array(row["query_hash"] as Data)))),
        ]
      }
    }
  }
}
