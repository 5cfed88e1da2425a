import Access
import Foundation
import HTTPTypes
import Synchronization

/// Tells who calls, and holds everybody to a rate.
///
/// Guards the rate limiter; every request that needs an account passes here.
final class Callers: Sendable {
  let authenticator: Authenticator
  let cookie: SessionCookie
  /// Where passwords are hashed.
  let passwords: PasswordLane
  private let limiter = Mutex(RateLimiter())
  /// Apart, so that many addresses do not push out those who have shown who they are.
  private let sources = Mutex(RateLimiter())
  private let began = ContinuousClock.now

  /// - Parameter configuration: has an authenticator.
  init(_ configuration: ServiceConfiguration) {
    guard let authenticator = configuration.authenticator else {
      preconditionFailure("a service that is not open has accounts")
    }
    self.authenticator = authenticator
    // A proxy in front speaks TLS, so the browser sees TLS.
    cookie = SessionCookie(isSecure: configuration.tls != nil || configuration.isBehindProxy)
    passwords = PasswordLane(
      cores: ProcessInfo.processInfo.activeProcessorCount,
      queueSeconds: configuration.limits.queueSeconds)
  }

  /// What a request carries to show who asks.
  func credentials(of method: HTTPRequest.Method, _ headers: HTTPFields) -> Credentials {
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    return Credentials(
      session: header("cookie").flatMap(cookie.token), authorization: headers[.authorization],
      apiKey: header("x-api-key"), forgeryToken: header("x-csrf-token"),
      isUnsafe: ![.get, .head, .options].contains(method))
  }

  /// Who asks, at a rate that they may.
  ///
  /// - Parameter need: those who must set a password of their own first reach `.ownSession` only.
  /// - Throws: `APIFailure` with 401, 403, 429 or 503; `AccessError`.
  func principal(
    of method: HTTPRequest.Method, _ headers: HTTPFields, for need: Operation.Need, at now: Int
  ) async throws -> Principal {
    let principal: Principal
    switch (
      try await authenticator.principal(for: credentials(of: method, headers), at: now), need
    ) {
    case (.success(let known), _): principal = known
    case (.failure(.mustChangePassword(let account)), .ownSession):
      principal = .settingPassword(account: account)
    case (.failure(let refusal), _): throw AccessWords.failure(refusal, at: now)
    }
    if let rate = principal.rate { try admit(principal.name, rate, limiter) }
    return principal
  }

  /// Lets so many attempts to sign in through, whoever is meant.
  ///
  /// - Throws: `APIFailure` with 429.
  func admitAttempt(from source: SourceAddress) throws(APIFailure) {
    // A shift that begins behind one address signs in at once; whoever guesses is slowed down.
    try admit(source.text, Rate(perMinute: 60, burst: 30), sources)
  }

  private func admit(
    _ name: String, _ rate: Rate, _ limiter: borrowing Mutex<RateLimiter>
  ) throws(APIFailure) {
    let milliseconds = Int((ContinuousClock.now - began) / .milliseconds(1))
    switch limiter.withLock({ $0.admit(name, at: milliseconds, rate: rate) }) {
    case .allowed: break
    case .wait(let seconds):
      throw APIFailure(
        .tooManyRequests, "Too many requests; wait.", headers: [.retryAfter: String(seconds)])
    }
  }
}
