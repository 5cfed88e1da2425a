import Foundation
import GRDB

extension AccessFile {
  /// The session of a token, and takes note that it is in use.
  ///
  /// - Returns: `nil` where there is none of that token or it has ended, by its limits or otherwise.
  public func session(of token: SessionToken, at now: Int) throws -> Session? {
    let digest = token.digest
    let found = try read { try session(digest, in: $0) }
    guard let found else { return nil }
    if found.isOver(at: now, limits) {
      try write { try $0.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest]) }
      return nil
    }
    if now - found.seen >= limits.seenStepSeconds {
      try write { database in
        try database.execute(
          sql: "UPDATE session SET seen = ? WHERE digest = ? AND seen < ?",
          arguments: [now, digest, now])
      }
    }
    return found
  }

  /// Ends a session; nothing happens where it has ended.
  public func endSession(of token: SessionToken, at now: Int) throws {
    try write { database in
      guard
        let name = try String.fetchOne(
          database, sql: "DELETE FROM session WHERE digest = ? RETURNING account",
          arguments: [token.digest])
      else { return }
      try note(AccessChange(.logout, "logout", by: name, at: now, []))
    }
  }

  /// Ends all sessions of an account.
  ///
  /// - Throws: `AccessError.unknownAccount`.
  public func endSessions(of name: String, by actor: String, at now: Int) throws {
    try change(name, "end_sessions", [], by: actor, at: now) { _ in }
  }

  /// How many sessions an account has that have not ended.
  public func sessionCount(of name: String, at now: Int) throws -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM session WHERE account = ? AND seen > ? AND created > ?",
        arguments: [name, now - limits.idleSeconds, now - limits.absoluteSeconds]) ?? 0
    }
  }

  /// Begins a session within a transaction; those that have ended and those above the limit go.
  func beginSession(of name: String, at now: Int, in database: Database) throws -> SessionToken {
    let token = SessionToken()
    try database.execute(
      sql: "DELETE FROM session WHERE seen <= ? OR created <= ?",
      arguments: [now - limits.idleSeconds, now - limits.absoluteSeconds])
    try database.execute(
      sql: """
        DELETE FROM session WHERE digest IN (
          SELECT digest FROM session WHERE account = ? ORDER BY created DESC, digest
          LIMIT -1 OFFSET ?)
        """, arguments: [name, limits.perAccount - 1])
    try database.execute(
      sql: "INSERT INTO session VALUES (?, ?, ?, ?)", arguments: [token.digest, name, now, now])
    return token
  }

  private func session(_ digest: Data, in database: Database) throws -> Session? {
    let select = try database.cachedStatement(
      sql: """
        SELECT account.*, session.created AS begun, session.seen AS seen
        FROM session JOIN account ON account.name = session.account WHERE session.digest = ?
        """)
    let row = try Row.fetchOne(select, arguments: [digest])
    return try row.map { row in
      Session(account: try account(row), created: row["begun"], seen: row["seen"])
    }
  }
}
