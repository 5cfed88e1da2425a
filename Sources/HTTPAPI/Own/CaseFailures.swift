import HTTPTypes
import Register
import Screening

/// Says to programs why an alert, decision, redress, proposal or entry stays as it is.
///
/// What is not there answers 404, what its state does not allow 409, and a second person who is the
/// first 403. No text repeats what was sent.
enum CaseFailures {
  static func failure(_ error: CaseError) -> APIFailure {
    switch error {
    case .unknownAlert: APIFailure(.notFound, "There is no such alert.")
    case .notOpen(let alert, let state, _):
      APIFailure(.conflict, "That cannot be done with alert \(alert): it is \(state.rawValue).")
    case .notProposed(let alert, let state):
      APIFailure(
        .conflict,
        "No decision on alert \(alert) waits for a second person: it is \(state.rawValue).")
    case .changedMeanwhile(let alert, let revision):
      APIFailure(
        .conflict,
        "Alert \(alert) has changed since you looked: it is at revision \(revision). Look again.")
    case .sameAccount:
      APIFailure(.forbidden, "The second person must be another than the first.")
    case .reasonMissing:
      .invalid([.init(place: ["body", "reason"], message: words, type: "missing")])
    case .unknownReference:
      APIFailure(
        .notFound, "There is no redress of that reference. Ask for it again, sign by sign.")
    case .redressClosed(let reference):
      APIFailure(.conflict, "\(reference) was answered already.")
    case .redressNotAbout(let reference):
      APIFailure(
        .conflict, "\(reference) is not about that entry, or the proposal was not approved.")
    case .unknownProposal: APIFailure(.notFound, "There is no such proposal.")
    case .proposalDecided(let proposal, let state):
      APIFailure(.conflict, "Proposal \(proposal) is \(state.rawValue) already.")
    case .entryThere:
      APIFailure(.conflict, "An entry of that id stands on the list. Propose a change of it.")
    case .entryNotThere: APIFailure(.notFound, "The list in force has no such entry.")
    }
  }

  static func failure(_ error: EntryError) -> APIFailure {
    switch error {
    case .notOwn: APIFailure(.notFound, "No own list has that name; the policy names them.")
    case .noEntry: APIFailure(.conflict, "Only people, organisations and vehicles are entries.")
    case .tooLittle(let missing):
      APIFailure(
        .conflict,
        "The entry says too little for the policy. It lacks: \(missing.joined(separator: ", ")).")
    case .severalLists: APIFailure(.conflict, "Approve the proposals of one list at a time.")
    }
  }

  static func failure(_ error: RedressError) -> APIFailure {
    switch error {
    case .noProposal:
      APIFailure(
        .conflict,
        """
        An entry of an own list is corrected by an approved change: propose it, have it approved, \
        and name the proposal.
        """)
    }
  }

  /// A field that cannot be read; the words name the field and what is expected.
  static func failure(_ error: QueryError) -> APIFailure {
    switch error {
    case .noName, .nameTooLong:
      .invalid([.init(place: ["body", "name"], message: error.says, type: "value_error")])
    case .unreadable(let field, _, let expected):
      .invalid([
        .init(place: ["body", field], message: "\(expected) is expected", type: "value_error")
      ])
    case .notARow: .invalid([.init(place: ["body"], message: error.says, type: "value_error")])
    }
  }

  private static let words = "Words that others can follow are needed."
}
