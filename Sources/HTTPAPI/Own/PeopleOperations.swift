import Access
import HTTPTypes
import Screening

/// Who may use the service: sessions, accounts, keys, and the policy under which they ask.
struct PeopleOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    SessionOperations(desk: desk).operations + AccountOperations(desk: desk).operations
      + KeyOperations(desk: desk).operations + [PolicyOperation(desk: desk).operation]
  }
}

extension Desk {
  /// The accounts.
  ///
  /// - Throws: `APIFailure` with 404 where the service is open and has none.
  func accounts() throws(APIFailure) -> Callers {
    guard let callers else { throw APIFailure(.notFound, "This service is open: no accounts.") }
    return callers
  }

  /// - Throws: `APIFailure` with 409 for a purpose that the policy does not have.
  func requirePurposes(_ codes: [String]) throws(APIFailure) {
    let policy = lists.current.policy
    for code in codes where policy.purpose(code) == nil {
      let known = policy.purposes.map(\.code)
      throw APIFailure(
        .conflict, AccessWords.text(of: .unknownPurpose(code, known: known)))
    }
  }
}

extension Operation.Answer {
  /// What is asked for cannot be, as things stand.
  static func cannotBe(_ says: String) -> Operation.Answer {
    Operation.Answer(409, says, .named("Problem"), type: .problem)
  }

  /// The caller may not, or the service is open.
  static let noAccounts = Operation.Answer(
    404, "The service is open: it has no accounts.", .named("Problem"), type: .problem)
}
