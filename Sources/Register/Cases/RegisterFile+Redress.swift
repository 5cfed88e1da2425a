import GRDB
import RecordStreams

extension RegisterFile {
  /// Opens a redress and gives it its reference.
  ///
  /// - Throws: `CaseError.unknownAlert`.
  public func openRedress(
    _ draft: RedressDraft, by actor: String, at now: Moment
  ) throws -> Redress {
    try write { database in
      let alert = try draft.alert.map { try Alert.find($0, in: database) }
      let list = alert?.list ?? draft.list?.text
      let entry = alert?.entry ?? draft.entry
      try database.execute(
        sql: """
          INSERT INTO redress (alert, list, entry, opened, opened_by, deadline, statement, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'open')
          """,
        arguments: [
          draft.alert, list, entry, now.text, actor, draft.deadline.text, draft.statement,
        ])
      let id = Int(database.lastInsertedRowID)
      let reference = try Self.freeReference(id, in: database)
      try database.execute(
        sql: "UPDATE redress SET reference = ? WHERE id = ?", arguments: [reference.text, id])
      let redress = try Redress.find(reference.text, in: database)
      try AuditChain.append(redress.event("opened", actor: actor, at: now), in: database)
      return redress
    }
  }

  /// The redress of a reference, as a person says it.
  ///
  /// - Throws: `CaseError.unknownReference`, also where a sign was misheard.
  public func redress(_ reference: String) throws -> Redress {
    try read { try Redress.find(reference, in: $0) }
  }

  /// The redress that is open, or all of it, the nearest deadline first.
  ///
  /// - Parameters:
  ///   - after: the cursor of the page before: how many elements stood on the pages before.
  ///   - limit: 1 or more.
  public func redress(
    state: Redress.State? = .open, after: Int? = nil, limit: Int = 100
  ) throws -> Page<Redress> {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM redress WHERE (:state IS NULL OR state = :state)
            AND (:after IS NULL OR (deadline, id) >
              (SELECT deadline, id FROM redress WHERE id = :after))
          ORDER BY deadline, id LIMIT :limit
          """, arguments: ["state": state?.rawValue, "after": after, "limit": limit + 1])
      let elements = try rows.prefix(limit).map(Redress.init)
      return Page(elements: elements, next: rows.count > limit ? elements.last?.id : nil)
    }
  }

  /// Answers a redress.
  ///
  /// - Parameter proposal: the approved proposal by which an entry of an own list was put right.
  /// - Throws: `CaseError.redressClosed`, `.reasonMissing`, `.unknownReference`,
  ///   `.redressNotAbout` where the proposal is about another entry, or was not approved.
  public func closeRedress(
    _ reference: String, as outcome: Redress.Outcome, reason: String, proposal: Int? = nil,
    keepUntil: Moment, by actor: String, at now: Moment
  ) throws -> Redress {
    try CaseError.requireReason(reason)
    return try write { database in
      let redress = try Redress.findOpen(reference, in: database)
      if let proposal { try redress.requireMatch(with: proposal, in: database) }
      try redress.close(
        as: outcome, reason: reason, proposal: proposal, keepUntil: keepUntil, by: actor, at: now,
        in: database)
      return try Redress.find(reference, in: database)
    }
  }

  /// A reference that nobody has: the hash of the number, and of others after it where it is taken.
  private static func freeReference(
    _ id: Int, in database: Database
  ) throws -> RedressReference {
    let key = try CaseKey.findOrMake(in: database)
    var number = id
    while true {
      let reference = RedressReference(bytes: key.bytes(ofRedress: number, count: 5))
      let isTaken = try Bool.fetchOne(
        database, sql: "SELECT count(*) > 0 FROM redress WHERE reference = ?",
        arguments: [reference.text])
      if isTaken != true { return reference }
      number += 1 << 32
    }
  }
}

extension Redress {
  static func findOpen(_ reference: String, in database: Database) throws -> Redress {
    let redress = try find(reference, in: database)
    guard redress.state == .open else {
      throw CaseError.redressClosed(redress.reference.text)
    }
    return redress
  }

  func requireMatch(with number: Int, in database: Database) throws {
    let proposal = try Proposal.find(number, in: database)
    guard proposal.state == .approved, proposal.list.text == list, proposal.entry == entry else {
      throw CaseError.redressNotAbout(reference.text)
    }
  }

  func close(
    as outcome: Outcome, reason: String, proposal: Int?, keepUntil: Moment, by actor: String,
    at now: Moment, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE redress SET state = 'closed', outcome = ?, reason = ?, proposal = ?, closed = ?,
          closed_by = ?, keep_until = ? WHERE id = ?
        """,
      arguments: [
        outcome.rawValue, reason, proposal, now.text, actor, keepUntil.text, id,
      ])
    var event = event("closed", actor: actor, at: now)
    event.facts.append(JSONMember("outcome", .string(outcome.rawValue)))
    if let proposal { event.facts.append(JSONMember("proposal", .number(proposal))) }
    event.personal = AuditEvent.Personal(text: reason, keepUntil: keepUntil)
    try AuditChain.append(event, in: database)
  }

  fileprivate func event(_ action: String, actor: String, at now: Moment) -> AuditEvent {
    AuditEvent(
      made: now, kind: .redress, actor: actor,
      facts: [
        JSONMember("action", .string(action)), JSONMember("reference", .string(reference.text)),
        JSONMember("alert", alert.map { .number($0) } ?? .null),
        JSONMember("list", list.map(JSONValue.string) ?? .null),
        JSONMember("entry", entry.map(JSONValue.string) ?? .null),
      ])
  }
}
