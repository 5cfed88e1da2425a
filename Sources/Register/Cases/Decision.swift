/// What a person decides on an alert.
public enum Verdict: String, Sendable, CaseIterable {
  case samePerson = "same_person"
  case differentPerson = "different_person"
  case cannotTell = "cannot_tell"
}

/// A person's word on an alert, with its reason.
public struct Decision: Sendable, Equatable, Identifiable {
  /// Whether it has an effect.
  public enum State: String, Sendable, CaseIterable {
    /// It waits for a second person and has no effect.
    case proposed
    case inForce = "in_force"
    /// The second person did not confirm it.
    case setAside = "set_aside"
    /// It held until the entry changed or a person reopened the alert.
    case reopened
  }

  /// Counts all decisions.
  public let id: Int
  /// The alert on which it is.
  public let alert: Int
  /// What was decided.
  public let verdict: Verdict
  /// Whether it has an effect.
  public let state: State
  /// What of the person was known; where document or birth are not among it, it may be another.
  public let boundTo: [SubjectFacts.Kind]
  /// The account of whoever decided.
  public let author: String
  /// When that was.
  public let made: Moment
  /// The account of the second person.
  public let confirmedBy: String?
  /// Why; `nil` when it was purged.
  public let reason: String?
  /// The reference of a redress that led to it.
  public let reference: String?
}

/// A decision that is to be made.
public struct DecisionDraft: Sendable {
  /// The alert on which it is.
  public var alert: Int
  /// What is decided.
  public var verdict: Verdict
  /// Why; not empty.
  public var reason: String
  /// The account of whoever decides.
  public var author: String
  /// Who the person was found to be, for a clearance; `nil` where that was not established.
  public var identity: SubjectFacts?
  /// The reference of a redress that leads to it.
  public var reference: String?
  /// The revision of the alert that was looked at; `nil` where nobody asks.
  public var revision: Int?

  /// Makes one from its parts.
  public init(
    alert: Int, verdict: Verdict, reason: String, author: String, identity: SubjectFacts? = nil,
    reference: String? = nil, revision: Int? = nil
  ) {
    self.alert = alert
    self.verdict = verdict
    self.reason = reason
    self.author = author
    self.identity = identity
    self.reference = reference
    self.revision = revision
  }
}

/// What the policy says of a decision on an alert.
public struct DecisionTerms: Sendable {
  /// Whether it waits for another person.
  public var needsSecondPerson: Bool
  /// Until when question and result of the alert are kept.
  public var keepAlertUntil: Moment
  /// Until when reason and identity are kept.
  public var keepDecisionUntil: Moment
  /// When a clearance must be looked at again.
  public var reviewClearanceOn: Moment

  /// Makes one from its parts.
  public init(
    needsSecondPerson: Bool, keepAlertUntil: Moment, keepDecisionUntil: Moment,
    reviewClearanceOn: Moment
  ) {
    self.needsSecondPerson = needsSecondPerson
    self.keepAlertUntil = keepAlertUntil
    self.keepDecisionUntil = keepDecisionUntil
    self.reviewClearanceOn = reviewClearanceOn
  }
}
