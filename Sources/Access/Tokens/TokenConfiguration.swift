/// Whose bearer tokens are trusted, and for what.
public struct TokenConfiguration: Sendable, Equatable {
  /// Where the public keys of the issuer are.
  public enum Keys: Sendable, Equatable {
    /// A JWKS file; it is read again when it changes.
    case file(String)
    /// The address of a JWKS; `https`, or `http` on loopback.
    case address(String)
  }

  /// A role of the issuer's, and ours.
  public struct RoleMapping: Sendable, Equatable {
    /// The word in the token.
    public var claimed: String
    /// What it may do here.
    public var role: Role

    /// Makes one from its parts.
    public init(claimed: String, role: Role) {
      self.claimed = claimed
      self.role = role
    }
  }

  /// `iss` must be this, letter by letter.
  public var issuer: String
  /// `aud` must be or hold this.
  public var audience: String
  /// Never empty.
  public var algorithms: [TokenAlgorithm]
  /// Where the keys are.
  public var keys: Keys
  /// The path of the claim that holds the roles: `["realm_access", "roles"]`.
  public var roleClaim: [String]
  /// Of several that a token bears the first here counts.
  public var roles: [RoleMapping]
  /// The one purpose of all tokens; `nil` where requests name theirs.
  public var purpose: String?

  /// Makes one from its parts.
  public init(
    issuer: String, audience: String, algorithms: [TokenAlgorithm], keys: Keys,
    roleClaim: [String], roles: [RoleMapping], purpose: String? = nil
  ) {
    precondition(!algorithms.isEmpty, "at least one algorithm")
    self.issuer = issuer
    self.audience = audience
    self.algorithms = algorithms
    self.keys = keys
    self.roleClaim = roleClaim
    self.roles = roles
    self.purpose = purpose
  }
}
