import Foundation
import GRDB
import RecordStreams

extension RegisterFile {
  /// Raises an alert for each of what checks have found, in one transaction.
  ///
  /// There is one alert for each person and entry: a repeated check is counted. Where the entry says
  /// something else than when it was decided on, or proposed, the alert is open again.
  ///
  /// - Returns: the alerts, in the order of the drafts.
  @discardableResult public func raise(
    _ drafts: [AlertDraft], by actor: String, at now: Moment
  ) throws -> [Alert] {
    if drafts.isEmpty { return [] }
    return try write { database in
      let key = try CaseKey.findOrMake(in: database)
      return try drafts.map { draft in
        let raising = AlertRaising(draft: draft, key: key, actor: actor, now: now)
        return try Alert.find(try raising.run(in: database), in: database)
      }
    }
  }

  /// The alert of that number.
  public func alert(_ id: Int) throws -> Alert { try read { try Alert.find(id, in: $0) } }

  /// All decisions on an alert, the oldest first.
  public func decisions(onAlert id: Int) throws -> [Decision] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM decision WHERE alert = ? ORDER BY id", arguments: [id]
      ).map(Decision.init)
    }
  }

  /// The alerts that a filter lets through, the oldest first.
  ///
  /// - Parameters:
  ///   - after: the cursor of the page before; `nil` for the first page.
  ///   - limit: 1 or more.
  public func alerts(
    _ filter: AlertFilter = AlertFilter(), after: Int? = nil, limit: Int = 100
  ) throws -> Page<Alert> {
    let (sql, arguments) = filter.condition
    return try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT * FROM alert WHERE \(sql) AND id > ? ORDER BY id LIMIT ?",
        arguments: arguments + [after ?? 0, limit + 1])
      let alerts = try rows.prefix(limit).map { try Alert($0, in: database) }
      return Page(elements: alerts, next: rows.count > limit ? alerts.last?.id : nil)
    }
  }

  /// How many alerts a filter lets through.
  public func alertCount(_ filter: AlertFilter = AlertFilter()) throws -> Int {
    let (sql, arguments) = filter.condition
    return try read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM alert WHERE \(sql)", arguments: arguments)
        ?? 0
    }
  }

  /// Gives an alert to an account, or to nobody.
  ///
  /// - Parameter revision: the revision that was looked at; `nil` where nobody asks.
  /// - Throws: `CaseError.changedMeanwhile`, `.unknownAlert`.
  @discardableResult public func assign(
    _ id: Int, to assignee: String?, by actor: String, revision: Int? = nil, at now: Moment
  ) throws -> Alert {
    try write { database in
      let alert = try Alert.find(id, in: database)
      try alert.requireRevision(revision)
      try database.execute(
        sql: "UPDATE alert SET assignee = ?, revision = revision + 1 WHERE id = ?",
        arguments: [assignee, id])
      var event = alert.event("assigned", actor: actor, at: now)
      event.facts.append(JSONMember("assignee", assignee.map(JSONValue.string) ?? .null))
      try AuditChain.append(event, in: database)
      return try Alert.find(id, in: database)
    }
  }

  /// Puts an open alert away without a decision; a later check of the person counts on it, and a
  /// changed entry opens it again.
  ///
  /// - Throws: `CaseError.notOpen`, `.changedMeanwhile`, `.reasonMissing`.
  @discardableResult public func closeAlert(
    _ id: Int, reason: String, keepUntil: Moment, by actor: String, revision: Int? = nil,
    at now: Moment
  ) throws -> Alert {
    try CaseError.requireReason(reason)
    return try write { database in
      let alert = try Alert.find(id, in: database)
      try alert.requireRevision(revision)
      try alert.requireOpen()
      try alert.move(to: .closed, keepUntil: keepUntil, in: database)
      var event = alert.event("closed", actor: actor, at: now)
      event.personal = AuditEvent.Personal(text: reason, keepUntil: keepUntil)
      try AuditChain.append(event, in: database)
      return try Alert.find(id, in: database)
    }
  }

  /// Opens an alert again on which somebody decided, or that was put away.
  ///
  /// Its decision and clearance hold no more.
  @discardableResult public func reopenAlert(
    _ id: Int, reason: String, keepUntil: Moment, by actor: String, revision: Int? = nil,
    at now: Moment
  ) throws -> Alert {
    try CaseError.requireReason(reason)
    return try write { database in
      let alert = try Alert.find(id, in: database)
      try alert.requireRevision(revision)
      guard alert.state == .decided || alert.state == .closed else {
        throw CaseError.notOpen(alert: id, state: alert.state, by: alert.decision?.author)
      }
      try alert.endDecision(as: .reopened, actor: actor, at: now, in: database)
      try alert.move(to: .reopened, keepUntil: nil, in: database)
      var event = alert.event("reopened", actor: actor, at: now)
      event.personal = AuditEvent.Personal(text: reason, keepUntil: keepUntil)
      try AuditChain.append(event, in: database)
      return try Alert.find(id, in: database)
    }
  }
}

extension CaseError {
  static func requireReason(_ reason: String) throws {
    guard reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw CaseError.reasonMissing
    }
  }
}

extension Alert {
  func requireOpen() throws {
    guard state.isOpen else {
      throw CaseError.notOpen(
        alert: id, state: state, by: decision.map { $0.confirmedBy ?? $0.author })
    }
  }

  /// Of two who look at once the later must look again.
  func requireRevision(_ seen: Int?) throws {
    guard let seen, seen != revision else { return }
    throw CaseError.changedMeanwhile(alert: id, revision: revision)
  }

  func move(to state: State, keepUntil: Moment?, in database: Database) throws {
    try database.execute(
      sql: """
        UPDATE alert SET state = ?, keep_until = ?, revision = revision + 1 WHERE id = ?
        """, arguments: [state.rawValue, keepUntil?.text, id])
  }

  /// Takes the decision that is in force or proposed, and its clearance, out of force.
  func endDecision(
    as state: Decision.State, actor: String, at now: Moment, in database: Database
  ) throws {
    guard let decision else { return }
    try database.execute(
      sql: "UPDATE decision SET state = ?, ended = ? WHERE id = ?",
      arguments: [state.rawValue, now.text, decision.id])
    guard decision.state == .inForce else { return }
    try database.execute(
      sql: "UPDATE clearance SET revoked = ? WHERE decision = ? AND revoked IS NULL",
      arguments: [now.text, decision.id])
    if database.changesCount > 0 {
      try AuditChain.append(
        event("reopened", .clearance, actor: actor, at: now), in: database)
    }
  }
}
