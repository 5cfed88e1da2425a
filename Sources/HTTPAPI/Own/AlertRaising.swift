import Access
import HTTPTypes
import Register
import Screening

/// Raises alerts for what checks over this face have found.
enum AlertRaising {
  /// Raises alerts where they were asked for, or where the policy says so for the purpose, and
  /// tells the owners of lists what is due.
  ///
  /// Only for checks of the editions in force: what a list said earlier reopens nothing.
  ///
  /// - Returns: the numbers of the alerts, new and old, each once, in the order of results.
  /// - Throws: `APIFailure` with 403 where alerts are asked for by somebody who may not;
  ///   `RegisterError`. Then nothing was raised, and the check must not be answered as if it had.
  /// - Complexity: touches no disk where nothing was found that raises anything.
  static func raise(
    _ answers: [CheckAnswer], isAsked: Bool, _ call: APICall, _ desk: Desk
  ) async throws -> [Int] {
    if isAsked { try requireRaising(call.principal) }
    let policy = desk.lists.current.policy
    let raising = answers.filter { answer in
      let isRaised = isAsked || policy.raisesAlerts(for: answer.query.purpose)
      return !answer.withheld.isEmpty || (isRaised && !answer.results.isEmpty)
        || answer.results.contains { !$0.cautions.isEmpty }
    }
    if raising.isEmpty { return [] }
    let register = desk.register
    let alerts = try await CaseWork.run {
      try RaiseAlerts(in: register).run(
        raising, isAsked: isAsked, by: call.principal.name, at: call.now)
    }
    var seen: Set<Int> = []
    return alerts.map(\.id).filter { seen.insert($0).inserted }
  }

  /// - Throws: `APIFailure` with 403 where somebody asks for alerts who may raise none; ask before
  ///   the check is made.
  static func requireRaising(_ principal: Principal) throws(APIFailure) {
    guard principal.may(.raiseAlert) else {
      throw APIFailure(
        .forbidden, "Your role does not allow this: \(Permission.raiseAlert.rawValue).")
    }
  }
}
