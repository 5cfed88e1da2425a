import Access
import RecordStreams
public import Register

/// What people do with alerts, under the policy of the register.
public struct DecideAlert: Sendable {
  private let register: RegisterFile

  public init(in register: RegisterFile) { self.register = register }

  /// Decides on an open alert; where the policy asks for a second person the decision is proposed.
  ///
  /// A decision *different person* clears the person where name, birth and document are known: as
  /// established (`draft.identity`), else as they were asked for.
  ///
  /// - Throws: `CaseError`.
  @discardableResult public func decide(_ draft: DecisionDraft, at now: Moment) throws -> Alert {
    let policy = try register.policy()
    var draft = draft
    if draft.verdict == .differentPerson, draft.identity == nil {
      draft.identity = try identityAsked(in: register.alert(draft.alert))
    }
    return try register.decide(draft, at: now) { alert in
      policy.terms(of: draft.verdict, on: alert, at: now)
    }
  }

  /// Confirms a proposed decision; the account must be another than the proposer's.
  @discardableResult public func confirm(
    _ alert: Int, by actor: String, revision: Int? = nil, at now: Moment
  ) throws -> Alert {
    let policy = try register.policy()
    return try register.confirm(alert, by: actor, revision: revision, at: now) { alert in
      policy.terms(of: alert.decision?.verdict ?? .cannotTell, on: alert, at: now)
    }
  }

  /// Sets a proposed decision aside; the alert is open again.
  @discardableResult public func setAside(
    _ alert: Int, reason: String, by actor: String, revision: Int? = nil, at now: Moment
  ) throws -> Alert {
    let policy = try register.policy()
    return try register.setAside(
      alert, reason: reason, by: actor, revision: revision, at: now
    ) { alert in
      policy.terms(of: alert.decision?.verdict ?? .cannotTell, on: alert, at: now)
    }
  }

  /// Puts an alert away without a decision.
  @discardableResult public func close(
    _ alert: Int, reason: String, by actor: String, revision: Int? = nil, at now: Moment
  ) throws -> Alert {
    let policy = try register.policy()
    let purpose = try register.alert(alert).purpose
    return try register.closeAlert(
      alert, reason: reason, keepUntil: policy.alertKept(for: purpose, from: now), by: actor,
      revision: revision, at: now)
  }

  /// Opens an alert again; its decision and clearance hold no more.
  @discardableResult public func reopen(
    _ alert: Int, reason: String, by actor: String, revision: Int? = nil, at now: Moment
  ) throws -> Alert {
    let policy = try register.policy()
    return try register.reopenAlert(
      alert, reason: reason, keepUntil: now.adding(days: policy.decisionKeeping.retentionDays),
      by: actor, revision: revision, at: now)
  }

  private func identityAsked(in alert: Alert) -> SubjectFacts? {
    // A question that was purged, or is none, establishes nobody.
    guard let query = alert.query, let json = try? JSONValue(parsing: query) else { return nil }
    let facts = SubjectFacts(query: json)
    return facts.isComplete ? facts : nil
  }
}

extension Policy {
  func terms(of verdict: Verdict, on alert: Alert, at now: Moment) -> DecisionTerms {
    DecisionTerms(
      needsSecondPerson: needsSecondPerson(
        decision: verdict.rawValue, lists: [alert.list], outcome: alert.outcome),
      keepAlertUntil: alertKept(for: alert.purpose, from: now),
      keepDecisionUntil: now.adding(days: decisionKeeping.retentionDays),
      reviewClearanceOn: Moment(dayOf: now.adding(days: decisionKeeping.clearanceDays)))
  }

  /// Until when question and result of an alert are kept that was decided now.
  func alertKept(for purpose: String, from now: Moment) -> Moment {
    now.adding(days: self.purpose(purpose)?.retentionDays ?? 0)
  }
}

extension Moment {
  /// The moment some days later; the last of the year 9999 where there is none.
  func adding(days: Int) -> Moment {
    Moment(seconds: min(seconds + days * 86_400, 253_402_300_799))
  }
}
