/// Where the public keys of an issuer come from.
public protocol JWKSSource: Sendable {
  /// What errors call it.
  var name: String { get }

  /// A word that changes when the keys have; `nil` where only fetching them tells.
  func stamp() -> String?

  /// The bytes of the JWKS, at most `JWKSLimits.longestBytes`.
  func read() async throws -> [UInt8]
}

/// How much and how long is read from a source.
public enum JWKSLimits {
  /// 256 KiB: some hundred keys with certificates.
  public static let longestBytes = 262_144
  /// How long an address may take.
  public static let timeoutSeconds = 10
  /// How often an unknown id, or a source that failed, makes us read again at most.
  public static let retrySeconds = 30
  /// After so long an address is read again.
  public static let refreshSeconds = 3600
  /// How long keys serve while their source cannot be read: a day.
  public static let staleSeconds = 86_400
}
