public import Evidence
import NameMatching
public import Subjects

/// A question: who is asked for, why, and how much of an answer is wanted.
public struct CheckQuery: Sendable {
  public var subject: Subject
  /// A code of the policy.
  public var purpose: String
  /// The score, 0 to 10,000, from which a result is shown.
  public var line: Int
  /// The name score, 0 to 10,000, below which a result is not shown; `nil` for no such line.
  public var nameLine: Int?
  /// The most results to show; `total` counts all.
  public var limit: Int
  public var language: Language
  /// The day of the check, against which the age of lists is told.
  public var day: PartialDate
  /// What probabilities and namesakes are estimated under; the score does not depend on it.
  public var assumptions: Estimate.Assumptions

  public init(
    subject: Subject, purpose: String, day: PartialDate, line: Int = 7_000, nameLine: Int? = nil,
    limit: Int = 5, language: Language = .english, assumptions: Estimate.Assumptions = .standard
  ) {
    self.subject = subject
    self.purpose = purpose
    self.day = day
    self.assumptions = assumptions
    self.line = line
    self.nameLine = nameLine
    self.limit = limit
    self.language = language
  }

  /// The names asked for, ready for scoring, in every reading.
  var profiles: [NameProfile] {
    subject.names.flatMap { NameReadings.profiles(of: $0, kind: subject.kind) }
  }
}
