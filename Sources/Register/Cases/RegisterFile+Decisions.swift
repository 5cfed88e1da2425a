import Foundation
import GRDB
import RecordStreams

extension RegisterFile {
  /// Decides on an open alert, in one transaction with its event.
  ///
  /// Of two who decide at once one is too late. Where the terms ask for a second person the
  /// decision is proposed and has no effect until `confirm`.
  ///
  /// - Parameter terms: what the policy says of a decision on this alert.
  /// - Throws: `CaseError.notOpen`, `.changedMeanwhile`, `.reasonMissing`, `.unknownAlert`.
  @discardableResult public func decide(
    _ draft: DecisionDraft, at now: Moment, terms: (Alert) throws -> DecisionTerms
  ) throws -> Alert {
    try CaseError.requireReason(draft.reason)
    return try write { database in
      let alert = try Alert.find(draft.alert, in: database)
      try alert.requireOpen()
      try alert.requireRevision(draft.revision)
      if let reference = draft.reference { _ = try Redress.find(reference, in: database) }
      let terms = try terms(alert)
      let id = try Self.insert(draft, on: alert, terms, at: now, in: database)
      try alert.move(
        to: terms.needsSecondPerson ? .proposed : .decided,
        keepUntil: terms.needsSecondPerson ? nil : terms.keepAlertUntil, in: database)
      let cleared = try Self.insertClearance(
        draft, decision: id, alert: alert, terms, in: database)
      if !terms.needsSecondPerson {
        try Self.revokeClearances(onAlert: alert.id, before: id, at: now, in: database)
      }
      let action = terms.needsSecondPerson ? "proposed" : "in_force"
      var event = alert.decisionEvent(action, draft.verdict, id, actor: draft.author, at: now)
      event.personal = AuditEvent.Personal(
        text: draft.reason, keepUntil: terms.keepDecisionUntil)
      try AuditChain.append(event, in: database)
      if cleared, !terms.needsSecondPerson {
        try AuditChain.append(
          alert.event("made", .clearance, actor: draft.author, at: now), in: database)
      }
      return try Alert.find(alert.id, in: database)
    }
  }

  /// Confirms a proposed decision, which is in force from then on.
  ///
  /// - Throws: `CaseError.sameAccount` for whoever proposed it, `.notProposed`.
  @discardableResult public func confirm(
    _ id: Int, by actor: String, revision: Int? = nil, at now: Moment,
    terms: (Alert) throws -> DecisionTerms
  ) throws -> Alert {
    try write { database in
      let (alert, decision) = try Self.proposed(id, revision: revision, in: database)
      if decision.author == actor { throw CaseError.sameAccount(actor) }
      try database.execute(
        sql: "UPDATE decision SET state = 'in_force', confirmed_by = ?, confirmed = ? WHERE id = ?",
        arguments: [actor, now.text, decision.id])
      try Self.revokeClearances(onAlert: id, before: decision.id, at: now, in: database)
      try alert.move(
        to: .decided, keepUntil: try terms(alert).keepAlertUntil, in: database)
      try AuditChain.append(
        alert.decisionEvent("confirmed", decision.verdict, decision.id, actor: actor, at: now),
        in: database)
      let clearances = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM clearance WHERE decision = ?",
        arguments: [decision.id])
      if clearances ?? 0 > 0 {
        try AuditChain.append(
          alert.event("made", .clearance, actor: actor, at: now), in: database)
      }
      return try Alert.find(id, in: database)
    }
  }

  /// Sets a proposed decision aside; the alert is open again.
  ///
  /// Whoever proposed it may do so too.
  ///
  /// - Throws: `CaseError.notProposed`, `.changedMeanwhile`, `.reasonMissing`.
  @discardableResult public func setAside(
    _ id: Int, reason: String, by actor: String, revision: Int? = nil, at now: Moment,
    terms: (Alert) throws -> DecisionTerms
  ) throws -> Alert {
    try CaseError.requireReason(reason)
    return try write { database in
      let (alert, decision) = try Self.proposed(id, revision: revision, in: database)
      try alert.endDecision(as: .setAside, actor: actor, at: now, in: database)
      try alert.move(to: .open, keepUntil: nil, in: database)
      var event = alert.decisionEvent(
        "set_aside", decision.verdict, decision.id, actor: actor, at: now)
      event.personal = AuditEvent.Personal(
        text: reason, keepUntil: try terms(alert).keepDecisionUntil)
      try AuditChain.append(event, in: database)
      return try Alert.find(id, in: database)
    }
  }

  /// Takes the clearances of earlier decisions on an alert out of force: a later one stands.
  private static func revokeClearances(
    onAlert alert: Int, before decision: Int, at now: Moment, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE clearance SET revoked = ? WHERE revoked IS NULL
          AND decision IN (SELECT id FROM decision WHERE alert = ? AND id < ?)
        """, arguments: [now.text, alert, decision])
  }

  private static func proposed(
    _ id: Int, revision: Int?, in database: Database
  ) throws -> (Alert, Decision) {
    let alert = try Alert.find(id, in: database)
    guard alert.state == .proposed, let decision = alert.decision else {
      throw CaseError.notProposed(alert: id, state: alert.state)
    }
    try alert.requireRevision(revision)
    return (alert, decision)
  }

  private static func insert(
    _ draft: DecisionDraft, on alert: Alert, _ terms: DecisionTerms, at now: Moment,
    in database: Database
  ) throws -> Int {
    try database.execute(
      sql: """
        INSERT INTO decision (alert, verdict, state, subject_key, entry_key, bound_to, outcome,
          author, made, reason, reference, keep_until)
        SELECT id, ?, ?, subject_key, entry_key, known, outcome, ?, ?, ?, ?, ?
        FROM alert WHERE id = ?
        """,
      arguments: [
        draft.verdict.rawValue, terms.needsSecondPerson ? "proposed" : "in_force", draft.author,
        now.text, draft.reason, draft.reference, terms.keepDecisionUntil.text, alert.id,
      ])
    return Int(database.lastInsertedRowID)
  }

  /// Keeps who was cleared, where a whole identity was established.
  private static func insertClearance(
    _ draft: DecisionDraft, decision: Int, alert: Alert, _ terms: DecisionTerms,
    in database: Database
  ) throws -> Bool {
    guard draft.verdict == .differentPerson, let identity = draft.identity else { return false }
    let keys = try CaseKey.findOrMake(in: database).keys(of: identity)
    guard let name = keys.name, let birth = keys.birth, let document = keys.document else {
      return false
    }
    try database.execute(
      sql: """
        INSERT INTO clearance (decision, list, entry, entry_key, name_key, birth_key,
          document_key, identity, review_on, keep_until)
        SELECT ?, list, entry, entry_key, ?, ?, ?, ?, ?, ? FROM alert WHERE id = ?
        """,
      arguments: [
        decision, Data(name), Data(birth), Data(document), identity.text,
        terms.reviewClearanceOn.text, terms.keepDecisionUntil.text, alert.id,
      ])
    return true
  }
}

extension Alert {
  func decisionEvent(
    _ action: String, _ verdict: Verdict, _ decision: Int, actor: String, at now: Moment
  ) -> AuditEvent {
    var event = event(action, .decision, actor: actor, at: now)
    event.facts += [
      JSONMember("decision", .number(decision)), JSONMember("verdict", .string(verdict.rawValue)),
    ]
    return event
  }
}

extension SubjectFacts {
  /// The facts as JSON, for people who look at a clearance.
  fileprivate var text: String {
    JSONValue.object([
      JSONMember("name", .strings(names)), JSONMember("birth", .strings(births)),
      JSONMember("document", .strings(documents)),
    ]).text
  }
}
