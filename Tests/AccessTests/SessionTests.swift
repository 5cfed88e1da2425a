@testable import Access
import Foundation
import Testing

@Suite struct SessionTests {
  @Test func `a session ends a quarter of an hour after the last request`() async throws {
    let access = try TestAccess()
    try access.add("layla")
    let token = try access.logIn("layla", at: 0).get().token
    // Requests 14 minutes apart keep it going.
    for now in stride(from: 0, to: 9000, by: 840) {
      #expect(try await access.principal(session: token, at: now).get().name == "layla")
    }
    #expect(try await access.principal(session: token, at: 8400 + 900).failure == .expired)
    #expect(try await access.principal(session: token, at: 8401).failure == .expired)
  }

  @Test func `a session ends after twelve hours whatever happens`() async throws {
    let access = try TestAccess()
    try access.add("layla")
    let token = try access.logIn("layla", at: 0).get().token
    for now in stride(from: 0, to: 43_200, by: 600) {
      _ = try await access.principal(session: token, at: now).get()
    }
    #expect(try await access.principal(session: token, at: 43_200).failure == .expired)
  }

  @Test func `a session never lasts longer than its idle limit, and at most a minute less`()
    async throws
  {
    let access = try TestAccess()
    try access.add("layla")
    let token = try access.logIn("layla", at: 0).get().token
    _ = try await access.principal(session: token, at: 59).get()
    #expect(try await access.principal(session: token, at: 59 + 840).failure == nil)
  }

  @Test func `limits are as set`() async throws {
    let access = try TestAccess(limits: SessionLimits(idleSeconds: 60, absoluteSeconds: 120))
    try access.add("layla")
    let token = try access.logIn("layla", at: 0).get().token
    #expect(try await access.principal(session: token, at: 60).failure == .expired)
  }

  @Test func `signing out ends one session and leaves the others`() async throws {
    let access = try TestAccess()
    try access.add("layla")
    let (one, two) = (
      try access.logIn("layla", at: 0).get().token, try access.logIn("layla", at: 0).get().token
    )
    #expect(one.text != two.text)
    try access.file.endSession(of: one, at: 5)
    #expect(try await access.principal(session: one, at: 6).failure == .expired)
    #expect(try await access.principal(session: two, at: 6).get().role == .analyst)
  }

  @Test(arguments: ["role", "disable", "purposes", "reset", "password", "end"])
  func `what changes about an account ends its sessions`(change: String) async throws {
    let access = try TestAccess()
    try access.add("layla")
    try access.add("omar")
    let (hers, his) = (
      try access.logIn("layla", at: 0).get().token, try access.logIn("omar", at: 0).get().token
    )
    switch change {
    case "role": try access.file.setRole(.frontline, of: "layla", by: "root", at: 1)
    case "disable": try access.file.setDisabled(true, "layla", by: "root", at: 1)
    case "purposes": try access.file.setPurposes(["border"], of: "layla", by: "root", at: 1)
    case "reset": _ = try access.file.resetPassword(of: "layla", by: "root", at: 1)
    case "end": try access.file.endSessions(of: "layla", by: "root", at: 1)
    default:
      let new = try access.authenticator.changePassword(
        of: "layla", from: TestAccess.password, to: "nine blue kites climb",
        source: TestAccess.office, at: 1
      ).get()
      #expect(try await access.principal(session: new.token, at: 2).get().name == "layla")
      #expect(try access.logIn("layla", at: 2).failure == .unknown)
      #expect(try access.logIn("layla", "nine blue kites climb", at: 2).failure == nil)
    }
    #expect(try await access.principal(session: hers, at: 2).failure == .expired)
    #expect(try await access.principal(session: his, at: 2).failure == nil)
  }

  @Test func `an account has twenty sessions at most, and the oldest gives way`() async throws {
    let access = try TestAccess()
    try access.add("layla")
    let tokens = try (0..<21).map { try access.logIn("layla", at: $0).get().token }
    #expect(try await access.principal(session: tokens[0], at: 30).failure == .expired)
    #expect(try await access.principal(session: tokens[1], at: 30).failure == nil)
    #expect(try access.file.sessionCount(of: "layla", at: 30) == 20)
  }

  @Test func `a request that changes something needs the token of our pages`() async throws {
    let access = try TestAccess()
    try access.add("layla")
    let mine = try access.logIn("layla", at: 0).get().token
    let other = try access.logIn("layla", at: 0).get().token
    #expect(try await access.principal(session: mine, at: 1).failure == nil)
    for forged in [nil, "", "x", other.forgeryToken, mine.text, mine.forgeryToken + "A"] {
      let answer = try await access.principal(session: mine, isUnsafe: true, csrf: forged, at: 1)
      #expect(answer.failure == .forged)
    }
    let honest = try await access.principal(
      session: mine, isUnsafe: true, csrf: mine.forgeryToken, at: 1)
    #expect(honest.failure == nil)
  }

  @Test func `the file holds no token, password or key`() throws {
    let access = try TestAccess()
    try access.add("layla")
    let token = try access.logIn("layla", at: 0).get().token
    let key = try access.file.addKey(APIKey.Terms(label: "k", role: .analyst), by: "root", at: 0)
    try access.file.close()
    let bytes = try allBytes(of: access)
    for secret in [token.text, TestAccess.password, String(key.text.suffix(43))] {
      #expect(bytes.range(of: secret.utf8Data) == nil)
    }
    #expect(bytes.range(of: "layla".utf8Data) != nil)
  }

  @Test(arguments: ["", "x", String(repeating: "A", count: 42), String(repeating: "!", count: 43)])
  func `what is no token is no session`(text: String) async throws {
    let access = try TestAccess()
    let answer = try await access.authenticator.principal(
      for: Credentials(session: text, isUnsafe: false), at: 0)
    #expect(answer.failure == .unknown && answer.failure?.code == .unauthenticated)
  }

  @Test func `cookies are bound to the host, or plain where there is no TLS`() throws {
    let (secure, plain) = (SessionCookie(isSecure: true), SessionCookie(isSecure: false))
    let token = SessionToken()
    #expect(
      secure.begins(token)
        == "__Host-tabayyun=\(token.text); Secure; HttpOnly; SameSite=Strict; Path=/")
    #expect(plain.begins(token) == "tabayyun=\(token.text); HttpOnly; SameSite=Strict; Path=/")
    #expect(secure.ends.hasPrefix("__Host-tabayyun=; Max-Age=0; Secure"))
    #expect(secure.token(in: "a=1; __Host-tabayyun=\(token.text); b=2") == token.text)
    #expect(secure.token(in: "tabayyun=\(token.text)") == nil)
    #expect(plain.token(in: "tabayyun=x; tabayyun=y") == nil)
    #expect(plain.token(in: "xtabayyun=x") == nil)
  }
}
