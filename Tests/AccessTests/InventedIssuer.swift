@testable import Access
import Crypto
import CryptoExtras
import Foundation
import RecordStreams
import Synchronization

/// A provider of tokens with keys of three kinds, signing by Crypto alone, so that the library which
/// verifies is not its own witness.
struct InventedIssuer: Sendable {
  static let name = "https://id.example"

  let rsa: _RSA.Signing.PrivateKey
  let elliptic = P256.Signing.PrivateKey()
  let edwards = Curve25519.Signing.PrivateKey()

  init(bits: Int = 2048) throws {
    rsa = try _RSA.Signing.PrivateKey(unsafeKeySize: _RSA.Signing.KeySize(bitCount: bits))
  }

  private func object(_ members: [(String, String)]) -> JSONValue {
    .object(members.map { JSONMember($0.0, .string($0.1)) })
  }

  func rsaKey(_ id: String, _ more: [(String, String)] = [("use", "sig")]) throws -> JSONValue {
    let numbers = try rsa.publicKey.getKeyPrimitives()
    return object(
      [
        ("kty", "RSA"), ("kid", id), ("n", Base64URL.text(numbers.modulus)),
        ("e", Base64URL.text(numbers.publicExponent)),
      ] + more)
  }

  func ellipticKey(_ id: String) -> JSONValue {
    let point = elliptic.publicKey.rawRepresentation
    return object([
      ("kty", "EC"), ("kid", id), ("crv", "P-256"), ("x", Base64URL.text(point.prefix(32))),
      ("y", Base64URL.text(point.suffix(32))),
    ])
  }

  func edwardsKey(_ id: String) -> JSONValue {
    object([
      ("kty", "OKP"), ("kid", id), ("crv", "Ed25519"),
      ("x", Base64URL.text(edwards.publicKey.rawRepresentation)),
    ])
  }

  static func set(_ keys: [JSONValue]) -> [UInt8] {
    Array(JSONValue.object([JSONMember("keys", .array(keys))]).text.utf8)
  }

  /// A token with those claims; the header names `algorithm`, the signature is by `signing`.
  func token(
    _ claims: String, kid: String? = "one", algorithm: String = "RS256", signing: String? = nil,
    header more: String = ""
  ) throws -> String {
    let id = kid.map { #","kid":"\#($0)""# } ?? ""
    let header = #"{"alg":"\#(algorithm)"\#(id)\#(more)}"#
    let signed = Base64URL.text(header.utf8) + "." + Base64URL.text(claims.utf8)
    return signed + "." + Base64URL.text(try signature(Data(signed.utf8), signing ?? algorithm))
  }

  private func signature(_ data: Data, _ algorithm: String) throws -> Data {
    switch algorithm {
    case "RS256":
      return try rsa.signature(
        for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5
      ).rawRepresentation
    case "PS256":
      return try rsa.signature(for: SHA256.hash(data: data), padding: .PSS).rawRepresentation
    case "ES256": return try elliptic.signature(for: data).rawRepresentation
    case "EdDSA": return try edwards.signature(for: data)
    case "HS256 by public key":
      let secret = SymmetricKey(data: Data(rsa.publicKey.pemRepresentation.utf8))
      return Data(HMAC<SHA256>.authenticationCode(for: data, using: secret))
    default: return Data()
    }
  }

  /// Claims that hold at 1,000,000; `replacing` members by other JSON, or by nothing.
  static func claims(_ replacing: [String: String?] = [:]) -> String {
    var members: [(String, String)] = [
      ("iss", "\"\(name)\""), ("aud", #""tabayyun""#), ("sub", #""u-17""#), ("exp", "1000300"),
      ("iat", "999990"), ("realm_access", #"{"roles":["other","officers"]}"#),
    ]
    for (name, value) in replacing.sorted(by: { $0.key < $1.key }) {
      members.removeAll { $0.0 == name }
      if let value { members.append((name, value)) }
    }
    return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  static func configuration(_ algorithms: [TokenAlgorithm] = [.rs256]) -> TokenConfiguration {
    TokenConfiguration(
      issuer: name, audience: "tabayyun", algorithms: algorithms, keys: .file("/nowhere"),
      roleClaim: ["realm_access", "roles"],
      roles: [
        .init(claimed: "officers", role: .frontline), .init(claimed: "analysts", role: .analyst),
      ])
  }
}

/// A source of keys that a test turns, and that counts how often it is read.
final class TurningSource: JWKSSource {
  private struct State {
    var bytes: [UInt8]?
    var reads = 0
  }

  let name = "the invented issuer"
  private let state: Mutex<State>

  init(_ keys: [JSONValue]) { state = Mutex(State(bytes: InventedIssuer.set(keys))) }

  /// Gives other keys from now on; none for a source that fails.
  func turn(_ keys: [JSONValue]?) { state.withLock { $0.bytes = keys.map(InventedIssuer.set) } }

  var reads: Int { state.withLock { $0.reads } }

  func stamp() -> String? { nil }

  func read() async throws -> [UInt8] {
    try state.withLock { state in
      state.reads += 1
      guard let bytes = state.bytes else {
        throw AccessError.tokenKeys(source: name, reason: "it cannot be reached")
      }
      return bytes
    }
  }
}
