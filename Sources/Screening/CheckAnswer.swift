public import Evidence
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
}
