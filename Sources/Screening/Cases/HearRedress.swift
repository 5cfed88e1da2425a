import Access
public import Register

/// How somebody who was wrongly stopped is heard.
public struct HearRedress: Sendable {
  private let register: RegisterFile

  public init(in register: RegisterFile) { self.register = register }

  /// Opens a redress, with or without an alert, and gives it its reference and deadline.
  public func open(
    alert: Int? = nil, list: ListName? = nil, entry: String? = nil, statement: String? = nil,
    by actor: String, at now: Moment
  ) throws -> Redress {
    let days = try register.policy().redressDays
    return try register.openRedress(
      RedressDraft(
        alert: alert, list: list, entry: entry, statement: statement,
        deadline: Moment(dayOf: now.adding(days: days))), by: actor, at: now)
  }

  /// Answers a redress, with reasons.
  ///
  /// As *deleted* an entry of an own list is withdrawn in the same step. As *corrected* it needs the
  /// approved proposal that changed the entry. Lists of others are theirs to correct: there the
  /// outcome says what they answered.
  ///
  /// - Throws: `RedressError`, `CaseError`.
  public func close(
    _ reference: String, as outcome: Redress.Outcome, reason: String, proposal: Int? = nil,
    by actor: String, at now: Moment
  ) throws -> Redress {
    let policy = try register.policy()
    let redress = try register.redress(reference)
    let own = redress.list.flatMap(ListName.init).flatMap {
      policy.ownLists.contains($0.text) ? $0 : nil
    }
    if let list = own, let entry = redress.entry, redress.state == .open {
      if outcome == .deleted {
        try ProposeEntry(in: register).withdraw(
          entry, from: list, reason: reason, redress: reference, by: actor, at: now)
        return try register.redress(reference)
      }
      if outcome == .corrected, proposal == nil { throw RedressError.noProposal(list, entry) }
    }
    return try register.closeRedress(
      reference, as: outcome, reason: reason, proposal: proposal,
      keepUntil: now.adding(days: policy.decisionKeeping.retentionDays), by: actor, at: now)
  }
}

/// Why a redress cannot be answered in that way, beside what `CaseError` says.
public enum RedressError: Error, Equatable, Sendable {
  /// An entry of an own list is corrected by a proposal that another person approves. Cure: propose
  /// the change, have it approved, and name it.
  case noProposal(ListName, String)
}
