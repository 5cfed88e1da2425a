import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// The queue of alerts, single alerts, and who works on them; and the cleared identities.
struct AlertOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/api/v1/alerts", name: "alerts", tag: .cases,
        summary: "The queue of alerts, the oldest first", need: .permission(.seeAlerts),
        parameters: Self.filters + [.after, .pageLimit],
        answers: [
          .init(
            200, "A page; question and result of each are on its own page.",
            .page("alerts", of: "AlertLine"))
        ], handle: list),
      Operation(
        method: .get, path: "/api/v1/alerts/{alert}", name: "alert", tag: .cases,
        summary: "One alert with its question, its result and every decision",
        need: .permission(.seeAlerts), parameters: [.alert],
        answers: [
          .init(200, "The alert; that it was seen is recorded.", .named("Alert")), .notFound,
        ],
        handle: show),
      Operation(
        method: .put, path: "/api/v1/alerts/{alert}/assignee", name: "assign", tag: .cases,
        summary: "Give an alert to somebody, or to nobody", need: .permission(.decide),
        parameters: [.alert], body: .init(kind: .json(.named("Assignment"))),
        answers: [
          .init(200, "The alert.", .named("Alert")), .notFound, .conflict,
        ], handle: assign),
      Operation(
        method: .get, path: "/api/v1/clearances", name: "clearances", tag: .cases,
        summary: "Who was found to be somebody else than an entry",
        need: .permission(.seeAlerts),
        parameters: [
          .onlyList, .onlyEntry,
          .query("revoked", .boolean, "Those that hold no more as well."), .after, .pageLimit,
        ],
        answers: [
          .init(
            200, "A page; that it was seen is recorded.", .page("clearances", of: "Clearance"))
        ], handle: clearances),
    ]
  }

  private static let filters: [Operation.Parameter] = [
    .queries(
      "state", .choice(Alert.State.allCases.map(\.rawValue) + ["all"]),
      "In which states; those that wait for somebody if left out."),
    .onlyList, .onlyEntry,
    .query("outcome", .choice(["possible", "strong", "document"]), "Only this outcome."),
    .query("purpose", .text(1...100), "Only checks for this purpose."),
    .query("assignee", .text(1...200), "Only alerts of this account; - for those of nobody."),
    .query("older_than_days", .integer(0...36_500), "Only alerts older than so many days."),
  ]

  private func list(_ call: APICall) async throws -> APIAnswer {
    let (register, filter, page) = (desk.register, AlertFilter(call), call.page)
    let alerts = try await CaseWork.run {
      try register.alerts(filter, after: page.after, limit: page.limit)
    }
    let disclosure = Disclosure.of(call.principal)
    return .json(
      alerts.json("alerts") { alert in
        guard call.principal.mayUse(list: alert.list) else { return nil }
        return disclosure.json(alert.line(at: call.now))
      })
  }

  private func show(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let number = call.number(ofPath: "alert")
    let (alert, decisions) = try await CaseWork.run {
      (try register.alert(number, for: principal), try register.decisions(onAlert: number))
    }
    try await desk.noteView(
      [
        JSONMember("alert", .number(alert.id)), JSONMember("list", .string(alert.list)),
        JSONMember("entry", .string(alert.entry)),
      ], call)
    let history = JSONMember("decisions", .array(decisions.map(\.json)))
    let json = JSONValue.object((alert.json(at: call.now).members ?? []) + [history])
    return .json(Disclosure.of(principal).json(json))
  }

  private func assign(_ call: APICall) async throws -> APIAnswer {
    let assignee = call.json["assignee"]?.string
    if let assignee { try await require(assignee, call.principal) }
    let (register, principal) = (desk.register, call.principal)
    let number = call.number(ofPath: "alert")
    let alert = try await CaseWork.run {
      _ = try register.alert(number, for: principal)
      return try register.assign(
        number, to: assignee, by: principal.name, revision: call.revision, at: call.now)
    }
    return .json(Disclosure.of(principal).json(alert.json(at: call.now)))
  }

  /// Whoever an alert is given to can decide on it.
  ///
  /// People whom another provider knows (`oidc:…`) have no account here and are taken at their word.
  private func require(_ assignee: String, _ principal: Principal) async throws {
    guard let callers = desk.callers, assignee != principal.name, !assignee.hasPrefix("oidc:")
    else { return }
    let account = try await Blocking.run { try callers.authenticator.file.account(named: assignee) }
    guard let account, !account.isDisabled else {
      throw APIFailure(.notFound, "There is no such account.")
    }
    guard account.role.permissions.contains(.decide) else {
      throw APIFailure(.conflict, "That account may not decide on alerts.")
    }
  }

  private func clearances(_ call: APICall) async throws -> APIAnswer {
    let (register, page) = (desk.register, call.page)
    let kept = try await CaseWork.run {
      try register.clearances(
        list: call.query.last("list"), entry: call.query.last("entry"),
        withRevoked: call.truth("revoked") ?? false, after: page.after, limit: page.limit)
    }
    let seen = kept.elements.filter { call.principal.mayUse(list: $0.clearance.list) }
    if !seen.isEmpty {
      let ids = seen.map { JSONValue.number($0.clearance.id) }
      try await desk.noteView([JSONMember("clearances", .array(ids))], call)
    }
    let disclosure = Disclosure.of(call.principal)
    return .json(
      kept.json("clearances") { clearance in
        seen.contains(clearance) ? disclosure.json(clearance.json) : nil
      })
  }
}

extension AlertFilter {
  /// What a call asks of the queue; without a state, those that wait for somebody.
  fileprivate init(_ call: APICall) {
    let query = call.query
    let states = query.all("state")
    self = states.isEmpty ? .waiting : AlertFilter()
    if !states.isEmpty, !states.contains("all") {
      self.states = states.compactMap(Alert.State.init(rawValue:))
    }
    list = query.last("list")
    entry = query.last("entry")
    outcome = query.last("outcome")
    purpose = query.last("purpose")
    assignee = query.last("assignee").map { $0 == "-" ? .nobody : .account($0) }
    if query.last("older_than_days") != nil {
      let days = call.integer("older_than_days", default: 0)
      openedBefore = Moment(seconds: call.now.seconds - days * 86_400)
    }
  }
}

extension Alert {
  /// The alert as a line of the queue: without question, result and the words of its decision,
  /// which hold personal data.
  fileprivate func line(at now: Moment) -> JSONValue {
    guard case .object(let members) = json(at: now).without(["query", "result"]) else {
      preconditionFailure("an alert is an object")
    }
    return .object(
      members.map { member in
        member.name == "decision"
          ? JSONMember("decision", member.value.without(["reason"])) : member
      })
  }
}
