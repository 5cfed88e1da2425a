import Crypto
import Foundation

/// What a browser holds to show that somebody has signed in: 256 random bits.
public struct SessionToken: Sendable {
  private let secret: Secret

  init() { secret = Secret() }

  /// Reads the value of a cookie; `nil` for what cannot be one of ours.
  public init?(_ text: String) {
    guard let secret = Secret(text) else { return nil }
    self.secret = secret
  }

  /// The value of the cookie.
  public var text: String { secret.text }

  /// What the file keeps of it.
  var digest: Data { secret.digest }

  /// What a form or a script of this session sends along to show that the request comes from our
  /// pages.
  ///
  /// It follows from the session's secret, which other sites cannot read, and tells nothing of it.
  public var forgeryToken: String {
    Base64URL.text(
      HMAC<SHA256>.authenticationCode(for: Self.context, using: SymmetricKey(data: secret.bytes)))
  }

  /// Whether a request carries the token of this session.
  public func allows(forgeryToken: String) -> Bool {
    guard let code = Base64URL.bytes(forgeryToken) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: Self.context, using: SymmetricKey(data: secret.bytes))
  }

  private static let context = Data("tabayyun: this request comes from our pages".utf8)
}
