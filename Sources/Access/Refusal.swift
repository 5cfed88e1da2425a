/// Why somebody is not let in.
///
/// A stranger is told `code` only: which of name and password was wrong, whether an account exists
/// or is disabled, is nobody's business. The cases themselves are for the log and the audit.
public enum Refusal: Error, Sendable, Equatable {
  /// The request carries nothing to show who asks.
  case none
  /// Nobody is known by that, or the secret is wrong.
  case unknown
  /// The session, key or one-time secret has ended.
  case expired
  /// The account is disabled.
  case disabled
  /// Too many have failed: the next attempt is allowed then, in seconds since 1970.
  case locked(until: Int)
  /// The person must set a password of their own first; the session serves only for that.
  case mustChangePassword(account: String)
  /// A request that changes something came by cookie, without the token of our pages.
  case forged
  /// The bearer token does not hold.
  case token(TokenFault)

  /// What the stranger is told.
  public enum Code: String, Sendable {
    /// Sign in, or give a key that holds: 401.
    case unauthenticated
    /// Wait: 429.
    case locked
    /// Set a password of your own first: 403.
    case passwordChangeRequired = "password_change_required"
    /// The request does not come from our pages: 403.
    case forged
    /// The keys of the token's issuer cannot be had at present: 503.
    case unavailable
  }

  /// What the stranger is told.
  public var code: Code {
    switch self {
    case .none, .unknown, .expired, .disabled: .unauthenticated
    case .locked: .locked
    case .mustChangePassword: .passwordChangeRequired
    case .forged: .forged
    case .token(.noKeys): .unavailable
    case .token: .unauthenticated
    }
  }
}
