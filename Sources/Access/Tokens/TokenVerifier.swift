import JWTKit

/// Tells who bears a token of an OpenID Connect provider.
public struct TokenVerifier: Sendable {
  private let configuration: TokenConfiguration
  private let keys: TokenKeys

  /// A verifier with the keys that the configuration names, or with those of another source.
  public init(_ configuration: TokenConfiguration, keys source: (any JWKSSource)? = nil) {
    self.configuration = configuration
    let named: any JWKSSource =
      switch configuration.keys {
      case .file(let path): JWKSFile(path: path)
      case .address(let address): JWKSAddress(address)
      }
    keys = TokenKeys(source: source ?? named, allowed: configuration.algorithms)
  }

  /// Who bears the token: `oidc:` and its subject, with the first role that it has here.
  ///
  /// - Parameter now: seconds since 1970; the issuer's clock may be a minute off.
  /// - Complexity: one signature, about 0.1 ms; reads the keys again when they change.
  public func principal(of token: String, at now: Int) async -> Result<Principal, TokenFault> {
    do { return .success(try await verify(token, at: now)) } catch { return .failure(error) }
  }

  /// Why the keys could not be read when last tried; `nil` where they could, or were not asked for.
  public var keysFailure: AccessError? {
    get async { await keys.failure }
  }

  private func verify(_ text: String, at now: Int) async throws(TokenFault) -> Principal {
    let token = try UnverifiedToken(text, allowed: configuration.algorithms)
    let verifier = try await keys.verifier(id: token.keyID, token.algorithm, at: now).get()
    // A signature of the wrong length is an error for the library, and as wrong as any other.
    guard (try? verifier.verify(token.signature, signs: token.signed)) == true else {
      throw .signature
    }
    let claims = try TokenClaims(token.claims, under: configuration, at: now)
    return Principal(
      name: "oidc:" + claims.subject, kind: .token, role: claims.role,
      fixedPurpose: configuration.purpose, rate: .ofPrograms)
  }
}
