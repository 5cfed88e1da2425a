import GRDB

/// Something that somebody must look at, told once.
public struct CaseTask: Sendable, Equatable, Identifiable {
  /// What is to be looked at.
  public enum Kind: String, Sendable, CaseIterable {
    /// The entry is past its review date.
    case reviewDue = "review_due"
    /// The entry is of somebody under age.
    case minor
  }

  /// Counts all tasks.
  public let id: Int
  /// What is to be looked at.
  public let kind: Kind
  /// The list, whose owner is told.
  public let list: String
  /// The id of the entry.
  public let entry: String
  /// The day since which it is due.
  public let due: Moment
  /// When it was told first.
  public let opened: Moment
  /// When it was done; `nil` while it waits.
  public let closed: Moment?
  /// Who did it.
  public let closedBy: String?
}

/// A task that is to be told.
public struct TaskDraft: Sendable, Hashable {
  /// What is to be looked at.
  public var kind: CaseTask.Kind
  /// The list, whose owner is told.
  public var list: String
  /// The id of the entry.
  public var entry: String
  /// The day since which it is due.
  public var due: Moment

  /// Makes one from its parts.
  public init(kind: CaseTask.Kind, list: String, entry: String, due: Moment) {
    self.kind = kind
    self.list = list
    self.entry = entry
    self.due = due
  }
}

extension CaseTask {
  init(_ row: Row) throws {
    self.init(
      id: row["id"], kind: try row.word("kind"), list: row["list"], entry: row["entry"],
      due: try row.moment("due"), opened: try row.moment("opened"),
      closed: try row.optionalMoment("closed"), closedBy: row["closed_by"])
  }
}
