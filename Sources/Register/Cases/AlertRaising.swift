import Foundation
import GRDB
import RecordStreams

/// What becomes of one draft: a new alert, one more check on an old one, or an old one open again.
struct AlertRaising {
  let draft: AlertDraft
  let key: CaseKey
  let actor: String
  let now: Moment

  /// - Returns: the number of the alert.
  func run(in database: Database) throws -> Int {
    if let answered = draft.answeredBy {
      try count(answered, in: database)
      return answered
    }
    let subjectKey = Data(key.keys(of: draft.subject).whole)
    let entryKey = Data(key.hash(of: draft.entryFacts))
    let row = try Row.fetchOne(
      database,
      sql: "SELECT * FROM alert WHERE subject_key = ? AND list = ? AND entry = ?",
      arguments: [subjectKey, draft.list, draft.entry])
    guard let row else { return try insert(subjectKey, entryKey, in: database) }
    let alert = try Alert(row, in: database)
    try count(alert.id, in: database)
    let isUnchanged = (row["entry_key"] as Data) == entryKey
    switch alert.state {
    case .decided, .closed, .proposed:
      if !isUnchanged { try reopen(alert, entryKey, in: database) }
    case .open, .reopened:
      try renew(alert.id, entryKey, isChange: !isUnchanged, in: database)
    }
    return alert.id
  }

  private func insert(_ subject: Data, _ entry: Data, in database: Database) throws -> Int {
    try database.execute(
      sql: """
        INSERT INTO alert (subject_key, list, entry, entry_key, state, outcome, purpose, known,
          opened, last_seen, query, result) VALUES (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        subject, draft.list, draft.entry, entry, draft.outcome, draft.purpose,
        draft.subject.known.map(\.rawValue).joined(separator: ","), now.text, now.text,
        draft.query, draft.result,
      ])
    let id = Int(database.lastInsertedRowID)
    var event = try Alert.find(id, in: database).event("raised", actor: actor, at: now)
    event.facts.append(JSONMember("outcome", .string(draft.outcome)))
    try AuditChain.append(event, in: database)
    return id
  }

  private func count(_ id: Int, in database: Database) throws {
    try database.execute(
      sql: "UPDATE alert SET count = count + 1, last_seen = max(last_seen, ?) WHERE id = ?",
      arguments: [now.text, id])
    if database.changesCount == 0 { throw CaseError.unknownAlert(id) }
  }

  /// Shows the last check; a changed entry is a change that whoever decides must have seen.
  private func renew(
    _ id: Int, _ entry: Data, isChange: Bool, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE alert SET entry_key = ?, outcome = ?, query = ?, result = ?, keep_until = NULL,
          revision = revision + ? WHERE id = ?
        """,
      arguments: [entry, draft.outcome, draft.query, draft.result, isChange ? 1 : 0, id])
  }

  private func reopen(_ alert: Alert, _ entry: Data, in database: Database) throws {
    // A clearance of an entry that changed stays, so that checks can say why it is not applied.
    if let decision = alert.decision {
      let state: Decision.State = decision.state == .proposed ? .setAside : .reopened
      try database.execute(
        sql: "UPDATE decision SET state = ?, ended = ? WHERE id = ?",
        arguments: [state.rawValue, now.text, decision.id])
    }
    try alert.move(to: .reopened, keepUntil: nil, in: database)
    try renew(alert.id, entry, isChange: true, in: database)
    var event = alert.event("reopened", actor: actor, at: now)
    event.facts.append(JSONMember("because", .string("entry_changed")))
    try AuditChain.append(event, in: database)
  }
}
