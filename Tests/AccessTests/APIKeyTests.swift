@testable import Access
import Testing

@Suite struct APIKeyTests {
  private let access: TestAccess

  init() throws { access = try TestAccess() }

  private func add(_ terms: APIKey.Terms) throws -> (key: APIKey, text: String) {
    try access.file.addKey(terms, by: "root", at: 1000)
  }

  @Test func `a key says who asks and what it may`() async throws {
    let made = try add(
      APIKey.Terms(
        label: "Customs", role: .frontline, purpose: "border", lists: ["un", "bureau"],
        perMinute: 60))
    #expect(made.text.hasPrefix("tby_\(made.key.id)_") && made.text.count == 4 + 10 + 1 + 43)
    let principal = try await access.principal(key: made.text, at: 1001).get()
    #expect(principal.name == "key:" + made.key.id && principal.kind == .key)
    #expect(principal.role == .frontline && principal.fixedPurpose == "border")
    #expect(principal.mayUse(list: "un") && !principal.mayUse(list: "ofac"))
    #expect(principal.rate == Rate(perMinute: 60, burst: 10))
  }

  @Test(arguments: ["Bearer ", "bearer ", "ApiKey ", "apikey "])
  func `a key comes in a header of its own or in Authorization`(scheme: String) async throws {
    let made = try add(APIKey.Terms(label: "k", role: .analyst))
    let principal = try await access.authenticator.principal(
      for: Credentials(authorization: scheme + made.text, isUnsafe: true), at: 1001)
    #expect(try principal.get().name == "key:" + made.key.id)
  }

  @Test func `what is no key of ours is unknown`() async throws {
    let (one, two) = (
      try add(APIKey.Terms(label: "k", role: .analyst)),
      try add(APIKey.Terms(label: "k", role: .analyst))
    )
    let mixed = "tby_\(one.key.id)_\(two.text.suffix(43))"
    for text in ["", "tby_", "tby_x_y", mixed, String(one.text.dropLast()), one.text + "A"] {
      #expect(try await access.principal(key: text, at: 1001).failure == .unknown)
    }
  }

  @Test func `revoking ends a key at once and for good`() async throws {
    let made = try add(APIKey.Terms(label: "k", role: .analyst))
    _ = try await access.principal(key: made.text, at: 1001).get()
    try access.file.revokeKey(made.key.id, by: "root", at: 1002)
    #expect(try await access.principal(key: made.text, at: 1003).failure == .unknown)
    try access.file.revokeKey(made.key.id, by: "root", at: 1004)
    #expect(try access.file.keys().first?.revoked == 1002)
    #expect(access.book.words == ["key add", "key revoke"])
    #expect(throws: AccessError.unknownKey("nothing")) {
      try access.file.revokeKey("nothing", by: "root", at: 1)
    }
  }

  @Test func `a key ends when it says`() async throws {
    let made = try add(APIKey.Terms(label: "k", role: .analyst, expires: 2000))
    #expect(try await access.principal(key: made.text, at: 1999).failure == nil)
    #expect(try await access.principal(key: made.text, at: 2000).failure == .expired)
  }

  @Test func `the day of the last use is kept, once a day`() async throws {
    let made = try add(APIKey.Terms(label: "k", role: .analyst))
    #expect(made.key.lastUsedDay == nil)
    for now in [1001, 80_000, 90_000, 172_800 + 5] {
      _ = try await access.principal(key: made.text, at: now).get()
      #expect(try access.file.keys().first?.lastUsedDay == now / 86_400)
    }
  }

  @Test(arguments: [
    APIKey.Terms(label: "", role: .analyst),
    APIKey.Terms(label: "k", role: .analyst, expires: 1000),
    APIKey.Terms(label: "k", role: .analyst, perMinute: 0),
    APIKey.Terms(label: "k", role: .analyst, lists: []),
    APIKey.Terms(label: "k", role: .analyst, lists: ["two words"]),
    APIKey.Terms(label: "k", role: .analyst, purpose: ""),
  ])
  func `terms that make no sense are refused`(terms: APIKey.Terms) throws {
    #expect {
      try add(terms)
    } throws: { error in
      guard case AccessError.outOfRange = error else { return false }
      return true
    }
    #expect(try access.file.keys().isEmpty)
  }

  @Test func `two proofs at once are none, and a key goes before a cookie`() async throws {
    try access.add("layla")
    let session = try access.logIn("layla", at: 1000).get().token
    let made = try add(APIKey.Terms(label: "k", role: .frontline))
    let both = Credentials(
      authorization: "Bearer " + made.text, apiKey: made.text, isUnsafe: false)
    #expect(try await access.authenticator.principal(for: both, at: 1001).failure == .unknown)
    let mixed = Credentials(session: session.text, apiKey: made.text, isUnsafe: true)
    #expect(try await access.authenticator.principal(for: mixed, at: 1001).get().kind == .key)
    let basic = Credentials(session: session.text, authorization: "Basic eDp5", isUnsafe: false)
    #expect(try await access.authenticator.principal(for: basic, at: 1001).failure == .unknown)
    let nothing = Credentials(isUnsafe: false)
    #expect(
      try await access.authenticator.principal(for: nothing, at: 1001).failure == Refusal.none)
  }
}
