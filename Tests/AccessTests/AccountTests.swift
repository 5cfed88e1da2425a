@testable import Access
import RecordStreams
import Testing

@Suite struct AccountTests {
  @Test(arguments: [
    ("layla", true), ("layla.k-2_x", true), ("l", true), ("Layla", false), ("2layla", false),
    ("", false), ("layla k", false), ("ليلى", false), (".x", false), ("key:abc", false),
    (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
  ])
  func `names are small letters, digits and three signs`(name: String, isName: Bool) {
    #expect(Account.isName(name) == isName)
  }

  @Test func `the first start makes one administrator who must set a password`() async throws {
    let access = try TestAccess()
    let (account, secret) = try #require(try access.file.firstAdministrator(at: 100))
    #expect(account.role == .administrator)
    #expect(try access.file.firstAdministrator(at: 100) == nil)
    let session = try access.logIn("admin", secret, at: 200).get()
    #expect(session.account.mustChangePassword)
    let refused = try await access.principal(session: session.token, at: 201)
    #expect(refused.failure == .mustChangePassword(account: "admin"))
    #expect(refused.failure?.code == .passwordChangeRequired)
    let changed = try access.authenticator.changePassword(
      of: "admin", from: secret, to: TestAccess.password, source: TestAccess.office, at: 202
    ).get()
    #expect(try await access.principal(session: changed.token, at: 203).get().may(.manageAccounts))
    #expect(try access.logIn("admin", secret, at: 204).failure == .unknown)
    #expect(
      access.book.words == ["account add", "login login", "account password", "login refused"])
  }

  @Test func `a one-time secret ends after three days`() throws {
    let access = try TestAccess()
    let (_, secret) = try #require(try access.file.firstAdministrator(at: 0))
    #expect(try access.logIn("admin", secret, at: 259_199).failure == nil)
    #expect(try access.logIn("admin", secret, at: 259_200).failure == .expired)
    #expect(Refusal.expired.code == Refusal.unknown.code)
  }

  @Test func `the same secret or a weak one does not replace it`() throws {
    let access = try TestAccess()
    try access.add("layla")
    for (new, fault) in [
      (TestAccess.password, PasswordFault.same), ("short", .tooShort),
      ("layla-layla-x", .holdsName),
    ] {
      #expect(throws: AccessError.weakPassword(fault)) {
        try access.authenticator.changePassword(
          of: "layla", from: TestAccess.password, to: new, source: TestAccess.office, at: 1)
      }
    }
  }

  @Test func `a wrong present password changes nothing and counts`() throws {
    let access = try TestAccess()
    try access.add("layla")
    for now in 0..<5 {
      let answer = try access.authenticator.changePassword(
        of: "layla", from: "a wrong password", to: "nine blue kites climb",
        source: TestAccess.office, at: now)
      #expect(answer.failure == .unknown)
    }
    #expect(try access.logIn("layla", at: 5).failure == .locked(until: 34))
    #expect(try access.logIn("layla", at: 34).failure == nil)
  }

  @Test func `a disabled account is refused like an unknown one`() throws {
    let access = try TestAccess()
    try access.add("layla")
    try access.file.setDisabled(true, "layla", by: "root", at: 1)
    let refusal = try access.logIn("layla", at: 2).failure
    #expect(refusal == .disabled && refusal?.code == Refusal.unknown.code)
    try access.file.setDisabled(false, "layla", by: "root", at: 3)
    #expect(try access.logIn("layla", at: 4).failure == nil)
  }

  @Test func `the last administrator cannot be taken away`() throws {
    let access = try TestAccess()
    try access.add("root", .administrator)
    #expect(throws: AccessError.lastAdministrator("root")) {
      try access.file.setDisabled(true, "root", by: "root", at: 1)
    }
    #expect(throws: AccessError.lastAdministrator("root")) {
      try access.file.setRole(.auditor, of: "root", by: "root", at: 1)
    }
    #expect(try access.file.account(named: "root")?.role == .administrator)
    try access.add("second", .administrator)
    try access.file.setDisabled(true, "root", by: "second", at: 2)
  }

  @Test func `accounts are listed without secrets`() throws {
    let access = try TestAccess()
    try access.add("omar", .auditor)
    try access.add("layla", purposes: ["border", "test"])
    let accounts = try access.file.accounts()
    #expect(accounts.map(\.name) == ["layla", "omar"])
    #expect(accounts[0].purposes == ["border", "test"])
    #expect(!accounts[0].json.text.contains("scrypt"))
  }

  @Test func `what cannot be is refused and not noted`() throws {
    let access = try TestAccess()
    try access.add("layla")
    #expect(throws: AccessError.accountExists("layla")) { try access.add("layla") }
    #expect(throws: AccessError.notAName("Layla!")) { try access.add("Layla!") }
    #expect(throws: AccessError.unknownAccount("nobody")) {
      try access.file.setRole(.auditor, of: "nobody", by: "root", at: 1)
    }
    #expect(throws: AccessError.outOfRange(what: "purposes", expected: "words without spaces")) {
      try access.add("omar", purposes: ["two words"])
    }
    #expect(access.book.words == ["account add"])
  }

  @Test func `what cannot be noted does not happen`() throws {
    struct AuditGone: Error {}
    let access = try TestAccess()
    try access.add("layla")
    let file = try AccessFile(path: access.file.path, cost: TestAccess.cheap) { _ in
      throw AuditGone()
    }
    #expect(throws: AuditGone.self) {
      try file.setDisabled(true, "layla", by: "root", at: 1)
    }
    #expect(throws: AuditGone.self) {
      try file.addKey(APIKey.Terms(label: "k", role: .analyst), by: "root", at: 1)
    }
    #expect(throws: AuditGone.self) {
      try Authenticator(file: file).logIn(
        name: "layla", password: TestAccess.password, from: TestAccess.office, at: 1)
    }
    #expect(try access.file.account(named: "layla")?.isDisabled == false)
    #expect(try access.file.keys().isEmpty)
    #expect(try access.file.sessionCount(of: "layla", at: 1) == 0)
  }

  @Test func `notes name accounts that are there and never what a stranger typed`() throws {
    let access = try TestAccess()
    try access.add("layla")
    _ = try access.logIn("my secret password", at: 1)
    _ = try access.logIn("layla", "a wrong password", at: 1)
    let facts = access.book.all.map { JSONValue.object($0.facts).text }
    #expect(facts[1] == #"{"action":"refused","account":null,"reason":"unknown"}"#)
    #expect(facts[2] == #"{"action":"refused","account":"layla","reason":"unknown"}"#)
  }

  @Test func `a password kept at an older cost is kept anew at the next login`() throws {
    let access = try TestAccess()
    try access.add("layla")
    let dearer = PasswordHash.Cost(logRounds: 5, blockSize: 8, parallelism: 1)
    let file = try AccessFile(path: access.file.path, cost: dearer) { _ in }
    let authenticator = Authenticator(file: file)
    for now in 1...2 {
      _ = try authenticator.logIn(
        name: "layla", password: TestAccess.password, from: TestAccess.office, at: now
      ).get()
      let attempt = try file.beginLogIn(name: "layla", source: TestAccess.office, at: now).get()
      #expect(attempt.hash.cost == dearer)
    }
  }
}
