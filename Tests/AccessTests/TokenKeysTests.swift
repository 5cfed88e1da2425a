@testable import Access
import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite struct TokenKeysTests {
  private static let issuers = Result { (try InventedIssuer(), try InventedIssuer()) }
  private let old: InventedIssuer
  private let new: InventedIssuer
  private let now = 1_000_000

  init() throws { (old, new) = try Self.issuers.get() }

  private func token(_ issuer: InventedIssuer, _ kid: String) throws -> String {
    try issuer.token(InventedIssuer.claims(["exp": "9000000"]), kid: kid)
  }

  @Test func `a key that was turned is fetched when a token names it, at most twice a minute`()
    async throws
  {
    let source = TurningSource([try old.rsaKey("old")])
    let verifier = TokenVerifier(InventedIssuer.configuration(), keys: source)
    let (before, after) = (try token(old, "old"), try token(new, "new"))
    #expect(await verifier.principal(of: before, at: now).failure == nil)
    #expect(await verifier.principal(of: after, at: now + 10).failure == .unknownKey)
    source.turn([try new.rsaKey("new")])
    for second in 11..<30 {
      #expect(await verifier.principal(of: after, at: now + second).failure == .unknownKey)
    }
    #expect(source.reads == 1)
    #expect(await verifier.principal(of: after, at: now + 30).failure == nil)
    #expect(await verifier.principal(of: before, at: now + 61).failure == .unknownKey)
    #expect(source.reads == 3)
  }

  @Test func `strangers with unknown keys cannot make us fetch all the time`() async throws {
    let source = TurningSource([try old.rsaKey("old")])
    let verifier = TokenVerifier(InventedIssuer.configuration(), keys: source)
    let stranger = try token(new, "stranger")
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask { _ = await verifier.principal(of: stranger, at: 1_000_000) }
      }
    }
    #expect(source.reads == 1)
  }

  @Test func `keys are read again after an hour, so that one that was withdrawn goes`() async throws
  {
    let source = TurningSource([try old.rsaKey("old"), try new.rsaKey("new")])
    let verifier = TokenVerifier(InventedIssuer.configuration(), keys: source)
    let before = try token(old, "old")
    #expect(await verifier.principal(of: before, at: now).failure == nil)
    source.turn([try new.rsaKey("new")])
    #expect(await verifier.principal(of: before, at: now + 3599).failure == nil)
    #expect(await verifier.principal(of: before, at: now + 3600).failure == .unknownKey)
  }

  @Test func `keys serve for a day while their source fails, and no longer`() async throws {
    let source = TurningSource([try old.rsaKey("old")])
    let verifier = TokenVerifier(InventedIssuer.configuration(), keys: source)
    let token = try token(old, "old")
    #expect(await verifier.principal(of: token, at: now).failure == nil)
    source.turn(nil)
    #expect(await verifier.principal(of: token, at: now + 86_399).failure == nil)
    #expect(await verifier.keysFailure != nil)
    let refused = await verifier.principal(of: token, at: now + 86_400).failure
    #expect(refused == .noKeys && Refusal.token(.noKeys).code == .unavailable)
    source.turn([try old.rsaKey("old")])
    #expect(await verifier.principal(of: token, at: now + 86_440).failure == nil)
    #expect(await verifier.keysFailure == nil)
  }

  @Test func `a file is read again when it changes`() async throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "jwks.json")
    var configuration = InventedIssuer.configuration()
    configuration.keys = .file(url.path)
    let verifier = TokenVerifier(configuration)
    let (before, after) = (try token(old, "old"), try token(new, "new"))
    #expect(await verifier.principal(of: before, at: now).failure == .noKeys)
    try Data(InventedIssuer.set([try old.rsaKey("old")])).write(to: url, options: .atomic)
    #expect(await verifier.principal(of: before, at: now + 30).failure == nil)
    try Data(InventedIssuer.set([try new.rsaKey("new")])).write(to: url, options: .atomic)
    #expect(await verifier.principal(of: after, at: now + 31).failure == nil)
    #expect(await verifier.principal(of: before, at: now + 31).failure == .unknownKey)
    // A file that is broken takes nothing away from those who are known.
    try Data("{".utf8).write(to: url, options: .atomic)
    #expect(await verifier.principal(of: after, at: now + 62).failure == nil)
    #expect(await verifier.keysFailure != nil)
  }

  @Test func `keys that are weak, for encryption, secret or broken are passed over`() async throws {
    let weak = try InventedIssuer(bits: 1024)
    let secret = JSONValue.object([
      JSONMember("kty", .string("oct")), JSONMember("kid", .string("secret")),
      JSONMember("k", .string(Base64URL.text([UInt8](repeating: 1, count: 32)))),
    ])
    let off = JSONValue.object([
      JSONMember("kty", .string("EC")), JSONMember("kid", .string("off")),
      JSONMember("crv", .string("P-256")), JSONMember("x", .string("AAAA")),
      JSONMember("y", .string("AAAA")),
    ])
    let source = TurningSource([
      .null, secret, off, try weak.rsaKey("weak"), try new.rsaKey("enc", [("use", "enc")]),
      try new.rsaKey("other", [("alg", "PS256")]), try old.rsaKey("good"), try new.rsaKey("good"),
    ])
    let verifier = TokenVerifier(InventedIssuer.configuration(), keys: source)
    #expect(await verifier.principal(of: try token(old, "good"), at: now).failure == nil)
    #expect(await verifier.principal(of: try token(new, "good"), at: now).failure == .signature)
    for (issuer, kid) in [(weak, "weak"), (new, "enc"), (new, "other"), (new, "off")] {
      #expect(await verifier.principal(of: try token(issuer, kid), at: now).failure == .unknownKey)
    }
  }
}
