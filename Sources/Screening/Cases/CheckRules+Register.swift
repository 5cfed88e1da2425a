public import Access
public import Register
import Subjects

extension CheckRules {
  /// The rules for checks against lists of a register, as they stand or stood.
  ///
  /// - Parameters:
  ///   - policy: `nil` takes the register's.
  ///   - knownAt: looks back: what was decided later does not count.
  /// - Complexity: reads the decisions in force and the review dates of the lists.
  public init(
    in register: RegisterFile, lists: [ListSnapshot], policy: Policy? = nil, knownAt: Moment? = nil
  ) throws {
    let policy = try policy ?? register.policy()
    var reviews: [String: ReviewTable] = [:]
    for list in lists {
      guard let edition = list.edition else { continue }
      reviews[list.list] = try ReviewTable(
        of: EditionID(edition), in: register, rule: policy.reviewRule(for: list.list))
    }
    self.init(
      policy: policy, reviews: reviews, memory: try register.decisionMemory(knownAt: knownAt))
  }
}

extension ReviewTable {
  /// When the entries of an edition must be looked at again under a rule.
  public init(of edition: EditionID, in register: RegisterFile, rule: Policy.ReviewRule) throws {
    var dueDays: [String: Int] = [:]
    if let days = rule.afterListedDays {
      dueDays = try register.listedDays(of: edition).mapValues { $0 + days }
    }
    for (entry, text) in try register.reviewDates(of: edition) {
      // A text that is no date is as if there were none.
      guard let date = PartialDate(text) else { continue }
      dueDays[entry] = date.possibleDays.upperBound + rule.afterDays
    }
    self.init(dueDays: dueDays)
  }
}
