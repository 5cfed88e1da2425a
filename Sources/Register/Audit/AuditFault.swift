/// Where the audit first differs from what was recorded.
public struct AuditFault: Sendable, Equatable {
  /// In what way.
  public enum Kind: String, Sendable, CaseIterable {
    /// A record does not follow from the one before it: it, or the hash before it, was altered.
    case altered
    /// A record is gone; `found` is the next that is there.
    case missing
    /// The end is gone: records were there that are not.
    case truncated
    /// The chain holds in itself, but is not the one of which a head was kept.
    case rewritten
    /// A head was kept of another chain.
    case otherChain = "other_chain"
    /// Personal data is not what the chain is committed to.
    case personalAltered = "personal_altered"
    /// Personal data is gone before its time.
    case personalMissing = "personal_missing"
    /// Personal data stands beside a record that has none.
    case personalAdded = "personal_added"
    /// The checks that were recorded before there was a chain are not what they were.
    case earlierChecksAltered = "earlier_checks_altered"
  }

  /// In what way.
  public let kind: Kind
  /// The number of the record.
  public let sequence: Int
  /// What should stand there: a hash in hexadecimal digits, a number, or a moment.
  public let expected: String
  /// What stands there.
  public let found: String
  /// The last record that a head which was kept shows to be as it was; `nil` without one.
  public let trusted: Int?
}

/// What a walk along the chain came to.
public struct AuditVerification: Sendable, Equatable {
  /// The number of the first record.
  public var first = 1
  /// The last record that was found as it should be; the end where there is no fault.
  public var head: AuditHead
  /// How many records were walked.
  public var records = 0
  /// Of how many records personal data is kept, and fits.
  public var personalKept = 0
  /// Of how many records personal data was purged.
  public var personalPurged = 0
  /// The first fault; `nil` where the chain holds.
  public var fault: AuditFault?
}
