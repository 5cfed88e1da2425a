import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// `/api/v1/session`: signing in and out, who one is, and a password of one's own.
struct SessionOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .post, path: "/api/v1/session", name: "signIn", tag: .accounts,
        summary: "Sign in; the answer sets the session's cookie", need: .nothing,
        body: .init(kind: .json(.named("SignIn"))),
        answers: [
          .init(200, "Signed in.", .named("Session")),
          .init(401, "Not that name and password.", .named("Problem"), type: .problem),
          .init(403, "The page is from elsewhere.", .named("Problem"), type: .problem),
          .noAccounts,
        ], handle: signIn),
      Operation(
        method: .get, path: "/api/v1/session", name: "session", tag: .accounts,
        summary: "Who asks, what they may do, and for which purposes", need: .ownSession,
        answers: [.init(200, "The caller.", .named("Session"))]
      ) { call in .json(session(of: call.principal, token: token(of: call))) },
      Operation(
        method: .delete, path: "/api/v1/session", name: "signOut", tag: .accounts,
        summary: "Sign out", need: .ownSession,
        answers: [.init(204, "Signed out; the cookie is taken back."), .noAccounts],
        handle: signOut),
      Operation(
        method: .put, path: "/api/v1/session/password", name: "setPassword", tag: .accounts,
        summary: "Set a password of one's own; all other sessions end", need: .ownSession,
        body: .init(kind: .json(.named("NewPassword"))),
        answers: [
          .init(200, "Set; the answer sets a new session's cookie.", .named("Session")),
          .cannotBe("The new password will not do."), .noAccounts,
        ], handle: setPassword),
    ]
  }

  private func signIn(_ call: APICall) async throws -> APIAnswer {
    let callers = try desk.accounts()
    try requireOwnPages(call)
    try callers.admitAttempt(from: call.source)
    let name = call.json["name"]?.string ?? ""
    let password = call.json["password"]?.string ?? ""
    let signedIn = try await callers.passwords.run {
      try callers.authenticator.logIn(
        name: name, password: password, from: call.source, at: call.now.seconds)
    }
    switch signedIn {
    case .success(let new): return begun(new, callers)
    case .failure(let refusal): throw AccessWords.failure(refusal, at: call.now.seconds)
    }
  }

  private func setPassword(_ call: APICall) async throws -> APIAnswer {
    let callers = try person(of: call)
    try callers.admitAttempt(from: call.source)
    let name = call.principal.name
    let current = call.json["current"]?.string ?? ""
    let new = call.json["new"]?.string ?? ""
    let changed = try await callers.passwords.run {
      try callers.authenticator.changePassword(
        of: name, from: current, to: new, source: call.source, at: call.now.seconds)
    }
    switch changed {
    case .success(let session): return begun(session, callers)
    case .failure(.unknown):
      throw APIFailure(.forbidden, "That is not the present password; nothing has changed.")
    case .failure(let refusal): throw AccessWords.failure(refusal, at: call.now.seconds)
    }
  }

  private func signOut(_ call: APICall) async throws -> APIAnswer {
    let callers = try person(of: call)
    if let token = token(of: call) {
      try await Blocking.run {
        try callers.authenticator.file.endSession(of: token, at: call.now.seconds)
      }
    }
    return APIAnswer(status: .noContent, headers: [.setCookie: callers.cookie.ends])
  }
}

extension SessionOperations {
  /// The accounts, for a caller who is a person signed in.
  private func person(of call: APICall) throws(APIFailure) -> Callers {
    let callers = try desk.accounts()
    guard call.principal.kind == .session else {
      throw APIFailure(.forbidden, "Only people have sessions; keys and tokens have none.")
    }
    return callers
  }

  /// Refuses a page from elsewhere that signs somebody in under a name that it knows.
  ///
  /// Programs send no `Origin`. Behind a proxy the scheme is the proxy's, so hosts are compared.
  private func requireOwnPages(_ call: APICall) throws(APIFailure) {
    guard let name = HTTPField.Name("origin"), let origin = call.headers[name],
      origin != desk.configuration.allowedOrigin
    else { return }
    let isOurs =
      desk.configuration.isBehindProxy
      ? call.origin.hasSuffix("//" + origin.drop { $0 != "/" }.drop { $0 == "/" })
      : call.origin == origin
    guard isOurs else {
      throw APIFailure(.forbidden, "Sign in on a page of this service.")
    }
  }

  private func token(of call: APICall) -> SessionToken? {
    guard call.principal.kind == .session, let callers = desk.callers else { return nil }
    return callers.credentials(of: .get, call.headers).session.flatMap(SessionToken.init)
  }

  private func begun(_ new: NewSession, _ callers: Callers) -> APIAnswer {
    .json(
      session(of: Principal(new.account), token: new.token),
      headers: [.setCookie: callers.cookie.begins(new.token)])
  }

  /// Who somebody is, what they may do and for which purposes.
  private func session(of principal: Principal, token: SessionToken?) -> JSONValue {
    let codes = desk.lists.current.policy.purposes.map(\.code).filter { code in
      guard !principal.mustChangePassword else { return false }
      if let fixed = principal.fixedPurpose { return code == fixed }
      return principal.purposes.isEmpty || principal.purposes.contains(code)
    }
    return .object([
      JSONMember("account", .string(principal.name)),
      JSONMember("kind", .string(principal.kind.rawValue)),
      JSONMember("role", principal.role.map { .string($0.rawValue) } ?? .null),
      JSONMember("permissions", .strings(principal.permissions.map(\.rawValue).sorted())),
      JSONMember("purposes", .strings(codes)),
      JSONMember("must_change_password", .bool(principal.mustChangePassword)),
      JSONMember("csrf_token", token.map { .string($0.forgeryToken) } ?? .null),
    ])
  }
}
