/// Why a bearer token does not hold; for the log, not for the stranger.
public enum TokenFault: String, Error, Sendable, CaseIterable {
  /// Not three parts of base64url with JSON in the first two, or a member that stands twice.
  case malformed
  /// Longer than any token of ours.
  case tooLong = "too_long"
  /// The algorithm is not one that the configuration allows.
  case algorithm
  /// The header asks for what we do not know (`crit`), or says that it is another kind of thing.
  case header
  /// No key of the issuer has that id and fits that algorithm.
  case unknownKey = "unknown_key"
  /// The keys of the issuer cannot be had.
  case noKeys = "no_keys"
  /// The signature is not that of the key.
  case signature
  /// Another issuer.
  case issuer
  /// For somebody else.
  case audience
  /// It says no end, or has ended.
  case expired
  /// It begins later, or was made later.
  case notYet = "not_yet"
  /// It names nobody, or in characters that no record can hold.
  case subject
  /// None of its roles has one of ours.
  case role
}
