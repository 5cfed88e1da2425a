/// What an account, key or token is for.
///
/// A role allows what its work needs and nothing else. No role both manages accounts and checks
/// people, and the one that reads everything changes nothing.
public enum Role: String, Sendable, CaseIterable {
  /// An officer at a border, a road or a counter: sees identity and action, not grounds.
  case frontline
  /// Works through alerts and decides.
  case analyst
  /// Keeps the lists and the bureau's own entries.
  case listManager = "list_manager"
  /// Reads everything, the audit included, and changes nothing.
  case auditor
  /// Manages accounts and keys; may neither check nor decide.
  case administrator

  /// What the role allows.
  ///
  /// This is the only table of who may do what.
  public var permissions: Set<Permission> {
    switch self {
    case .frontline: [.check, .raiseAlert, .openRedress, .seePolicy]
    case .analyst:
      [
        .check, .checkBatch, .seeGrounds, .browse, .seeLists, .raiseAlert, .seeAlerts, .decide,
        .secondDecision, .openRedress, .answerRedress, .propose, .seePolicy,
      ]
    case .listManager:
      [
        .seeGrounds, .browse, .seeLists, .manageLists, .propose, .approve, .withdraw, .seePolicy,
        .seeService,
      ]
    case .auditor:
      [
        .seeGrounds, .browse, .seeLists, .seeAlerts, .readAudit, .replay, .seeAccounts, .seePolicy,
        .seeService,
      ]
    case .administrator: [.seeAccounts, .manageAccounts, .seeLists, .seePolicy, .seeService]
    }
  }
}
