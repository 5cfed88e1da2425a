import RecordStreams

/// A bearer token (JWT, RFC 7519, signed as RFC 7515) before anything of it is believed.
struct UnverifiedToken {
  /// Longer than tokens with many roles are, and short enough to read for a stranger.
  static let longestBytes = 8192

  let algorithm: TokenAlgorithm
  let keyID: String?
  /// What is signed: header and payload as they stand in the token.
  let signed: [UInt8]
  let signature: [UInt8]
  let claims: JSONValue

  init(_ text: String, allowed: [TokenAlgorithm]) throws(TokenFault) {
    if text.utf8.count > Self.longestBytes { throw .tooLong }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let signature = Base64URL.bytes(parts[2]) else { throw .malformed }
    let header = try Self.object(parts[0])
    claims = try Self.object(parts[1])
    // The algorithm is ours to choose, not the token's: it only says which of ours it is.
    guard let name = header["alg"]?.string, let algorithm = TokenAlgorithm(rawValue: name),
      allowed.contains(algorithm)
    else { throw .algorithm }
    if header["crit"] != nil { throw .header }
    if let kind = header["typ"] {
      guard ["jwt", "at+jwt", "application/at+jwt"].contains(kind.string?.lowercased()) else {
        throw .header
      }
    }
    if let id = header["kid"] {
      guard let id = id.string else { throw .malformed }
      keyID = id
    } else {
      keyID = nil
    }
    self.algorithm = algorithm
    self.signature = signature
    signed = Array((parts[0] + "." + parts[1]).utf8)
  }

  /// The JSON object of a part; a name that stands twice may mean two things to two readers.
  private static func object(_ part: Substring) throws(TokenFault) -> JSONValue {
    guard let bytes = Base64URL.bytes(part) else { throw .malformed }
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch { throw .malformed }
    guard let members = value.members, Set(members.map(\.name)).count == members.count else {
      throw .malformed
    }
    return value
  }
}
