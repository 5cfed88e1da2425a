import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// How the wrongly stopped are heard: a reference, a queue with deadlines, an answer with reasons.
struct RedressOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .post, path: "/api/v1/redress", name: "openRedress", tag: .redress,
        summary: "Give somebody who was wrongly stopped a reference and a day of answer",
        need: .permission(.openRedress), body: .init(kind: .json(.named("RedressQuestion"))),
        answers: [
          .init(201, "The reference that the person takes along.", .named("RedressReceipt")),
          .notFound,
        ], handle: open),
      Operation(
        method: .get, path: "/api/v1/redress", name: "redressQueue", tag: .redress,
        summary: "The redress that waits, the nearest deadline first",
        need: .permission(.answerRedress),
        parameters: [
          .query("state", .choice(["open", "closed", "all"]), "Open if left out."), .after,
          .pageLimit,
        ],
        answers: [
          .init(
            200, "A page; what people say is on the page of each.",
            .page("redress", of: "RedressLine"))
        ], handle: list),
      Operation(
        method: .get, path: "/api/v1/redress/{reference}", name: "redress", tag: .redress,
        summary: "One redress, with what the person says", need: .permission(.answerRedress),
        parameters: [.reference],
        answers: [
          .init(200, "The redress; that it was seen is recorded.", .named("Redress")), .notFound,
        ], handle: show),
      Operation(
        method: .post, path: "/api/v1/redress/{reference}/answer", name: "answerRedress",
        tag: .redress,
        summary: "Answer a redress: corrected, deleted or refused, with reasons",
        need: .permission(.answerRedress), parameters: [.reference],
        body: .init(kind: .json(.named("RedressAnswer"))),
        answers: [.init(200, "The redress.", .named("Redress")), .notFound, .conflict],
        handle: answer),
    ]
  }

  private func open(_ call: APICall) async throws -> APIAnswer {
    let (register, principal, json) = (desk.register, call.principal, call.json)
    let list = json["list"]?.string.flatMap(ListName.init)
    let redress = try await CaseWork.run {
      if let list {
        guard principal.mayUse(list: list.text),
          try register.lists().contains(where: { $0.list == list })
        else { throw APIFailure(.notFound, "There is no such list.") }
      }
      let alert = try json["alert"]?.integer.map { try register.alert($0, for: principal) }
      return try HearRedress(in: register).open(
        alert: alert?.id, list: list, entry: json["entry"]?.string,
        statement: json["statement"]?.string, by: principal.name, at: call.now)
    }
    // Whoever may only open one learns nothing of the alert by it.
    return .json(redress.receipt, status: .created)
  }

  private func list(_ call: APICall) async throws -> APIAnswer {
    let (register, page) = (desk.register, call.page)
    let asked = call.query.last("state") ?? Redress.State.open.rawValue
    let found = try await CaseWork.run {
      try register.redress(
        state: Redress.State(rawValue: asked), after: page.after, limit: page.limit)
    }
    return .json(
      found.json("redress") { redress in
        guard redress.list.map(call.principal.mayUse) ?? true else { return nil }
        return redress.json(at: call.now).without(["statement", "reason"])
      })
  }

  private func show(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let reference = call.parameter("reference")
    let redress = try await CaseWork.run { try register.redress(reference, for: principal) }
    try await desk.noteView([JSONMember("reference", .string(redress.reference.text))], call)
    return .json(redress.json(at: call.now))
  }

  private func answer(_ call: APICall) async throws -> APIAnswer {
    let (register, principal, json) = (desk.register, call.principal, call.json)
    guard let outcome = json["outcome"]?.string.flatMap(Redress.Outcome.init(rawValue:)) else {
      preconditionFailure("the outcome has been found to be one")
    }
    let reference = call.parameter("reference")
    let (redress, isWithdrawn) = try await CaseWork.run {
      let asked = try register.redress(reference, for: principal)
      let isOwn = try asked.list.map { try register.policy().ownLists.contains($0) } ?? false
      let withdraws = isOwn && asked.entry != nil && outcome == .deleted
      if withdraws, asked.state == .open, !principal.may(.withdraw) {
        throw APIFailure(
          .forbidden,
          """
          The entry stands on an own list: whoever may withdraw takes it off, naming this \
          reference, and that answers it.
          """)
      }
      let redress = try HearRedress(in: register).close(
        reference, as: outcome, reason: call.reason, proposal: json["proposal"]?.integer,
        by: principal.name, at: call.now)
      return (redress, withdraws)
    }
    if isWithdrawn { try await desk.refreshAfterChange() }
    return .json(redress.json(at: call.now))
  }
}

extension Redress {
  /// What the person takes along.
  fileprivate var receipt: JSONValue {
    .object([
      JSONMember("reference", .string(reference.text)),
      JSONMember("state", .string(state.rawValue)), JSONMember("opened", .string(opened.text)),
      JSONMember("deadline", .string(deadline.text)),
    ])
  }
}

extension Operation.Parameter {
  /// The redress of the path.
  fileprivate static let reference = Operation.Parameter.path(
    "reference", .text(1...40), "The reference, as the person says it.")
}
