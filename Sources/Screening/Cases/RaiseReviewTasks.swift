import Access
public import Register

/// Tells the owners of lists which entries are past their review dates, whether or not anybody is
/// checked.
public enum RaiseReviewTasks {
  /// - Parameter now: its day decides what is overdue.
  /// - Returns: how many tasks were told that had not been told before.
  @discardableResult public static func run(
    _ register: RegisterFile, by actor: String, at now: Moment
  ) throws -> Int {
    let policy = try register.policy()
    var tasks: [TaskDraft] = []
    for overview in try register.lists() {
      guard let edition = overview.inForce else { continue }
      let list = overview.list.text
      let table = try ReviewTable(
        of: edition.id, in: register, rule: policy.reviewRule(for: list))
      tasks += table.overdue(on: now.dayNumber).map { overdue in
        TaskDraft(
          kind: .reviewDue, list: list, entry: overdue.entry,
          due: Moment(dayOf: Moment(seconds: overdue.dueDay * 86_400)))
      }
    }
    return try register.raise(tasks, by: actor, at: now)
  }
}
