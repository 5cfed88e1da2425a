/// One piece of evidence: what was compared, what was found, and how much it weighs.
public struct Reason: Sendable, Hashable {
  /// What was compared.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case name
    /// Parts of the names that the other side lacks or contradicts.
    case nameParts = "name_parts"
    /// Only a weak alias matches.
    case weakAlias = "weak_alias"
    case birth, nationality, gender, document, father, mother, grandfather

    /// Whether the names were compared, not an attribute.
    public var isOfName: Bool { self == .name || self == .nameParts || self == .weakAlias }
  }

  /// What was found.
  public enum Finding: String, Sendable, Hashable {
    case agrees, differs, partly
    /// The query has parts that the entry lacks, and the entry none that the query lacks.
    case missingInEntry
    case missingInQuery
    /// Both have parts that the other lacks.
    case contradicts
    case sameDay, sameMonth, sameYear, swapped, sameYearOtherDay, adjacentYear, inRange
    case near, far, outOfRange
    case numberOnly, otherIssuer
  }

  public let kind: Kind
  public let finding: Finding
  /// The value of the query and of the entry, as they were written.
  public let query: String
  public let entry: String
  /// Thousandths of a bit; below 0 it speaks against.
  public let milliBits: Int

  public var speaksAgainst: Bool { milliBits < 0 }
}
