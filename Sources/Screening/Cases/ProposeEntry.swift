import Access
public import Register
import Subjects

/// A bureau's own entries: one person proposes, another approves, anyone may withdraw.
public struct ProposeEntry: Sendable {
  private let register: RegisterFile

  public init(in register: RegisterFile) { self.register = register }

  /// Proposes a new entry or a change of one; the list stays as it is.
  ///
  /// - Throws: `EntryError` where the list is not own or the entry says too little; `CaseError`.
  public func propose(
    _ draft: EntryProposal, by actor: String, at now: Moment
  ) throws -> Proposal {
    let policy = try register.policy()
    try Self.requireOwn(draft.list, policy)
    guard draft.entry.isEntry else { throw EntryError.noEntry(schema: draft.entry.schema) }
    let missing = policy.minimumIdentifiers.missing(in: draft, on: now)
    guard missing.isEmpty else { throw EntryError.tooLittle(missing) }
    return try register.propose(
      draft.kind, draft.entities(proposedBy: actor), on: draft.list, by: actor, at: now)
  }

  /// Approves proposals of one list, which come into force as one edition.
  ///
  /// - Throws: `CaseError.sameAccount` where the account proposed one of them.
  @discardableResult public func approve(
    _ ids: [Int], by actor: String, at now: Moment
  ) throws -> Edition {
    let policy = try register.policy()
    let list = try register.proposal(ids[0]).list
    try Self.requireOwn(list, policy)
    for id in ids where try register.proposal(id).list != list {
      throw EntryError.severalLists
    }
    return try register.approve(ids, by: actor, at: now, format: .ftm) { proposal in
      EntryProposal.approved(proposal.entities, by: actor)
    }
  }

  /// Rejects a proposal.
  @discardableResult public func reject(
    _ id: Int, reason: String, by actor: String, at now: Moment
  ) throws -> Proposal {
    try register.reject(
      id, reason: reason, keepUntil: try keepUntil(now), by: actor, at: now)
  }

  /// Takes an entry off an own list at once.
  ///
  /// - Parameter redress: the reference of a redress that is answered with it.
  @discardableResult public func withdraw(
    _ entry: String, from list: ListName, reason: String, redress: String? = nil,
    by actor: String, at now: Moment
  ) throws -> Edition {
    try Self.requireOwn(list, try register.policy())
    return try register.withdraw(
      entry, from: list, reason: reason, redress: redress, keepUntil: try keepUntil(now),
      by: actor, at: now, format: .ftm)
  }

  private func keepUntil(_ now: Moment) throws -> Moment {
    now.adding(days: try register.policy().decisionKeeping.retentionDays)
  }

  private static func requireOwn(_ list: ListName, _ policy: Policy) throws {
    guard policy.ownLists.contains(list.text) else {
      throw EntryError.notOwn(list, own: policy.ownLists)
    }
  }
}

/// Why an entry cannot be proposed, beside what `CaseError` says.
public enum EntryError: Error, Equatable, Sendable {
  /// The policy does not name the list as own. Cure: name it in `own_lists`.
  case notOwn(ListName, own: [String])
  /// The entity is no person, organisation or vehicle. Cure: another schema.
  case noEntry(schema: String)
  /// The entry lacks what the policy asks for; each as the policy names it.
  case tooLittle([String])
  /// Proposals of several lists cannot be approved together. Cure: one list at a time.
  case severalLists
}
