import Access
import Register

/// The way of a change of accounts, keys or sessions into the register's audit.
struct AccountAudit: Sendable {
  let register: RegisterFile

  /// Takes note of a change, on the disk when it returns.
  ///
  /// The access file calls it inside the change's transaction: where this throws, nothing changes.
  func note(_ change: AccessChange) throws {
    let kind: AuditEvent.Kind =
      switch change.kind {
      case .login: .login
      case .logout: .logout
      case .account: .account
      case .key: .key
      }
    _ = try register.append([
      AuditEvent(
        made: Moment(seconds: change.made), kind: kind, actor: change.actor, facts: change.facts)
    ])
  }
}
