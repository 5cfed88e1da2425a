import Access
import Foundation
import HTTPTypes
@testable import HTTPAPI
import RecordStreams
import Register
import Testing

/// Signing in and out, and a password of one's own.
struct PeopleSessionTests {
  private let desk: PeopleDesk
  private let session = "/api/v1/session"

  init() throws {
    desk = try PeopleDesk()
    try desk.add("layla", .analyst, purposes: ["border"])
  }

  private func body(_ name: String, _ password: String) -> String {
    #"{"name": "\#(name)", "password": "\#(password)"}"#
  }

  @Test func `signing in tells who one is, and signing out ends it`() async throws {
    let answer = try await desk.ask(.post, session, body("layla", PeopleDesk.password))
    let cookie = try #require(answer.headers[.setCookie])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    #expect(answer.json["account"] == .string("layla"))
    #expect(answer.json["purposes"] == .strings(["border"]))
    #expect(
      answer.json["permissions"] == .strings(Role.analyst.permissions.map(\.rawValue).sorted()))
    let caller = try Caller(answer)
    #expect(try await desk.ask(.get, session, as: caller).json == answer.json)
    let end = try await desk.ask(.delete, session, as: caller)
    #expect(end.status == 204 && end.headers[.setCookie]?.contains("Max-Age=0") == true)
    #expect(try await desk.ask(.get, session, as: caller).status == 401)
  }

  @Test func `a wrong name and a wrong password are answered alike`() async throws {
    let wrong = try await desk.ask(.post, session, body("layla", "not the right one"))
    let unknown = try await desk.ask(.post, session, body("nobody", "not the right one"))
    #expect(wrong.status == 401 && wrong.json == unknown.json)
    #expect(wrong.headers[.setCookie] == nil)
  }

  @Test func `a one-time secret serves to set a password, once`() async throws {
    try desk.add("root", .administrator)
    let secret = try desk.file.resetPassword(
      of: "layla", by: "root", at: PeopleDesk.noon.seconds)
    let first = try await desk.signIn("layla", secret)
    let who = try await desk.ask(.get, session, as: first).json
    #expect(who["must_change_password"] == .bool(true))
    #expect(who["permissions"] == .strings([]) && who["purposes"] == .strings([]))
    let new = "nine old lanterns hum"
    let set = try await desk.ask(
      .put, session + "/password", #"{"current": "\#(secret)", "new": "\#(new)"}"#, as: first)
    #expect(set.status == 200 && set.json["must_change_password"] == .bool(false))
    #expect(try await desk.ask(.get, "/api/v1/lists", as: try Caller(set)).status == 200)
    #expect(try await desk.ask(.get, session, as: first).status == 401)
    #expect(try await desk.ask(.post, session, body("layla", secret)).status == 401)
    _ = try await desk.signIn("layla", new)
  }

  @Test func `a password that will not do, and a wrong present one, change nothing`() async throws {
    let caller = try await desk.signIn("layla")
    for (current, new, status) in [
      (PeopleDesk.password, "password1234", 409), (PeopleDesk.password, PeopleDesk.password, 409),
      (PeopleDesk.password, "layla walks home", 409), (PeopleDesk.password, "short", 422),
      ("not the right one", "nine old lanterns hum", 403),
    ] {
      let answer = try await desk.ask(
        .put, session + "/password", #"{"current": "\#(current)", "new": "\#(new)"}"#, as: caller)
      #expect(answer.status == status, "\(new): \(answer.json.text)")
      #expect(!answer.json.text.contains("herons") && !answer.json.text.contains("lanterns"))
    }
    #expect(try await desk.ask(.get, session, as: caller).status == 200)
    _ = try await desk.signIn("layla")
  }

  @Test func `a page from elsewhere signs nobody in`() async throws {
    for (origin, status) in [
      ("https://elsewhere.example", 403), ("null", 403), ("http://desk.example", 200),
      ("https://desk.example", 403),
    ] {
      let answer = try await desk.ask(
        .post, session, body("layla", PeopleDesk.password), headers: ["Origin": origin])
      #expect(answer.status == status, "\(origin)")
    }
    let behind = try PeopleDesk { $0.isBehindProxy = true }
    try behind.add("layla", .analyst)
    for (origin, status) in [
      ("https://desk.example", 200), ("https://esk.example", 403), ("https://", 403),
      ("null", 403),
    ] {
      let answer = try await behind.ask(
        .post, session, body("layla", PeopleDesk.password), headers: ["Origin": origin])
      #expect(answer.status == status, "\(origin)")
      if status == 200 { #expect(answer.headers[.setCookie]?.hasPrefix("__Host-") == true) }
    }
  }

  @Test func `a source that tries too fast waits, others do not`() async throws {
    var refused: PeopleDesk.Answer?
    for _ in 0..<500 where refused == nil {
      let answer = try await desk.ask(.post, session, body("layla", PeopleDesk.password))
      if answer.status != 200 { refused = answer }
    }
    #expect(refused?.status == 429 && refused?.headers[.retryAfter] != nil)
    _ = try await desk.signIn("layla", from: "203.0.113.9")
  }

  @Test func `a full line before the hashes answers 503`() async throws {
    let lane = PasswordLane(width: 1, limit: 1)
    let (began, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let first = Task {
      try await lane.run {
        began.signal()
        mayEnd.wait()
        return 1
      }
    }
    try await Blocking.run { began.wait() }
    await #expect(throws: APIFailure.self) { try await lane.run { 2 } }
    mayEnd.signal()
    #expect(try await first.value == 1)
    #expect(try await lane.run { 3 } == 3)
  }

  @Test func `keys have no sessions, but may ask who they are`() async throws {
    let (key, text) = try desk.file.addKey(
      APIKey.Terms(label: "desk", role: .frontline, purpose: "aid"), by: "root", at: 0)
    let who = try await desk.ask(.get, session, as: .key(text)).json
    #expect(who["account"] == .string("key:\(key.id)") && who["csrf_token"] == .null)
    #expect(who["purposes"] == .strings(["aid"]))
    #expect(try await desk.ask(.delete, session, as: .key(text)).status == 403)
  }

  @Test func `an open service has no accounts`() async throws {
    let desk = try PeopleDesk {
      $0.authenticator = nil
      $0.open = .open(user: "desk")
    }
    for path in ["accounts", "keys", "accounts/layla"] {
      let answer = try await desk.ask(.get, "/api/v1/" + path, at: "localhost")
      #expect(answer.status == 403 && answer.detail.contains("open"))
    }
    let signIn = body("layla", PeopleDesk.password)
    #expect(try await desk.ask(.post, session, signIn, at: "localhost").status == 404)
    #expect(try await desk.ask(.delete, session, at: "127.0.0.1:8080").status == 404)
    let who = try await desk.ask(.get, session, at: "[::1]:8080").json
    #expect(who["account"] == .string("desk") && who["kind"] == .string("open"))
    // A name that leads to this machine, made by a page from elsewhere, is none of its names.
    #expect(try await desk.ask(.get, session, at: "127.example.org").status == 421)
  }
}
