/// One thing that a person or a program may be allowed to do.
///
/// The raw value is the word that stands in answers and records.
public enum Permission: String, Sendable, CaseIterable {
  /// Ask whether one person is on a list, and see identity and action.
  case check
  /// Ask about many at once.
  case checkBatch = "check_batch"
  /// See why somebody is listed and every attribute of the entry, not only identity and action.
  case seeGrounds = "see_grounds"
  /// Search, open and count the entries of open lists.
  case browse
  /// See which lists are held, their editions and differences.
  case seeLists = "see_lists"
  /// Put a hit into the queue of alerts.
  case raiseAlert = "raise_alert"
  /// See the queue of alerts and the cleared identities.
  case seeAlerts = "see_alerts"
  /// Decide on an alert.
  case decide
  /// Confirm or refuse the decision of another.
  case secondDecision = "second_decision"
  /// Give somebody who was wrongly stopped a reference.
  case openRedress = "open_redress"
  /// See and answer what the wrongly stopped have asked.
  case answerRedress = "answer_redress"
  /// Import, accept and reload lists.
  case manageLists = "manage_lists"
  /// Propose an entry of the bureau's own.
  case propose
  /// Approve or refuse what another has proposed.
  case approve
  /// Withdraw an entry of the bureau's own.
  case withdraw
  /// Read, verify and export the audit.
  case readAudit = "read_audit"
  /// Ask a past check again.
  case replay
  /// See accounts and keys, without secrets.
  case seeAccounts = "see_accounts"
  /// Make, change and disable accounts and keys.
  case manageAccounts = "manage_accounts"
  /// See the purposes and rules of the policy.
  case seePolicy = "see_policy"
  /// See the measurements and the state of the service.
  case seeService = "see_service"

  /// What takes a person who answers for it.
  ///
  /// No key has these, whatever its role: a program takes no decision about people.
  public static let ofPeople: Set<Permission> = [
    .decide, .secondDecision, .answerRedress, .approve, .manageAccounts,
  ]

  /// What `serve --open` allows to the one identity of its configuration: all but accounts, of which
  /// it has none.
  public static let ofOpenService = Set(allCases).subtracting([.manageAccounts, .seeAccounts])
}
