public import Access
import Dispatch
import RecordStreams
public import Register
import Synchronization

/// Makes the audit's events of checks, under one policy and the key of one register.
///
/// Make another when the policy changes.
public struct CheckEvents: Sendable {
  /// The policy by which the checks are made.
  public let policy: Policy
  /// Its SHA-256 in hexadecimal digits.
  public let policyHash: String
  private let key: QueryKey

  /// Pins the policy of a register, and sees to it that it can be found again.
  public init(of register: RegisterFile, at now: Moment) throws {
    policy = try register.policy()
    policyHash = try register.keepPolicyVersion(policy.json.text, since: now)
    key = try register.queryKey()
  }

  /// The event of a check.
  public func event(of check: RecordedCheck, made: Moment, actor: String) -> AuditEvent {
    AuditEvent(
      made: made, kind: .check, actor: actor, purpose: check.purpose,
      facts: [
        JSONMember("form", .string(check.form)),
        JSONMember("query_hash", .string(key.hash(of: check.query))),
        JSONMember("outcome", .string(check.outcome)), JSONMember("total", .number(check.total)),
        JSONMember("answer_sha256", .string(check.answerHash)),
        JSONMember("engine", .string(EngineVersion.text)),
        JSONMember("policy", .string(policyHash)), JSONMember("asked", .object(check.asked)),
        JSONMember("editions", .array(check.lists.map { PinnedEdition($0).json })),
      ],
      personal: personal(of: check, made: made))
  }

  /// The events of answers of the form `check`, in their order; several are hashed at once.
  public func events(
    of answers: [CheckAnswer], made: Moment, actor: String
  ) -> [AuditEvent] {
    let events = Mutex([AuditEvent?](repeating: nil, count: answers.count))
    DispatchQueue.concurrentPerform(iterations: answers.count) { index in
      let event = event(of: RecordedCheck(answers[index]), made: made, actor: actor)
      events.withLock { $0[index] = event }
    }
    return events.withLock { $0.compactMap { $0 } }
  }

  /// Personal data is kept where there was a candidate, for as long as the purpose says.
  private func personal(of check: RecordedCheck, made: Moment) -> AuditEvent.Personal? {
    guard check.total > 0 else { return nil }
    let days = policy.purpose(check.purpose)?.retentionDays ?? 0
    return AuditEvent.Personal(
      text: check.personal.text, keepUntil: Moment(seconds: made.lastSecond + days * 86_400))
  }
}
