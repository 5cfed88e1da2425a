import GRDB
public import Subjects

/// An entry of an own list that one person proposes and another approves.
public struct Proposal: Sendable, Equatable, Identifiable {
  /// Whether the entry stands on the list.
  public enum Kind: String, Sendable, CaseIterable {
    case new, change
  }

  /// How far it has come.
  public enum State: String, Sendable, CaseIterable {
    case proposed, approved, rejected
  }

  /// Counts all proposals.
  public let id: Int
  /// The own list.
  public let list: ListName
  /// The id of the entry.
  public let entry: String
  /// Whether the entry stands on the list.
  public let kind: Kind
  /// How far it has come.
  public let state: State
  /// The entry and what belongs to it; the entry first.
  ///
  /// Empty where it was rejected and purged.
  public let entities: [Entity]
  /// Who proposed it.
  public let proposer: String
  /// When.
  public let made: Moment
  /// Who approved or rejected it.
  public let decidedBy: String?
  /// When.
  public let decided: Moment?
  /// Why it was rejected.
  public let reason: String?
  /// The edition in which it came into force.
  public let edition: EditionID?
}

extension Proposal {
  init(_ row: Row) throws {
    guard let list = ListName(row["list"] as String) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a proposal names no list")
    }
    let lines = (row["entities"] as String).split(separator: "\n")
    let edition: Int? = row["edition"]
    self.init(
      id: row["id"], list: list, entry: row["entry"], kind: try row.word("kind"),
      state: try row.word("state"),
      entities: try lines.map { try RegisterFile.entity(String($0)) }, proposer: row["proposer"],
      made: try row.moment("made"), decidedBy: row["decided_by"],
      decided: try row.optionalMoment("decided"), reason: row["reason"],
      edition: edition.map(EditionID.init))
  }

  static func find(_ id: Int, in database: Database) throws -> Proposal {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM proposal WHERE id = ?", arguments: [id])
    guard let row else { throw CaseError.unknownProposal(id) }
    return try Proposal(row)
  }
}
