import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// What people do with alerts: decide, confirm, set aside, reopen, put away.
struct DecisionOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      operation(
        "decisions", "decide", "Decide on an alert", .decide,
        .init(kind: .json(.named("DecisionQuestion"))), decide),
      operation(
        "confirmation", "confirm", "Confirm what another person has proposed", .secondDecision,
        .init(kind: .json(.named("Confirmation")), isRequired: false)
      ) { call, use in
        try use.confirm(
          call.number(ofPath: "alert"), by: call.principal.name, revision: call.revision,
          at: call.now)
      },
      operation(
        "setting-aside", "setAside",
        "Do not confirm what was proposed; the alert is open again", .secondDecision, .reasoned
      ) { call, use in
        try use.setAside(
          call.number(ofPath: "alert"), reason: call.reason, by: call.principal.name,
          revision: call.revision, at: call.now)
      },
      operation(
        "reopening", "reopen", "Open an alert again; its decision holds no more", .decide,
        .reasoned
      ) { call, use in
        try use.reopen(
          call.number(ofPath: "alert"), reason: call.reason, by: call.principal.name,
          revision: call.revision, at: call.now)
      },
      operation(
        "closing", "closeAlert", "Put an alert away without a decision", .decide, .reasoned
      ) { call, use in
        try use.close(
          call.number(ofPath: "alert"), reason: call.reason, by: call.principal.name,
          revision: call.revision, at: call.now)
      },
    ]
  }

  private func operation(
    _ last: String, _ name: String, _ summary: String, _ permission: Permission,
    _ body: Operation.Body,
    _ act: @escaping @Sendable (APICall, DecideAlert) throws -> Alert
  ) -> Operation {
    let register = desk.register
    return Operation(
      method: .post, path: "/api/v1/alerts/{alert}/" + last, name: name, tag: .cases,
      summary: summary, need: .permission(permission), parameters: [.alert], body: body,
      answers: [.init(200, "The alert as it stands.", .named("Alert")), .notFound, .conflict]
    ) { call in
      let principal = call.principal
      let alert = try await CaseWork.run {
        _ = try register.alert(call.number(ofPath: "alert"), for: principal)
        return try act(call, DecideAlert(in: register))
      }
      return .json(Disclosure.of(principal).json(alert.json(at: call.now)))
    }
  }

  private func decide(_ call: APICall, _ use: DecideAlert) throws -> Alert {
    guard let verdict = call.json["decision"]?.string.flatMap(Verdict.init(rawValue:)) else {
      preconditionFailure("the decision has been found to be one")
    }
    return try use.decide(
      DecisionDraft(
        alert: call.number(ofPath: "alert"), verdict: verdict, reason: call.reason,
        author: call.principal.name, identity: try call.json["identity"].map(Self.identity),
        reference: call.json["redress"]?.string, revision: call.revision), at: call.now)
  }

  /// Who the person was found to be.
  ///
  /// - Throws: `QueryError` where a paper or a date cannot be read: on a guess nobody is cleared.
  private static func identity(_ json: JSONValue) throws -> SubjectFacts {
    var form = QueryForm()
    form.names =
      json["name"]?.string.map { [$0] } ?? json["name"]?.array?.compactMap(\.string) ?? []
    form.birth = json["birthDate"]?.string
    form.document = json["document"]?.string
    let subject = try form.subject()
    let facts = SubjectFacts(subject)
    guard facts.isComplete else {
      throw QueryError.unreadable(
        field: "identity", value: "", expected: "a name, a birth date and a document")
    }
    return facts
  }
}

extension Operation.Body {
  /// A reason, and the revision that was looked at.
  fileprivate static let reasoned = Operation.Body(kind: .json(.named("Reasoned")))
}
