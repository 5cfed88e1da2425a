/// A password to be compared: between `AccessFile.beginLogIn` and `finishLogIn`.
///
/// The file has counted it as a failure already, so that attempts at the same time count; success
/// takes that back. Comparing is the only slow step, and is the caller's to bound.
public struct LogInAttempt: Sendable {
  /// The name as it was given.
  let name: String
  let source: SourceAddress
  /// The password's hash; one that nothing matches where there is no such account.
  let hash: PasswordHash
  let isKnown: Bool
  let isFamiliar: Bool

  /// Whether that is the password.
  ///
  /// Takes the same work where there is no such account.
  /// - Complexity: see `PasswordHash`.
  public func matches(_ password: String) throws -> Bool {
    let isEqual = try hash.matches(password)
    return isEqual && isKnown
  }
}

/// Somebody who has just signed in.
public struct NewSession: Sendable {
  /// Who.
  public let account: Account
  /// What the browser is to hold.
  public let token: SessionToken
}
