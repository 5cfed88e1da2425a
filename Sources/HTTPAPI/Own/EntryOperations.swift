import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// The bureau's own entries: one person proposes, another approves, one withdraws at once.
struct EntryOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    proposals + [
      proposal(
        "approval", "approve", "Approve what another person has proposed; it is in force at once",
        nil, approve),
      proposal(
        "rejection", "reject", "Reject a proposal, or take back one's own",
        .init(kind: .json(.named("Reasoned"))), reject),
      Operation(
        method: .post, path: "/api/v1/entries/{id}/withdrawal", name: "withdraw", tag: .entries,
        summary: "Take an entry off an own list at once; one person suffices",
        need: .permission(.withdraw), parameters: [.path("id", "The entry's id.")],
        body: .init(kind: .json(.named("Withdrawal"))),
        answers: [
          .init(200, "The edition without it, which checks use from now on.", .named("Edition")),
          .notFound, .conflict,
        ], handle: withdraw),
    ]
  }

  private var proposals: [Operation] {
    [
      Operation(
        method: .post, path: "/api/v1/entries/proposals", name: "propose", tag: .entries,
        summary: "Propose an entry of an own list, or a change of one",
        need: .permission(.propose), body: .init(kind: .json(.named("ProposalQuestion"))),
        answers: [
          .init(201, "The proposal, which waits for another person.", .named("Proposal")),
          .notFound, .conflict,
        ], handle: propose),
      Operation(
        method: .get, path: "/api/v1/entries/proposals", name: "proposals", tag: .entries,
        summary: "Proposals, in the order of their making", need: .permission(.propose),
        parameters: [
          .query(
            "state", .choice(Proposal.State.allCases.map(\.rawValue) + ["all"]),
            "Those that wait, proposed, if left out."), .after, .pageLimit,
        ],
        answers: [
          .init(
            200, "A page; what each says is on its own page.",
            .page("proposals", of: "ProposalLine"))
        ], handle: list),
      Operation(
        method: .get, path: "/api/v1/entries/proposals/{proposal}", name: "proposal",
        tag: .entries, summary: "One proposal with its entities", need: .permission(.propose),
        parameters: [.proposal],
        answers: [
          .init(200, "The proposal; that it was seen is recorded.", .named("Proposal")), .notFound,
        ], handle: show),
    ]
  }

  private func proposal(
    _ last: String, _ name: String, _ summary: String, _ body: Operation.Body?,
    _ handle: @escaping @Sendable (APICall) async throws -> APIAnswer
  ) -> Operation {
    Operation(
      method: .post, path: "/api/v1/entries/proposals/{proposal}/" + last, name: name,
      tag: .entries, summary: summary, need: .permission(.approve), parameters: [.proposal],
      body: body,
      answers: [.init(200, "The proposal.", .named("Proposal")), .notFound, .conflict],
      handle: handle)
  }

  private func propose(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let question = ProposalQuestion(call.json)
    let proposal = try await CaseWork.run {
      let own = try register.policy().ownLists
      guard own.contains(question.form.list.text), principal.mayUse(list: question.form.list.text)
      else { throw EntryError.notOwn(question.form.list, own: own) }
      return try ProposeEntry(in: register).propose(
        question.draft(), by: principal.name, at: call.now)
    }
    return .json(proposal.json, status: .created)
  }

  private func list(_ call: APICall) async throws -> APIAnswer {
    let (register, page) = (desk.register, call.page)
    let asked = call.query.last("state") ?? Proposal.State.proposed.rawValue
    let found = try await CaseWork.run {
      try register.proposals(
        state: Proposal.State(rawValue: asked), after: page.after, limit: page.limit)
    }
    return .json(
      found.json("proposals") { proposal in
        call.principal.mayUse(list: proposal.list.text)
          ? proposal.json.without(["entities", "reason"]) : nil
      })
  }

  private func show(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let number = call.number(ofPath: "proposal")
    let proposal = try await CaseWork.run { try register.proposal(number, for: principal) }
    try await desk.noteView(
      [
        JSONMember("proposal", .number(proposal.id)),
        JSONMember("list", .string(proposal.list.text)),
        JSONMember("entry", .string(proposal.entry)),
      ], call)
    return .json(proposal.json)
  }

  private func approve(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let number = call.number(ofPath: "proposal")
    let proposal = try await CaseWork.run {
      _ = try register.proposal(number, for: principal)
      try ProposeEntry(in: register).approve([number], by: principal.name, at: call.now)
      return try register.proposal(number)
    }
    try await desk.refreshAfterChange()
    return .json(proposal.json)
  }

  private func reject(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let number = call.number(ofPath: "proposal")
    let proposal = try await CaseWork.run {
      _ = try register.proposal(number, for: principal)
      return try ProposeEntry(in: register).reject(
        number, reason: call.reason, by: principal.name, at: call.now)
    }
    return .json(proposal.json)
  }

  private func withdraw(_ call: APICall) async throws -> APIAnswer {
    guard let list = call.json["list"]?.string.flatMap(ListName.init) else {
      preconditionFailure("the list has been found to have a name")
    }
    let (register, principal) = (desk.register, call.principal)
    let entry = call.parameter("id")
    let edition = try await CaseWork.run {
      guard principal.mayUse(list: list.text) else { throw EntryError.notOwn(list, own: []) }
      return try ProposeEntry(in: register).withdraw(
        entry, from: list, reason: call.reason, redress: call.json["redress"]?.string,
        by: principal.name, at: call.now)
    }
    try await desk.refreshAfterChange()
    return .json(edition.json)
  }
}

extension Operation.Parameter {
  /// The proposal of the path.
  fileprivate static let proposal = Operation.Parameter.path(
    "proposal", .id, "The number of the proposal.")
}
