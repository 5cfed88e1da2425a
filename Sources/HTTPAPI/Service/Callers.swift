import Access
import HTTPTypes
import Synchronization

/// Tells who calls, and holds everybody to a rate.
///
/// Guards the rate limiter; every request that needs an account passes here.
final class Callers: Sendable {
  let authenticator: Authenticator
  let cookie: SessionCookie
  private let limiter = Mutex(RateLimiter())
  private let began = ContinuousClock.now

  /// - Parameter configuration: has an authenticator.
  init(_ configuration: ServiceConfiguration) {
    guard let authenticator = configuration.authenticator else {
      preconditionFailure("a service that is not open has accounts")
    }
    self.authenticator = authenticator
    cookie = SessionCookie(isSecure: configuration.tls != nil)
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
  /// - Throws: `APIFailure` with 401, 403, 429 or 503; `AccessError`.
  func principal(
    of method: HTTPRequest.Method, _ headers: HTTPFields, at now: Int
  ) async throws -> Principal {
    switch try await authenticator.principal(for: credentials(of: method, headers), at: now) {
    case .failure(let refusal): throw AccessWords.failure(refusal, at: now)
    case .success(let principal):
      if let rate = principal.rate { try admit(principal.name, rate) }
      return principal
    }
  }

  /// - Throws: `APIFailure` with 429 where `name` asks too fast.
  func admit(_ name: String, _ rate: Rate) throws(APIFailure) {
    let milliseconds = Int((ContinuousClock.now - began) / .milliseconds(1))
    switch limiter.withLock({ $0.admit(name, at: milliseconds, rate: rate) }) {
    case .allowed: break
    case .wait(let seconds):
      throw APIFailure(
        .tooManyRequests, "Too many requests; wait.", headers: [.retryAfter: String(seconds)])
    }
  }
}
