public import Access
import RecordStreams
public import Register

/// Gives a register its policy and its default purpose.
public enum InitializeRegister {
  /// - Parameters:
  ///   - policy: `nil` keeps the policy that is there, or takes the standard one.
  ///   - purpose: the code of the default purpose; `nil` keeps the policy's own.
  ///   - actor: who does it, as the audit names them.
  /// - Throws: `PolicyError.unknownPurpose`; nothing has changed then.
  @discardableResult public static func run(
    _ register: RegisterFile, policy: Policy? = nil, purpose: String? = nil, at now: Moment,
    by actor: String = "system"
  ) throws -> Policy {
    var next = try policy ?? register.policy()
    if let purpose { next = try next.withDefaultPurpose(purpose) }
    try register.setPolicyText(next.json.text, at: now, actor: actor)
    return next
  }
}

extension RegisterFile {
  /// The policy of the register; the standard one until it has its own.
  public func policy() throws -> Policy {
    guard let text = try policyText() else { return .standard }
    return try Policy(text: text)
  }
}
