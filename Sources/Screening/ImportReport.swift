public import Register

/// What an import did, for people.
public struct ImportReport: Sendable {
  /// What became of the edition.
  public let outcome: ImportOutcome
  /// Who may see what stands on the list.
  public let visibility: ListVisibility
  /// What the edition is compared with: the last before it that is not held; `nil` for the first.
  public let predecessor: Edition?
  /// How many entries differ from those of the predecessor.
  public let difference: EditionDifference
  /// The first ten of each kind; none for a match-only list.
  public let added: [String]
  /// The first ten that changed; none for a match-only list.
  public let changed: [EntryChange]
  /// The first ten that are gone; none for a match-only list.
  public let removed: [String]
  /// The first five.
  public let rejects: [RejectedRow]
  /// The ten most frequent.
  public let unmapped: [UnmappedPath]
  /// By file; empty where the edition was known.
  public let orphans: [String: Int]

  /// How many of each kind are named.
  public static let namedCount = 10

  init(_ outcome: ImportOutcome, orphans: [String: Int], from register: RegisterFile) throws {
    let edition = outcome.edition
    self.outcome = outcome
    self.orphans = orphans
    visibility = try register.visibility(of: edition.list)
    predecessor = try register.editions(of: edition.list)
      .prefix { $0.id != edition.id }.last { !$0.isHeld }
    rejects = try register.rejects(of: edition.id, limit: 5)
    unmapped = try register.unmapped(of: edition.id, limit: 10)
    var named = NamedChanges(limit: visibility == .open ? Self.namedCount : 0)
    difference = try register.differences(from: predecessor?.id, to: edition.id) { named.take($0) }
    (added, changed, removed) = (named.added, named.changed, named.removed)
  }
}

/// The first few changes of each kind.
struct NamedChanges {
  let limit: Int
  var added: [String] = []
  var changed: [EntryChange] = []
  var removed: [String] = []

  init(limit: Int) { self.limit = limit }

  mutating func take(_ change: EntryChange) {
    guard change.isEntry else { return }
    switch change.kind {
    case .added: if added.count < limit { added.append(change.id) }
    case .changed: if changed.count < limit { changed.append(change) }
    case .removed: if removed.count < limit { removed.append(change.id) }
    }
  }
}
