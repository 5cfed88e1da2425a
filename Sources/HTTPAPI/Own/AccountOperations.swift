import Access
import HTTPTypes
import RecordStreams
import Register

/// `/api/v1/accounts`: the people who may sign in.
struct AccountOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/api/v1/accounts", name: "accounts", tag: .accounts,
        summary: "All accounts, by name", need: .permission(.seeAccounts),
        answers: [.init(200, "The accounts.", .array(.named("Account"), most: 1_000_000))],
        handle: accounts),
      Operation(
        method: .post, path: "/api/v1/accounts", name: "addAccount", tag: .accounts,
        summary: "Make an account; its one-time secret is shown in this answer only",
        need: .permission(.manageAccounts), body: .init(kind: .json(.named("NewAccount"))),
        answers: [
          .init(201, "Made.", .named("AccountWithSecret")),
          .cannotBe("The name is taken, or the policy has no such purpose."),
        ], handle: add),
      Operation(
        method: .get, path: "/api/v1/accounts/{name}", name: "account", tag: .accounts,
        summary: "One account", need: .permission(.seeAccounts), parameters: [.account],
        answers: [.init(200, "The account.", .named("Account")), .notFound], handle: account),
      Operation(
        method: .patch, path: "/api/v1/accounts/{name}", name: "alterAccount", tag: .accounts,
        summary: "Change another's role and purposes, disable or enable; ends their sessions",
        need: .permission(.manageAccounts), parameters: [.account],
        body: .init(kind: .json(.named("AccountAlteration"))),
        answers: [
          .init(200, "As it is now.", .named("Account")), .notFound,
          .cannotBe("It is the only administrator, or the policy has no such purpose."),
        ], handle: alter),
      Operation(
        method: .post, path: "/api/v1/accounts/{name}/reset", name: "resetAccount",
        tag: .accounts,
        summary: "Replace another's password by a one-time secret, shown in this answer only",
        need: .permission(.manageAccounts), parameters: [.account],
        answers: [.init(200, "The secret.", .named("AccountWithSecret")), .notFound],
        handle: reset),
    ]
  }

  private func accounts(_ call: APICall) async throws -> APIAnswer {
    let file = try desk.accounts().authenticator.file
    return .json(.array(try await Blocking.run { try file.accounts().map(\.json) }))
  }

  private func account(_ call: APICall) async throws -> APIAnswer {
    let file = try desk.accounts().authenticator.file
    let name = call.parameter("name")
    guard let account = try await Blocking.run({ try file.account(named: name) }) else {
      throw AccessError.unknownAccount(name)
    }
    return .json(account.json)
  }

  private func add(_ call: APICall) async throws -> APIAnswer {
    let callers = try desk.accounts()
    let now = call.now.seconds
    let name = call.json["name"]?.string ?? ""
    guard let role = call.json["role"]?.string.flatMap(Role.init(rawValue:)) else {
      preconditionFailure("the body has been found to have a role")
    }
    let purposes = call.json.strings("purposes") ?? []
    try desk.requirePurposes(purposes)
    let account = Account(
      name: name, displayName: call.json["display_name"]?.string ?? name, role: role,
      purposes: purposes, mustChangePassword: true,
      secretExpires: now + OneTimeSecret.lifetimeSeconds, created: now)
    let secret = OneTimeSecret.make()
    try await callers.passwords.run {
      try callers.authenticator.file.add(
        account, password: secret, by: call.principal.name, at: now)
    }
    return .json(
      Self.json(account, secret), status: .created,
      headers: [.location: "/api/v1/accounts/\(name)"])
  }

  private func alter(_ call: APICall) async throws -> APIAnswer {
    let file = try desk.accounts().authenticator.file
    let name = try another(call)
    let purposes = call.json.strings("purposes")
    try desk.requirePurposes(purposes ?? [])
    let alteration = AccountAlteration(
      role: call.json["role"]?.string.flatMap(Role.init(rawValue:)),
      isDisabled: call.json["disabled"].map { $0 == .bool(true) }, purposes: purposes)
    let account = try await Blocking.run {
      try file.alter(name, alteration, by: call.principal.name, at: call.now.seconds)
    }
    return .json(account.json)
  }

  private func reset(_ call: APICall) async throws -> APIAnswer {
    let callers = try desk.accounts()
    let name = try another(call)
    let (account, secret) = try await callers.passwords.run {
      let file = callers.authenticator.file
      let secret = try file.resetPassword(
        of: name, by: call.principal.name, at: call.now.seconds)
      return (try file.account(named: name), secret)
    }
    guard let account else { throw AccessError.unknownAccount(name) }
    return .json(Self.json(account, secret))
  }
}

extension AccountOperations {
  /// The account of the path, which must be another's.
  ///
  /// Nobody raises or disables himself, and a session that was left open does not become a password.
  private func another(_ call: APICall) throws(APIFailure) -> String {
    let name = call.parameter("name")
    guard name != call.principal.name else {
      throw APIFailure(
        .forbidden, "This is your own account: another administrator changes it, you your password."
      )
    }
    return name
  }

  private static func json(_ account: Account, _ secret: String) -> JSONValue {
    let expires = account.secretExpires.map { JSONValue.number($0) } ?? .null
    return .object(
      (account.json.members ?? []) + [
        JSONMember("one_time_secret", .string(secret)), JSONMember("secret_expires", expires),
      ])
  }
}

extension Operation.Parameter {
  /// The account of the path.
  fileprivate static let account = Operation.Parameter.path(
    "name", .accountName, "The name of the account.")
}

extension JSONValue {
  /// The strings of an array; `nil` where there is none of that name.
  func strings(_ name: String) -> [String]? { self[name]?.array?.compactMap(\.string) }
}
