public import Access
import NameIndex
import RecordStreams
public import Register
import Subjects

/// What the policy and earlier decisions say of a check: a value that does not change while checks
/// use it.
///
/// The same query, editions and rules give the same answer. `CheckRules.none` leaves an answer as
/// it is.
public struct CheckRules: Sendable {
  private let policy: Policy?
  /// By list: the day after which an entry is overdue.
  private let reviews: [String: ReviewTable]
  private let memory: DecisionMemory

  /// No rules and no memory.
  public static let none = CheckRules()

  private init() { (policy, reviews, memory) = (nil, [:], .none) }

  /// - Parameters:
  ///   - reviews: for each list by its name, when its entries must be looked at again.
  ///   - memory: what was decided earlier.
  public init(
    policy: Policy, reviews: [String: ReviewTable] = [:], memory: DecisionMemory = .none
  ) {
    self.policy = policy
    self.reviews = reviews.filter { !$0.value.isEmpty }
    self.memory = memory
  }

  /// Differs where an answer may: for whoever goes on where another stopped; empty without rules.
  var identity: String {
    guard let policy else { return "" }
    let reviews = reviews.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.identity)" }
    return ([policy.json.text, "\(memory.revision)"] + reviews).joined(separator: "\n")
  }

  /// Takes out of the candidates what the policy does not let match.
  func withhold(
    from candidates: inout [ScreenSubject.Candidate], _ lists: [ListSnapshot], _ query: CheckQuery
  ) -> [CheckAnswer.Withheld] {
    // On most lists nothing is ever withheld, and their candidates need not be looked at.
    let isOpen = lists.map { mayWithhold(on: $0.list) }
    guard isOpen.contains(true) else { return [] }
    var withheld: [CheckAnswer.Withheld] = []
    candidates.removeAll { candidate in
      guard isOpen[candidate.list] else { return false }
      let list = lists[candidate.list]
      let subject = list.index.subject(ofEntry: candidate.entry, withNames: false)
      guard let rule = withholds(subject, on: list.list, query) else { return false }
      withheld.append(rule)
      return true
    }
    return withheld.sorted { ($0.list, $0.entry) < ($1.list, $1.entry) }
  }

  private func mayWithhold(on list: String) -> Bool {
    guard let policy else { return false }
    return policy.effectOnMinors(of: list) == .notMatched
      || policy.reviewRule(for: list).effect == .stop && reviews[list] != nil
  }

  private func withholds(
    _ entry: Subject, on list: String, _ query: CheckQuery
  ) -> CheckAnswer.Withheld? {
    guard let policy else { return nil }
    let day = query.day.firstDay
    if policy.effectOnMinors(of: list) == .notMatched, let minor = minor(entry, query) {
      let rule: CheckAnswer.Withheld.Rule = minor == .entry ? .minor : .minorAsked
      return .init(list: list, entry: entry.id, rule: rule, dueDay: day)
    }
    if policy.reviewRule(for: list).effect == .stop,
      let due = reviews[list]?.overdue(entry.id, on: day)
    {
      return .init(list: list, entry: entry.id, rule: .reviewDue, dueDay: due)
    }
    return nil
  }

  /// The result with its cautions and what was decided earlier.
  func annotated(_ result: CheckAnswer.Result, _ query: CheckQuery) -> CheckAnswer.Result {
    guard policy != nil || !memory.isEmpty else { return result }
    var result = result
    let day = query.day.firstDay
    if let minor = minor(result.subject, query) { result.cautions.append(.minor(minor)) }
    for list in result.lists {
      if let due = reviews[list]?.overdue(result.subject.id, on: day) {
        result.cautions.append(.reviewDue(list: list, since: due))
      }
    }
    result.remembered = memory.recall(
      SubjectFacts(query.subject), entry: result.subject.id, on: result.lists,
      facts: EntryFacts(result.subject), day: day)
    result.cautions += result.remembered.reopened.map(Caution.clearanceNotApplied)
    return result
  }

  /// Who of the two is a person under age on the day of the check; `nil` where neither is.
  private func minor(_ entry: Subject, _ query: CheckQuery) -> Caution.Minor? {
    guard let age = policy?.minors.age, entry.kind == .person || entry.kind == .other else {
      return nil
    }
    if Minors.isMinor(entry.births, below: age, on: query.day) { return .entry }
    return Minors.isMinor(query.subject.births, below: age, on: query.day) ? .asked : nil
  }
}

/// When the entries of a list must be looked at again.
public struct ReviewTable: Sendable, Equatable {
  private let dueDays: [String: Int]

  /// - Parameter dueDays: by the id of the entry, the last day, counted from 1970-01-01, on which it
  ///   is not overdue.
  public init(dueDays: [String: Int]) { self.dueDays = dueDays }

  /// Whether no entry has such a day.
  public var isEmpty: Bool { dueDays.isEmpty }

  /// Equal for equal tables.
  fileprivate var identity: String {
    dueDays.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ",")
  }

  /// The day by which the entry should have been looked at, where that has passed.
  func overdue(_ entry: String, on day: Int) -> Int? {
    dueDays[entry].flatMap { day > $0 ? $0 : nil }
  }

  /// The entries that are overdue on a day, with the day by which they should have been looked at,
  /// in the order of their ids.
  func overdue(on day: Int) -> [(entry: String, dueDay: Int)] {
    dueDays.filter { day > $0.value }.sorted { $0.key < $1.key }
      .map { (entry: $0.key, dueDay: $0.value) }
  }
}
