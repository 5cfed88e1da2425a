public import Evidence
public import Register
public import Subjects

/// The answer to a check: everything that was found at the line or above, with the reasons.
public struct CheckAnswer: Sendable {
  /// One entry that may be the person asked for.
  public struct Result: Sendable {
    public let subject: Subject
    /// The lists on which it stands.
    public let lists: [String]
    public let judgement: Judgement
    public let outcome: Outcome
    /// Whether an edition that waits for acceptance would remove it.
    public let isRemovalPending: Bool
    /// What the judgement means among many people; `nil` for all but persons.
    public let estimate: Estimate?
    /// What to ask for next; `nil` where the entry tells nothing more.
    public let question: Question?
    /// What is to be kept in mind before anybody acts: of age, reviews and earlier clearances.
    public internal(set) var cautions: [Caution] = []
    /// What was decided earlier on this person and this entry.
    public internal(set) var remembered = Recollection()
  }

  /// An entry at the line that is not matched, because a rule of the policy says so.
  public struct Withheld: Sendable, Hashable {
    /// The rule.
    public enum Rule: String, Sendable, CaseIterable {
      /// The entry is of somebody under age.
      case minor
      /// The person asked for is under age.
      case minorAsked = "minor_asked"
      /// The entry is past its review date.
      case reviewDue = "review_due"
    }

    public let list: String
    public let entry: String
    public let rule: Rule
    /// The day since which it is to be looked at, as days since 1970-01-01.
    public let dueDay: Int
  }

  public let query: CheckQuery
  public let lists: [ListSnapshot]
  /// Best first; at most as many as were asked for.
  public let results: [Result]
  /// How many entries are at the line or above.
  public let total: Int
  /// The scores of all of them, 0 to 10,000, in the order of results.
  public let scores: [Int]

  /// The best outcome of all that was found, shown or not.
  public let outcome: Outcome
  /// What rules of the policy kept from matching: for those who keep the list, not for whoever
  /// asks, so it stands in no JSON.
  public internal(set) var withheld: [Withheld] = []
}
