import JWTKit
import RecordStreams

/// The public keys of an issuer, as one JWKS (RFC 7517) gave them.
///
/// A key that is not for signatures, too weak, or of a kind we do not take is passed over, as section
/// 5 asks; so is a private part that should not be there.
struct TokenKeySet: Sendable {
  private struct Name: Hashable {
    let id: String?
    let algorithm: TokenAlgorithm
  }

  /// By id and algorithm: a key verifies with the algorithms that fit its kind and nothing else, so
  /// that none is ever taken for another.
  private var keys: [Name: any JWTAlgorithm] = [:]

  /// Whether no key can be used.
  var isEmpty: Bool { keys.isEmpty }

  /// Reads the bytes of a JWKS; `nil` where they are none.
  init?(_ bytes: [UInt8], allowed: [TokenAlgorithm]) async {
    guard let json = try? JSONValue(parsing: bytes), let all = json["keys"]?.array else {
      return nil
    }
    // An issuer has a handful; a file with thousands is not one of an issuer.
    for value in all.prefix(100) {
      guard let key = PublicKey(value) else { continue }
      for algorithm in key.algorithms where allowed.contains(algorithm) {
        guard let verifier = await key.verifier(algorithm) else { continue }
        // Two keys of one id: the first stands, and nobody can slip one over it.
        let name = Name(id: key.id, algorithm: algorithm)
        if keys[name] == nil { keys[name] = verifier }
      }
    }
  }

  /// What verifies a token of that key and algorithm.
  ///
  /// A token without an id has the one key of that algorithm, where there is only one.
  func verifier(id: String?, _ algorithm: TokenAlgorithm) -> (any JWTAlgorithm)? {
    if let id { return keys[Name(id: id, algorithm: algorithm)] }
    let fitting = keys.filter { $0.key.algorithm == algorithm }
    return fitting.count == 1 ? fitting.first?.value : nil
  }
}

/// The public parts of one key.
private struct PublicKey {
  let id: String?
  let algorithms: [TokenAlgorithm]
  private let value: JSONValue

  init?(_ value: JSONValue) {
    guard let kind = value["kty"]?.string else { return nil }
    if let use = value["use"], use.string != "sig" { return nil }
    if let uses = value["key_ops"]?.array, !uses.contains(.string("verify")) { return nil }
    let fitting = Self.algorithms(kind, curve: value["crv"]?.string)
    if let named = value["alg"] {
      algorithms = fitting.filter { $0.rawValue == named.string }
    } else {
      algorithms = fitting
    }
    // 2048 bits: NIST SP 800-131A, section 3.
    if kind == "RSA" {
      let modulus = value["n"]?.string.flatMap { Base64URL.bytes($0) }?.drop { $0 == 0 }
      guard let modulus, (256...1024).contains(modulus.count) else { return nil }
    }
    id = value["kid"]?.string
    self.value = value
  }

  private static func algorithms(_ kind: String, curve: String?) -> [TokenAlgorithm] {
    switch (kind, curve) {
    case ("RSA", _): [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]
    case ("EC", "P-256"): [.es256]
    case ("EC", "P-384"): [.es384]
    case ("EC", "P-521"): [.es512]
    case ("OKP", "Ed25519"): [.edDSA]
    default: []
    }
  }

  /// `nil` where the numbers are no key of that kind.
  func verifier(_ algorithm: TokenAlgorithm) async -> (any JWTAlgorithm)? {
    let name = JWKIdentifier(string: id ?? "")
    let kind = JWK.Algorithm(rawValue: algorithm.rawValue)
    func part(_ member: String) -> String? { value[member]?.string }
    let key: JWK =
      switch algorithm {
      case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512:
        .rsa(kind, identifier: name, modulus: part("n"), exponent: part("e"))
      case .es256: .ecdsa(kind, identifier: name, x: part("x"), y: part("y"), curve: .p256)
      case .es384: .ecdsa(kind, identifier: name, x: part("x"), y: part("y"), curve: .p384)
      case .es512: .ecdsa(kind, identifier: name, x: part("x"), y: part("y"), curve: .p521)
      case .edDSA: .octetKeyPair(kind, identifier: name, x: part("x"), y: nil, curve: .ed25519)
      }
    // A key that cannot be read is passed over; the library's reason names nothing of ours.
    return try? await JWTKeyCollection().add(jwk: key).getKey(for: name, alg: algorithm.rawValue)
  }
}
