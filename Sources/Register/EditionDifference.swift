/// What one entry did between two editions of its list.
public struct EntryChange: Sendable, Equatable {
  /// How it differs.
  public enum Kind: Sendable, Equatable {
    case added
    /// The names of the fields that differ, sorted. Those of what belongs to the entry stand after
    /// its schema: `sanction.listingDate`; `Sanction` alone where a whole one came or went.
    case changed(fields: [String])
    case removed
  }

  /// The id of the entry.
  public let id: String
  /// What it did.
  public let kind: Kind
  /// Whether it is an entry.
  ///
  /// Others are sanctions, documents, addresses and relations that belong to no entry of the list.
  public let isEntry: Bool
}

/// How many entries differ between two editions of a list.
public struct EditionDifference: Sendable, Equatable {
  /// Entries that only the second edition has.
  public var added = 0
  /// Entries that say something else in the second edition.
  public var changed = 0
  /// Entries that only the first edition has.
  public var removed = 0
  /// Entities that belong to no entry and were added, changed or removed.
  public var unattached = 0

  /// No difference.
  public init() {}

  /// Whether the editions say the same.
  public var isEmpty: Bool { self == EditionDifference() }

  mutating func count(_ change: EntryChange) {
    switch change.kind {
    case _ where !change.isEntry: unattached += 1
    case .added: added += 1
    case .changed: changed += 1
    case .removed: removed += 1
    }
  }
}
