import Register
import Screening

/// Says in words why an alert, decision, redress or proposal stays as it is.
enum CaseErrorText {
  static func text(of error: CaseError) -> String {
    switch error {
    case .unknownAlert(let id):
      "There is no alert \(id).\n`tabayyun alerts --state all` shows those that are there."
    case .notOpen(let id, let state, let by):
      "Alert \(id) waits for no decision: it is \(state.rawValue)"
        + (by.map { ", by \($0)" } ?? "") + ".\nLook at it with `tabayyun alerts \(id)`."
    case .notProposed(let id, let state):
      "Nothing was proposed on alert \(id): it is \(state.rawValue)."
    case .changedMeanwhile(let id, let revision):
      "Alert \(id) has changed since you looked (revision \(revision)).\nLook again, then decide."
    case .sameAccount(let account):
      "\(account) is the first person and cannot be the second.\nAnother account must do it."
    case .reasonMissing: "A reason is needed: words that others can follow."
    case .unknownReference(let text):
      "There is no redress “\(text)”.\nAsk for the reference again, sign by sign."
    case .redressClosed(let reference): "\(reference) was answered already."
    case .redressNotAbout(let reference):
      "\(reference) is not about that entry, or the proposal was not approved."
    case .unknownProposal(let id):
      "There is no proposal \(id).\n`tabayyun entry proposals --all` shows those that are there."
    case .proposalDecided(let id, let state): "Proposal \(id) is \(state.rawValue) already."
    case .entryThere(let entry, let list):
      "“\(entry)” stands on the list \(list).\nPropose a change with --change."
    case .entryNotThere(let entry, let list): "“\(entry)” does not stand on the list \(list)."
    }
  }

  static func text(of error: EntryError) -> String {
    switch error {
    case .notOwn(let list, let own):
      "The policy does not name “\(list)” as an own list"
        + (own.isEmpty ? "" : ", only \(own.joined(separator: ", "))")
        + ".\nName it in `own_lists` of the policy."
    case .noEntry(let schema): "\(schema) is no person, organisation or vehicle."
    case .tooLittle(let missing):
      "The entry says too little for the policy; it lacks: \(missing.joined(separator: ", "))."
    case .severalLists: "Approve the proposals of one list at a time."
    }
  }

  static func text(of error: RedressError) -> String {
    switch error {
    case .noProposal(let list, let entry):
      """
      “\(entry)” is on the own list \(list): it is corrected by an approved change.
      Propose it with `tabayyun entry propose --change`, then name it with --proposal.
      """
    }
  }
}
