import Foundation
import GRDB
import RecordStreams

extension Row {
  /// The bytes of a column.
  func bytes(_ column: String) -> [UInt8] { Array(self[column] as Data) }

  /// The moment of a column; a text that is none means that the file is damaged.
  func moment(_ column: String) throws -> Moment {
    guard let moment = try optionalMoment(column) else { throw Self.damaged(column) }
    return moment
  }

  func optionalMoment(_ column: String) throws -> Moment? {
    guard let text: String = self[column] else { return nil }
    guard let moment = Moment(text) else { throw Self.damaged(column) }
    return moment
  }

  /// One of the words that the table allows.
  func word<Word: RawRepresentable>(
    _ column: String, as type: Word.Type = Word.self
  ) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: self[column]) else { throw Self.damaged(column) }
    return word
  }

  /// Words with commas between them.
  func words<Word: RawRepresentable>(
    _ column: String, as type: Word.Type = Word.self
  ) throws -> [Word] where Word.RawValue == String {
    let text: String = self[column]
    return text.split(separator: ",").compactMap { Word(rawValue: String($0)) }
  }

  private static func damaged(_ column: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(column) holds what it cannot hold")
  }
}

extension Decision {
  init(_ row: Row) throws {
    self.init(
      id: row["id"], alert: row["alert"], verdict: try row.word("verdict"),
      state: try row.word("state"), boundTo: try row.words("bound_to"), author: row["author"],
      made: try row.moment("made"), confirmedBy: row["confirmed_by"], reason: row["reason"],
      reference: row["reference"])
  }

  /// The decision on an alert that is in force or proposed.
  static func standing(onAlert alert: Int, in database: Database) throws -> Decision? {
    try Row.fetchOne(
      database,
      sql: "SELECT * FROM decision WHERE alert = ? AND state IN ('proposed', 'in_force')",
      arguments: [alert]
    ).map(Decision.init)
  }
}

extension Alert {
  init(_ row: Row, in database: Database) throws {
    let id: Int = row["id"]
    self.init(
      id: id, list: row["list"], entry: row["entry"], state: try row.word("state"),
      outcome: row["outcome"], purpose: row["purpose"], known: try row.words("known"),
      opened: try row.moment("opened"), lastSeen: try row.moment("last_seen"),
      count: row["count"], assignee: row["assignee"], revision: row["revision"],
      query: row["query"], result: row["result"],
      decision: try Decision.standing(onAlert: id, in: database))
  }

  static func find(_ id: Int, in database: Database) throws -> Alert {
    let row = try Row.fetchOne(database, sql: "SELECT * FROM alert WHERE id = ?", arguments: [id])
    guard let row else { throw CaseError.unknownAlert(id) }
    return try Alert(row, in: database)
  }

  /// The facts of an event about the alert.
  func event(
    _ action: String, _ kind: AuditEvent.Kind = .alert, actor: String, at now: Moment
  ) -> AuditEvent {
    AuditEvent(
      made: now, kind: kind, actor: actor, purpose: purpose,
      facts: [
        .init("action", .string(action)), .init("alert", .number(id)),
        .init("list", .string(list)), .init("entry", .string(entry)),
      ])
  }
}
