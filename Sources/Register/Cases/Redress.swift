import GRDB

/// A person who was wrongly stopped asks to be heard.
public struct Redress: Sendable, Equatable, Identifiable {
  /// How far it has come.
  public enum State: String, Sendable, CaseIterable {
    case open, closed
  }

  /// What came of it.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The entry, or what was decided, was put right.
    case corrected
    /// The entry was taken off the list.
    case deleted
    /// Nothing was changed, for the reasons that are given.
    case refused
  }

  /// Counts all redress.
  public let id: Int
  /// What the person says when asking again.
  public let reference: RedressReference
  /// The alert that it is about.
  public let alert: Int?
  /// The list of the entry that it is about.
  public let list: String?
  /// The entry that it is about.
  public let entry: String?
  /// When it was opened.
  public let opened: Moment
  /// The day by which the person must be answered.
  public let deadline: Moment
  /// What the person says, personal data; `nil` where nothing was said, or it was purged.
  public let statement: String?
  /// How far it has come.
  public let state: State
  /// What came of it.
  public let outcome: Outcome?
  /// Why; `nil` while it is open or when it was purged.
  public let reason: String?
  /// The proposal by which an entry was corrected.
  public let proposal: Int?
  /// When it was answered.
  public let closed: Moment?
  /// Who answered.
  public let closedBy: String?

  /// Whether the day has passed by which the person must be answered.
  public func isOverdue(at now: Moment) -> Bool {
    state == .open && now.dayNumber > deadline.dayNumber
  }
}

extension Redress {
  init(_ row: Row) throws {
    guard let reference = RedressReference(row["reference"] as String) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a reference is none")
    }
    let outcome: String? = row["outcome"]
    self.init(
      id: row["id"], reference: reference, alert: row["alert"], list: row["list"],
      entry: row["entry"], opened: try row.moment("opened"), deadline: try row.moment("deadline"),
      statement: row["statement"], state: try row.word("state"),
      outcome: outcome.flatMap(Outcome.init(rawValue:)), reason: row["reason"],
      proposal: row["proposal"], closed: try row.optionalMoment("closed"),
      closedBy: row["closed_by"])
  }

  /// The redress of a reference as a person says it.
  static func find(_ text: String, in database: Database) throws -> Redress {
    guard let reference = RedressReference(text),
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM redress WHERE reference = ?", arguments: [reference.text])
    else { throw CaseError.unknownReference(text) }
    return try Redress(row)
  }
}

/// What a redress is opened with.
public struct RedressDraft: Sendable {
  /// The alert that it is about.
  public var alert: Int?
  /// The list of the entry that it is about, where there is no alert.
  public var list: ListName?
  /// The entry that it is about, where there is no alert.
  public var entry: String?
  /// What the person says, and how to reach them.
  public var statement: String?
  /// The day by which the person must be answered.
  public var deadline: Moment

  /// Makes one from its parts.
  public init(
    alert: Int? = nil, list: ListName? = nil, entry: String? = nil, statement: String? = nil,
    deadline: Moment
  ) {
    self.alert = alert
    self.list = list
    self.entry = entry
    self.statement = statement
    self.deadline = deadline
  }
}
