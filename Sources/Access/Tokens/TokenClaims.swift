import RecordStreams

/// What a token says, once its signature is known to be the issuer's.
struct TokenClaims {
  /// How far the issuer's clock may be from ours.
  static let leewaySeconds = 60

  let subject: String
  let role: Role

  init(
    _ claims: JSONValue, under configuration: TokenConfiguration, at now: Int
  ) throws(TokenFault) {
    guard claims["iss"]?.string == configuration.issuer else { throw .issuer }
    guard Self.words(claims["aud"]).contains(configuration.audience) else { throw .audience }
    try Self.requireTime(claims, at: now)
    // A record must be able to name them: what is printed, without spaces, and not too long.
    guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count),
      subject.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw .subject }
    let value = configuration.roleClaim.reduce(JSONValue?.some(claims)) { $0?[$1] }
    let claimed = Self.words(value)
    guard let mapping = configuration.roles.first(where: { claimed.contains($0.claimed) }) else {
      throw .role
    }
    (self.subject, role) = (subject, mapping.role)
  }

  private static func requireTime(_ claims: JSONValue, at now: Int) throws(TokenFault) {
    guard let end = try seconds(claims["exp"]), now < end + leewaySeconds else { throw .expired }
    for name in ["nbf", "iat"] {
      if let begin = try seconds(claims[name]), now < begin - leewaySeconds { throw .notYet }
    }
  }

  /// A `NumericDate` (RFC 7519, section 2): seconds since 1970, perhaps with a fraction.
  private static func seconds(_ value: JSONValue?) throws(TokenFault) -> Int? {
    guard let value else { return nil }
    guard case .number(let digits) = value, let seconds = Double(digits),
      (0..<253_402_300_800).contains(seconds)
    else { throw .malformed }
    return Int(seconds)
  }

  /// One text or a list of them.
  private static func words(_ value: JSONValue?) -> [String] {
    if let word = value?.string { return [word] }
    return value?.array?.compactMap(\.string) ?? []
  }
}
