public import RecordStreams

/// One thing that happened, as the audit keeps it: ids, codes and counts, no personal data.
public struct AuditEvent: Sendable, Equatable {
  /// What kind of thing happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// Somebody was checked.
    case check
    /// Something was looked at that not everybody may see.
    case view
    /// An alert was raised, assigned or closed.
    case alert
    /// A person decided on an alert.
    case decision
    /// An identity was cleared, or its clearance reopened.
    case clearance
    /// An entry was proposed, approved or withdrawn.
    case proposal
    /// Somebody who was stopped asked to be heard, or was answered.
    case redress
    /// An edition of a list was imported.
    case `import`
    /// An edition that was held was accepted.
    case acceptance
    /// The policy changed.
    case policy
    /// Somebody came in, or tried to.
    case login
    /// Somebody went out.
    case logout
    /// An account was made, changed or closed.
    case account
    /// A key of a program was made, changed or closed.
    case key
    /// Records left the audit in a file.
    case export
    /// Personal data was purged.
    case purge
    /// A bundle was made.
    case bundle
    /// The service started or stopped.
    case service
  }

  /// Personal data of an event.
  ///
  /// It is kept outside the chain; the chain holds its salted hash.
  public struct Personal: Sendable, Equatable {
    /// What is kept.
    public var text: String
    /// When it is purged at the earliest.
    public var keepUntil: Moment

    /// Makes one from its parts.
    public init(text: String, keepUntil: Moment) {
      self.text = text
      self.keepUntil = keepUntil
    }
  }

  /// When it happened.
  public var made: Moment
  /// What kind of thing happened.
  public var kind: Kind
  /// The name of the account, or of the system's user on the command line.
  public var actor: String
  /// A code of the policy; `nil` where no purpose is asked for.
  public var purpose: String?
  /// What exactly: ids, outcomes, counts, hashes.
  public var facts: [JSONMember]
  /// What is kept of persons until its time is over.
  public var personal: Personal?

  /// Makes one from its parts.
  public init(
    made: Moment, kind: Kind, actor: String, purpose: String? = nil, facts: [JSONMember] = [],
    personal: Personal? = nil
  ) {
    self.made = made
    self.kind = kind
    self.actor = actor
    self.purpose = purpose
    self.facts = facts
    self.personal = personal
  }
}
