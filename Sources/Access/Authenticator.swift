/// Tells who asks, from what a request carries.
public struct Authenticator: Sendable {
  /// Where accounts, sessions and keys are.
  public let file: AccessFile
  /// Verifies bearer tokens; `nil` where none are trusted.
  public let tokens: TokenVerifier?

  /// Makes one from its parts.
  public init(file: AccessFile, tokens: TokenVerifier? = nil) {
    self.file = file
    self.tokens = tokens
  }

  /// Who asks, or why nobody is let in.
  ///
  /// - Parameter now: seconds since 1970.
  /// - Throws: `AccessError` where the file cannot be read. Then nobody is let in.
  /// - Complexity: one read of the file, about 0.1 ms; one write a minute for a session, one a day for
  ///   a key.
  public func principal(
    for credentials: Credentials, at now: Int
  ) async throws -> Result<Principal, Refusal> {
    switch credentials.proof {
    case .none: return .failure(.none)
    case .unclear: return .failure(.unknown)
    case .key(let text): return try file.key(ofText: text, at: now).map { Principal($0) }
    case .session(let text):
      return try principal(ofSession: text, credentials, at: now)
    case .token(let text):
      guard let tokens else { return .failure(.unknown) }
      return await tokens.principal(of: text, at: now).mapError { .token($0) }
    }
  }

  private func principal(
    ofSession text: String, _ credentials: Credentials, at now: Int
  ) throws -> Result<Principal, Refusal> {
    guard let token = SessionToken(text) else { return .failure(.unknown) }
    guard let session = try file.session(of: token, at: now) else { return .failure(.expired) }
    let account = session.account
    if account.isDisabled { return .failure(.disabled) }
    if credentials.isUnsafe, !token.allows(forgeryToken: credentials.forgeryToken ?? "") {
      return .failure(.forged)
    }
    if account.mustChangePassword { return .failure(.mustChangePassword(account: account.name)) }
    return .success(Principal(account))
  }
}

extension Authenticator {
  /// Signs somebody in: all three steps, with the slow one on the caller's thread.
  ///
  /// A service that bounds the slow step takes the steps itself: `beginLogIn`, `matches`,
  /// `finishLogIn`.
  public func logIn(
    name: String, password: String, from source: SourceAddress, at now: Int
  ) throws -> Result<NewSession, Refusal> {
    switch try file.beginLogIn(name: name, source: source, at: now) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let attempt):
      let matched = try attempt.matches(password)
      let better =
        matched && file.needsBetterHash(attempt)
        ? try PasswordHash(of: password, cost: file.cost) : nil
      return try file.finishLogIn(attempt, matched: matched, better: better, at: now)
    }
  }

  /// Sets a password of one's own in place of the present one; a failure counts as one to sign in.
  ///
  /// All sessions of the account end, and the one that is returned begins.
  ///
  /// - Throws: `AccessError.weakPassword`.
  public func changePassword(
    of name: String, from current: String, to new: String, source: SourceAddress, at now: Int
  ) throws -> Result<NewSession, Refusal> {
    if let fault = PasswordRules.fault(in: new, of: name) { throw AccessError.weakPassword(fault) }
    if new == current { throw AccessError.weakPassword(.same) }
    switch try file.beginLogIn(name: name, source: source, at: now) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let attempt):
      let matched = try attempt.matches(current)
      let hash = try PasswordHash(of: new, cost: file.cost)
      return try file.finishPasswordChange(attempt, matched: matched, new: hash, at: now)
    }
  }
}
