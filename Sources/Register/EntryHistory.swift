/// What an entry did on its list, in the order of publication.
///
/// Held editions are left out: they never came into force.
public struct EntryHistory: Sendable, Equatable {
  /// One thing that happened to the entry.
  public struct Event: Sendable, Equatable {
    /// What an edition did to an entry.
    public enum Kind: String, Sendable {
      /// It stands in this edition and not in the one before.
      case listed
      /// It, or what belongs to it, says something else than in the edition before.
      case changed
      /// It stood in the edition before and is gone from this one.
      case delisted
    }

    /// What happened.
    public let kind: Kind
    /// The edition in which it happened.
    public let edition: EditionID
    /// When that edition was published.
    public let published: Moment
  }

  /// What happened, the oldest first.
  public let events: [Event]

  /// When the entry was first published, as far as the register knows.
  public var firstSeen: Event? { events.first { $0.kind == .listed } }

  /// When it was taken off the list; `nil` while it stands there.
  public var delisted: Event? { events.last.flatMap { $0.kind == .delisted ? $0 : nil } }
}
