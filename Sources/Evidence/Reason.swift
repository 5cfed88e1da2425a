/// One piece of evidence: what was compared, what was found, and how much it weighs.
public struct Reason: Sendable, Hashable {
  /// What was compared.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case name
    /// Parts of the names that the other side lacks or contradicts.
    case nameParts = "name_parts"
    /// Only a weak alias matches.
    case weakAlias = "weak_alias"
    case birth
    case birthPlace = "birth_place"
    case nationality, gender, document, father, mother, grandfather

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
    /// The same parts in another order; one part, which is not enough for a name.
    case otherOrder, singlePart
    case sameDay, sameMonth, sameYear, swapped
    /// One digit differs, or two neighbouring digits stand in each other's place.
    case digitOff
    case sameMonthOtherDay, sameDayOtherYear, sameYearOtherDay, adjacentYear
    /// Two to five years apart, six to ten, and more.
    case near, far, veryFar
    /// Within what a source gives as "about" or "between"; up to five years outside, ten, and more.
    case inRange, nearRange, outOfRange, farFromRange
    case numberOnly, otherIssuer
    /// One slip of a machine or a hand away.
    case slip
  }

  public let kind: Kind
  public let finding: Finding
  /// The value of the query and of the entry, as they were written.
  public let query: String
  public let entry: String
  /// Thousandths of a bit; below 0 it speaks against.
  public let milliBits: Int

  public var speaksAgainst: Bool { milliBits < 0 }

  /// Whether it is an attribute that contradicts; a birthplace told otherwise does not, since one
  /// source tells the village and another the province.
  public var isContradiction: Bool { !kind.isOfName && kind != .birthPlace && speaksAgainst }

  /// Whether it counts as an attribute that agrees; less than a bit is next to nothing, and gender
  /// is what half of all people share.
  public var isAgreement: Bool { !kind.isOfName && kind != .gender && milliBits >= 1_000 }
}
