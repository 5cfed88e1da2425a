import Access
import HTTPTypes
import RecordStreams
import Register

/// `/api/v1/keys`: what programs hold instead of passwords.
struct KeyOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/api/v1/keys", name: "keys", tag: .accounts,
        summary: "All keys, revoked ones included, without their secrets",
        need: .permission(.seeAccounts),
        answers: [.init(200, "The keys.", .array(.named("Key"), most: 1_000_000))],
        handle: keys),
      Operation(
        method: .post, path: "/api/v1/keys", name: "addKey", tag: .accounts,
        summary: "Make a key; its text is shown in this answer only",
        need: .permission(.manageAccounts), body: .init(kind: .json(.named("NewKey"))),
        answers: [
          .init(201, "Made.", .named("KeyWithText")),
          .cannotBe("It would have ended already, or the policy has no such purpose."),
        ], handle: add),
      Operation(
        method: .delete, path: "/api/v1/keys/{id}", name: "revokeKey", tag: .accounts,
        summary: "Revoke a key at once; one that is revoked stays so",
        need: .permission(.manageAccounts),
        parameters: [.path("id", .text(1...64), "The id of the key.")],
        answers: [.init(204, "Revoked."), .notFound], handle: revoke),
    ]
  }

  private func keys(_ call: APICall) async throws -> APIAnswer {
    let file = try desk.accounts().authenticator.file
    return .json(.array(try await Blocking.run { try file.keys().map(\.json) }))
  }

  private func add(_ call: APICall) async throws -> APIAnswer {
    let file = try desk.accounts().authenticator.file
    guard let role = call.json["role"]?.string.flatMap(Role.init(rawValue:)) else {
      preconditionFailure("the body has been found to have a role")
    }
    let purpose = call.json["purpose"]?.string
    try desk.requirePurposes([purpose].compactMap(\.self))
    let expires = call.json["expires"]?.string.flatMap(Moment.init(rfc3339:))
    let terms = APIKey.Terms(
      label: call.json["label"]?.string ?? "", role: role, purpose: purpose,
      // A day ends with its last second.
      expires: expires.map { $0.lastSecond + 1 }, lists: call.json.strings("lists"),
      perMinute: call.json["per_minute"]?.integer)
    let (key, text) = try await Blocking.run {
      try file.addKey(terms, by: call.principal.name, at: call.now.seconds)
    }
    return .json(
      .object((key.json.members ?? []) + [JSONMember("text", .string(text))]), status: .created)
  }

  private func revoke(_ call: APICall) async throws -> APIAnswer {
    let file = try desk.accounts().authenticator.file
    let id = call.parameter("id")
    try await Blocking.run {
      try file.revokeKey(id, by: call.principal.name, at: call.now.seconds)
    }
    return APIAnswer(status: .noContent)
  }
}
