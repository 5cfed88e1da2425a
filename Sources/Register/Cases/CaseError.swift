/// Why an alert, decision, redress or proposal stays as it is.
///
/// Nothing has changed when one of these is thrown. They name ids and accounts, no other people.
public enum CaseError: Error, Equatable, Sendable {
  /// There is no such alert. Cure: `tabayyun alerts` shows those that are there.
  case unknownAlert(Int)
  /// The alert waits for no decision. Cure: look at what was decided, by whom.
  case notOpen(alert: Int, state: Alert.State, by: String?)
  /// No decision on the alert waits for confirmation.
  case notProposed(alert: Int, state: Alert.State)
  /// The alert changed since it was looked at. Cure: look again, then decide.
  case changedMeanwhile(alert: Int, revision: Int)
  /// The second person is the first. Cure: another account.
  case sameAccount(String)
  /// A decision, rejection, withdrawal or answer needs words.
  case reasonMissing
  /// There is no such reference, or a letter of it was misheard.
  case unknownReference(String)
  /// The redress was answered already.
  case redressClosed(String)
  /// The redress is not about what it is answered with. Cure: name the right entry or proposal.
  case redressNotAbout(String)
  /// There is no such proposal.
  case unknownProposal(Int)
  /// The proposal was decided on already.
  case proposalDecided(Int, state: Proposal.State)
  /// A new entry has an id that stands on the list. Cure: propose a change, or another id.
  case entryThere(String, list: ListName)
  /// The entry does not stand on the list in force.
  case entryNotThere(String, list: ListName)
}
