/// One person who was checked and may be one entry: a question for people.
public struct Alert: Sendable, Equatable, Identifiable {
  /// How far people have come with it.
  public enum State: String, Sendable, CaseIterable {
    /// Nobody has decided.
    case open
    /// A decision does not hold any more, because the entry changed or a person said so.
    case reopened
    /// A decision waits for a second person and has no effect.
    case proposed
    /// A decision is in force.
    case decided
    /// Put away without a decision.
    case closed

    /// Whether a decision may be made.
    public var isOpen: Bool { self == .open || self == .reopened }
  }

  /// The number by which people name it.
  public let id: Int
  /// The list on which the entry stands; the first where there are several.
  public let list: String
  /// The id of the entry.
  public let entry: String
  /// How far people have come with it.
  public let state: State
  /// `possible`, `strong` or `document`, as at the last check.
  public let outcome: String
  /// The purpose of the first check.
  public let purpose: String
  /// What the question named.
  public let known: [SubjectFacts.Kind]
  /// When it was raised.
  public let opened: Moment
  /// When the person was last checked.
  public let lastSeen: Moment
  /// How many checks have found the entry.
  public let count: Int
  /// The account that works on it.
  public let assignee: String?
  /// Rises with every change.
  public let revision: Int
  /// The question as JSON, personal data; `nil` when it was purged.
  public let query: String?
  /// The result as it was shown, as JSON; `nil` when it was purged.
  public let result: String?
  /// The decision that is in force or proposed.
  public let decision: Decision?
}

/// What a check found, for an alert.
public struct AlertDraft: Sendable {
  /// The facts of the person.
  public var subject: SubjectFacts
  /// The list on which the entry stands.
  public var list: String
  /// The id of the entry.
  public var entry: String
  /// What the list says of it.
  public var entryFacts: EntryFacts
  /// `possible`, `strong` or `document`.
  public var outcome: String
  /// A code of the policy.
  public var purpose: String
  /// The question as JSON.
  public var query: String
  /// The result as it is shown, as JSON.
  public var result: String
  /// The alert whose decision answers this one, which then only counts the check.
  public var answeredBy: Int?

  /// Makes one from its parts.
  public init(
    subject: SubjectFacts, list: String, entry: String, entryFacts: EntryFacts, outcome: String,
    purpose: String, query: String, result: String, answeredBy: Int? = nil
  ) {
    self.subject = subject
    self.list = list
    self.entry = entry
    self.entryFacts = entryFacts
    self.outcome = outcome
    self.purpose = purpose
    self.query = query
    self.result = result
    self.answeredBy = answeredBy
  }
}
