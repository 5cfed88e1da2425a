import Foundation
import GRDB

/// The end of the chain, and how it grows.
enum AuditChain {
  /// Appends an event inside a transaction that writes: what happened and its record are one
  /// commit.
  ///
  /// - Returns: its number.
  @discardableResult static func append(_ event: AuditEvent, in database: Database) throws -> Int {
    var last = 0
    try append([event], in: database) { last = $0 }
    return last
  }

  /// Appends events in their order inside a transaction that writes.
  static func append(
    _ events: [AuditEvent], in database: Database, numbered: (Int) -> Void
  ) throws {
    var (sequence, hash) = try end(in: database)
    let insert = try database.cachedStatement(
      sql: "INSERT INTO audit (sequence, record, hash) VALUES (?, ?, ?)")
    for event in events {
      sequence += 1
      let commitment = event.personal.map { Commitment(to: $0.text) }
      var text = AuditRecordBytes.text(
        of: event, sequence: sequence, commitment: commitment?.hash)
      hash = text.withUTF8 {
        Array(AuditRecordBytes.hash(after: hash, UnsafeRawBufferPointer($0)))
      }
      try insert.execute(arguments: [sequence, text, Data(hash)])
      if let commitment, let personal = event.personal {
        try database.cachedStatement(sql: "INSERT INTO audit_personal VALUES (?, ?, ?, ?)").execute(
          arguments: [
            sequence, Data(commitment.salt), Data(personal.text.utf8), personal.lastMoment.seconds,
          ])
      }
      numbered(sequence)
    }
  }

  /// The number and hash of the last record; those before the first where there is none.
  private static func end(in database: Database) throws -> (sequence: Int, hash: [UInt8]) {
    let statement = try database.cachedStatement(
      sql: "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1")
    let last = try Row.fetchOne(statement)
    if let last { return (last["sequence"], Array(last["hash"] as Data)) }
    let origin = try AuditOrigin.findOrMake(in: database)
    return (origin.first - 1, origin.hash)
  }
}
