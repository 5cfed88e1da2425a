import Evidence
import Access
import RecordStreams
public import Register
import Subjects

/// Turns what checks have found into alerts, and what the policy kept from matching into tasks.
public struct RaiseAlerts: Sendable {
  private let register: RegisterFile

  public init(in register: RegisterFile) { self.register = register }

  /// Raises alerts for every result that is shown, where it was asked for or the policy says so for
  /// the purpose, and tells the owners of lists what is due.
  ///
  /// A person who was cleared raises no alert; the check is counted on the one that was decided.
  ///
  /// - Returns: the alerts, new and old.
  @discardableResult public func run(
    _ answers: [CheckAnswer], isAsked: Bool, by actor: String, at now: Moment
  ) throws -> [Alert] {
    let policy = try register.policy()
    let tasks = answers.flatMap { answer in
      answer.withheld.compactMap(\.task) + answer.results.flatMap { $0.tasks(on: answer.query) }
    }
    try register.raise(unique(tasks), by: actor, at: now)
    let raising = answers.filter {
      $0.bundle == nil && (isAsked || policy.raisesAlerts(for: $0.query.purpose))
    }
    return try register.raise(raising.flatMap(Self.drafts), by: actor, at: now)
  }

  private static func drafts(_ answer: CheckAnswer) -> [AlertDraft] {
    let facts = SubjectFacts(answer.query.subject)
    return answer.results.map { result in
      AlertDraft(
        subject: facts, list: result.lists.first ?? "", entry: result.subject.id,
        entryFacts: EntryFacts(result.subject), outcome: result.outcome.rawValue,
        purpose: answer.query.purpose, query: answer.queryText,
        result: result.json(of: answer.query).text,
        answeredBy: result.remembered.clearance?.alert ?? result.remembered.decision?.alert)
    }
  }
}

extension CheckAnswer.Withheld {
  fileprivate var task: TaskDraft? {
    switch rule {
    case .minor: TaskDraft(kind: .minor, list: list, entry: entry, due: Moment.always)
    // Of a child who was asked for, nothing is kept.
    case .minorAsked: nil
    case .reviewDue:
      TaskDraft(
        kind: .reviewDue, list: list, entry: entry,
        due: Moment(dayOf: Moment(seconds: dueDay * 86_400)))
    }
  }
}

extension CheckAnswer.Result {
  fileprivate func tasks(on query: CheckQuery) -> [TaskDraft] {
    cautions.compactMap { caution in
      switch caution {
      case .reviewDue(let list, let day):
        TaskDraft(
          kind: .reviewDue, list: list, entry: subject.id,
          due: Moment(dayOf: Moment(seconds: day * 86_400)))
      case .minor(.entry):
        TaskDraft(kind: .minor, list: lists.first ?? "", entry: subject.id, due: Moment.always)
      case .minor(.asked), .clearanceNotApplied: nil
      }
    }
  }
}

extension Moment {
  /// The day of a task that has none: it is told once for each entry.
  fileprivate static let always = Moment(dayOf: Moment(seconds: 0))
}
