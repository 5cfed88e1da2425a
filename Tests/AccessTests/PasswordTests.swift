@testable import Access
import Testing

@Suite struct PasswordTests {
  private let cheap = TestAccess.cheap

  @Test(arguments: [
    "seven grey herons wade", "كلمة السر الطويلة", "a", String(repeating: "ل", count: 512),
  ])
  func `a password is known again by what is kept of it`(password: String) throws {
    let hash = try PasswordHash(of: password, cost: cheap)
    let kept = try #require(PasswordHash(text: hash.text))
    #expect(kept == hash)
    #expect(try kept.matches(password))
    #expect(try !kept.matches(password + " "))
    #expect(!hash.text.contains(password) || password.count == 1)
  }

  @Test func `the same password is kept differently each time`() throws {
    let (one, two) = (
      try PasswordHash(of: "same", cost: cheap), try PasswordHash(of: "same", cost: cheap)
    )
    #expect(one != two)
  }

  @Test func `what is kept is scrypt with its cost`() throws {
    #expect(try PasswordHash(of: "seven", cost: .standard).text.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
    // Made with Python's hashlib.scrypt.
    let made = """
      $scrypt$ln=10,r=8,p=3$AAECAwQFBgcICQoLDA0ODw$gu4-U27X06l0louuP-k24MfWxHdgrWX89oAykxNhyfE
      """
    #expect(try #require(PasswordHash(text: made)).matches("كلمة seven"))
    #expect(try !#require(PasswordHash(text: made)).matches("كلمة eight"))
  }

  @Test func `signs that look alike to a keyboard are the same password`() throws {
    let hash = try PasswordHash(of: "caf\u{E9} au lait noir", cost: cheap)
    #expect(try hash.matches("cafe\u{301} au lait noir"))
  }

  @Test func `nothing and too much match nothing`() throws {
    let hash = try PasswordHash(of: "seven grey herons wade", cost: cheap)
    #expect(try !hash.matches(""))
    #expect(try !hash.matches(String(repeating: "x", count: 2_000_000)))
    #expect(try !PasswordHash(decoyOf: cheap).matches(""))
  }

  @Test(arguments: [
    "", "$scrypt$", "$scrypt$ln=15,r=8,p=3$AA$AA", "$scrypt$ln=40,r=8,p=1$AA$AA", "plain",
    "$argon2id$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=30,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=-1,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])
  func `a text that is no hash is none, whatever it asks for`(text: String) {
    #expect(PasswordHash(text: text) == nil)
  }

  @Test(
    arguments: [
      ("seven grey herons wade", nil), ("short", .tooShort), ("elevenchars", .tooShort),
      ("the name is layla.k here", .holdsName), ("LAYLA.K-2026-spring", .holdsName),
      ("aaaaaaaaaaaaaaaa", .common), ("abababababab", .common), ("123456789012", .common),
      ("qwertyuiopas", .common), ("password1234!", .common), ("Administrator1", .common),
      ("Tabayyun-2026", .common), ("abcdefghijklmnop", .common), ("MohammedMohammed1", .common),
      ("صباح الخير يا بحر", nil), ("K7QD-3XMA-9TRE-0VBN-6WJH", nil),
      (String(repeating: "ab cd ef gh ", count: 100), .tooLong),
    ] as [(String, PasswordFault?)])
  func `a password is long, not the name, and not what all try first`(
    password: String, fault: PasswordFault?
  ) {
    #expect(PasswordRules.fault(in: password, of: "layla.k") == fault)
  }

  @Test func `one-time secrets are accepted, readable and never the same`() {
    let secrets = (0..<200).map { _ in OneTimeSecret.make() }
    #expect(Set(secrets).count == 200)
    for secret in secrets {
      #expect(secret.count == 24 && PasswordRules.fault(in: secret, of: "admin") == nil)
      #expect(!secret.contains { "ILOU".contains($0) })
    }
  }

  @Test func `an unknown name takes the work of a known one`() throws {
    let access = try TestAccess()
    try access.add("layla")
    let known = try access.file.beginLogIn(name: "layla", source: TestAccess.office, at: 10).get()
    let unknown = try access.file.beginLogIn(name: "nobody", source: TestAccess.office, at: 10)
      .get()
    #expect(known.hash.cost == unknown.hash.cost)
    #expect(try !unknown.matches(TestAccess.password))
    #expect(try access.file.finishLogIn(unknown, matched: false, at: 10).failure == .unknown)
    #expect(try access.file.finishLogIn(known, matched: false, at: 10).failure == .unknown)
  }
}
