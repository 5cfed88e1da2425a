/// That a check was made.
///
/// It holds nothing on the person who was checked: the query is kept only as a hash under a key of
/// the register, so that a query can be shown to be the one that was made.
public struct CheckRecord: Sendable, Equatable {
  /// When it was made.
  public var made: Moment
  /// A code of the policy.
  public var purpose: String
  /// Who made it, as the system names the account.
  public var user: String
  /// The editions that were checked against.
  public var editions: [EditionID]
  /// Name and version of the program.
  public var engine: String
  /// `none`, `possible`, `strong` or `document`.
  public var outcome: String
  /// How many entries stood at or above the line.
  public var results: Int
  /// The query in its canonical form; it is hashed and not kept.
  public var query: String

  /// Makes one from its parts.
  public init(
    made: Moment, purpose: String, user: String, editions: [EditionID], engine: String,
    outcome: String, results: Int, query: String
  ) {
    self.made = made
    self.purpose = purpose
    self.user = user
    self.editions = editions
    self.engine = engine
    self.outcome = outcome
    self.results = results
    self.query = query
  }
}
