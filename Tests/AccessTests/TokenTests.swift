@testable import Access
import CryptoExtras
import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite struct TokenTests {
  private static let issuer = Result { try InventedIssuer() }
  private let issuer: InventedIssuer
  private let now = 1_000_000

  init() throws { issuer = try Self.issuer.get() }

  private func verifier(_ algorithms: [TokenAlgorithm] = [.rs256]) throws -> TokenVerifier {
    TokenVerifier(
      InventedIssuer.configuration(algorithms),
      keys: TurningSource([
        try issuer.rsaKey("one"), issuer.ellipticKey("two"), issuer.edwardsKey("three"),
      ]))
  }

  private func fault(
    _ token: String, _ algorithms: [TokenAlgorithm] = [.rs256], at moment: Int? = nil
  ) async throws -> TokenFault? {
    try await verifier(algorithms).principal(of: token, at: moment ?? now).failure
  }

  @Test func `a token of the issuer says who bears it`() async throws {
    let token = try issuer.token(InventedIssuer.claims())
    let authenticator = Authenticator(file: try TestAccess().file, tokens: try verifier())
    let principal = try await authenticator.principal(
      for: Credentials(authorization: "Bearer " + token, isUnsafe: true), at: now
    ).get()
    #expect(principal.name == "oidc:u-17" && principal.kind == .token)
    #expect(principal.role == .frontline && principal.fixedPurpose == nil)
  }

  @Test(arguments: [("one", "RS256"), ("one", "PS256"), ("two", "ES256"), ("three", "EdDSA")])
  func `each kind of key verifies its own signatures`(kid: String, algorithm: String) async throws {
    let token = try issuer.token(InventedIssuer.claims(), kid: kid, algorithm: algorithm)
    let all = TokenAlgorithm.allCases
    #expect(try await fault(token, all) == nil)
    let allowed = try #require(TokenAlgorithm(rawValue: algorithm))
    #expect(try await fault(token, all.filter { $0 != allowed }) == .algorithm)
  }

  @Test(
    arguments: [
      (["aud": #""other""#], TokenFault.audience), (["aud": #"["x","y"]"#], .audience),
      (["aud": nil], .audience), (["iss": #""https://id.example.evil""#], .issuer),
      (["iss": nil], .issuer), (["exp": "999939"], .expired), (["exp": "999940"], .expired),
      (["exp": nil], .expired), (["exp": #""1000300""#], .malformed),
      (["exp": "1e999"], .malformed),
      (["nbf": "1000061"], .notYet), (["iat": "1000061"], .notYet),
      (["sub": nil], .subject), (["sub": #""""#], .subject), (["sub": #""two words""#], .subject),
      (["sub": "17"], .subject), (["realm_access": nil], .role),
      (["realm_access": #"{"roles":["emperor"]}"#], .role),
      (["realm_access": #""officers""#], .role),
    ] as [([String: String?], TokenFault)])
  func `what a token says must hold`(claims: [String: String?], fault: TokenFault) async throws {
    let token = try issuer.token(InventedIssuer.claims(claims))
    #expect(try await self.fault(token) == fault)
  }

  @Test(
    arguments: [
      ["aud": #"["x","tabayyun"]"#], ["exp": "999941"], ["nbf": "1000060"], ["iat": "1000060"],
      ["iat": nil], ["exp": "1000000.5"], ["realm_access": #"{"roles":"officers"}"#],
    ] as [[String: String?]])
  func `a clock may be a minute off, and what is optional may be missing`(
    claims: [String: String?]
  ) async throws {
    #expect(try await fault(issuer.token(InventedIssuer.claims(claims))) == nil)
  }

  @Test func `of several roles the first of the configuration counts`() async throws {
    let token = try issuer.token(
      InventedIssuer.claims(["realm_access": #"{"roles":["analysts","officers"]}"#]))
    #expect(try await verifier().principal(of: token, at: now).get().role == .frontline)
  }

  @Test(arguments: ["none", "None", "NONE", "", "HS256", "rs256", "RSA-OAEP"])
  func `no signature, a shared secret and other words are no algorithms`(name: String) async throws
  {
    for signing in ["none", "RS256", "HS256 by public key"] {
      let token = try issuer.token(InventedIssuer.claims(), algorithm: name, signing: signing)
      #expect(try await fault(token, TokenAlgorithm.allCases) == .algorithm)
    }
  }

  @Test func `the public key is not taken for a shared secret`() async throws {
    let token = try issuer.token(
      InventedIssuer.claims(), algorithm: "RS256", signing: "HS256 by public key")
    #expect(try await fault(token, TokenAlgorithm.allCases) == .signature)
  }

  @Test func `a key of one kind verifies no signature of another`() async throws {
    for (kid, algorithm) in [("one", "ES256"), ("two", "RS256"), ("three", "ES256")] {
      let token = try issuer.token(InventedIssuer.claims(), kid: kid, algorithm: algorithm)
      #expect(try await fault(token, TokenAlgorithm.allCases) == .unknownKey)
    }
  }

  @Test func `one letter more, less or other anywhere is found`() async throws {
    let token = try issuer.token(InventedIssuer.claims())
    let verifier = try verifier()
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var letters = Array(token)
      let place = Int.random(in: 0..<letters.count, using: &generator)
      let old = letters[place]
      letters[place] =
        Array("abcXYZ019-_.=").filter { $0 != old }
        .randomElement(using: &generator) ?? "."
      #expect(await verifier.principal(of: String(letters), at: now).failure != nil)
    }
    for other in [token + "A", String(token.dropLast()), token + "=", " " + token, token + "\n"] {
      #expect(await verifier.principal(of: other, at: now).failure != nil)
    }
  }

  @Test func `a payload that was exchanged is found`() async throws {
    let parts = try issuer.token(InventedIssuer.claims()).split(separator: ".")
    let forged = InventedIssuer.claims(["sub": #""u-1""#])
    let token = "\(parts[0]).\(Base64URL.text(forged.utf8)).\(parts[2])"
    #expect(try await fault(token) == .signature)
    #expect(try await fault("\(parts[0]).\(parts[1]).") == .signature)
  }

  @Test(
    arguments: [
      (#","crit":["b64"]"#, TokenFault.header), (#","typ":"logout+jwt""#, .header),
      (#","typ":7"#, .header), (#","alg":"none""#, .malformed), (#","typ":"at+jwt""#, nil),
      (#","typ":"JWT""#, nil), (#","jwk":{"kty":"oct","k":"AA"}"#, nil),
      (#","jku":"https://evil.example/jwks""#, nil),
    ] as [(String, TokenFault?)])
  func `what a header asks for is known or refused, and keys in it are not used`(
    more: String, expected: TokenFault?
  ) async throws {
    let token = try issuer.token(InventedIssuer.claims(), header: more)
    #expect(try await fault(token) == expected)
  }

  @Test func `a claim that stands twice is refused`() async throws {
    let twice = InventedIssuer.claims().dropLast() + #","sub":"u-1"}"#
    #expect(try await fault(issuer.token(String(twice))) == .malformed)
  }

  @Test(arguments: ["", ".", "..", "a.b.c", "e30.e30.", "e30.e30.e30.e30", "tby_x", "💧.💧.💧"])
  func `what is no token is none`(text: String) async throws {
    #expect([.malformed, .algorithm].contains(try await fault(text)))
  }

  @Test func `a token longer than any of ours is not read`() async throws {
    #expect(try await fault(String(repeating: "a", count: 8193)) == .tooLong)
  }

  @Test func `a token without a key's id has the only key of its algorithm`() async throws {
    let token = try issuer.token(InventedIssuer.claims(), kid: nil)
    #expect(try await fault(token) == nil)
    let two = TokenVerifier(
      InventedIssuer.configuration(),
      keys: TurningSource([try issuer.rsaKey("one"), try InventedIssuer().rsaKey("other")]))
    #expect(await two.principal(of: token, at: now).failure == .unknownKey)
  }
}
