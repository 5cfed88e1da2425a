import Access
import HTTPTypes
@testable import HTTPAPI
import RecordStreams
import Testing

/// Accounts, keys and the policy over HTTP.
struct PeopleAccountTests {
  private let desk: PeopleDesk
  private let accounts = "/api/v1/accounts"

  init() throws {
    desk = try PeopleDesk()
    try desk.add("root", .administrator)
  }

  @Test func `an account is made with a secret that is shown once`() async throws {
    let root = try await desk.signIn("root")
    let made = try await desk.ask(
      .post, accounts, #"{"name": "omar", "role": "frontline", "purposes": ["border"]}"#,
      as: root)
    #expect(made.status == 201 && made.headers[.location] == accounts + "/omar")
    let secret = try #require(made.json["one_time_secret"]?.string)
    let one = try await desk.ask(.get, accounts + "/omar", as: root).json
    #expect(one["role"] == .string("frontline") && one["must_change_password"] == .bool(true))
    let all = try await desk.ask(.get, accounts, as: root).json
    #expect(all.array?.count == 2 && !all.text.contains(secret))
    _ = try await desk.signIn("omar", secret)
  }

  @Test func `what cannot be is refused and changes nothing`() async throws {
    let root = try await desk.signIn("root")
    for (body, status) in [
      (#"{"name": "root", "role": "auditor"}"#, 409),
      (#"{"name": "omar", "role": "auditor", "purposes": ["curiosity"]}"#, 409),
      (#"{"name": "Omar", "role": "auditor"}"#, 422), (#"{"name": "omar", "role": "king"}"#, 422),
      (#"{"name": "omar"}"#, 422),
      (#"{"name": "omar", "role": "auditor", "password": "x"}"#, 422),
    ] {
      #expect(try await desk.ask(.post, accounts, body, as: root).status == status, "\(body)")
    }
    #expect(try desk.file.accounts().map(\.name) == ["root"])
    for path in ["/nobody", "/nobody/reset"] {
      let method: HTTPRequest.Method = path == "/nobody" ? .patch : .post
      #expect(try await desk.ask(method, accounts + path, "{}", as: root).status == 404)
    }
  }

  @Test func `altering an account is one step and ends its sessions`() async throws {
    try desk.add("omar", .analyst)
    let (root, omar) = (try await desk.signIn("root"), try await desk.signIn("omar"))
    let same = try await desk.ask(
      .patch, accounts + "/omar", #"{"role": "analyst", "disabled": false}"#, as: root)
    #expect(same.status == 200)
    #expect(try await desk.ask(.get, "/api/v1/session", as: omar).status == 200)
    let bad = try await desk.ask(
      .patch, accounts + "/omar", #"{"role": "auditor", "purposes": ["curiosity"]}"#, as: root)
    #expect(bad.status == 409)
    #expect(try desk.file.account(named: "omar")?.role == .analyst)
    let next = try await desk.ask(
      .patch, accounts + "/omar",
      #"{"role": "auditor", "purposes": ["aid"], "disabled": true}"#, as: root
    ).json
    #expect(next["role"] == .string("auditor") && next["disabled"] == .bool(true))
    #expect(next["purposes"] == .strings(["aid"]))
    #expect(try await desk.ask(.get, "/api/v1/session", as: omar).status == 401)
  }

  @Test func `nobody changes his own account, nor resets it`() async throws {
    try desk.add("other", .administrator)
    let root = try await desk.signIn("root")
    for body in [#"{"role": "analyst"}"#, #"{"disabled": true}"#, #"{"purposes": []}"#] {
      #expect(try await desk.ask(.patch, accounts + "/root", body, as: root).status == 403)
    }
    #expect(try await desk.ask(.post, accounts + "/root/reset", as: root).status == 403)
    #expect(try desk.file.account(named: "root")?.role == .administrator)
  }

  @Test func `a reset gives a secret in place of the password`() async throws {
    try desk.add("omar", .analyst)
    let (root, omar) = (try await desk.signIn("root"), try await desk.signIn("omar"))
    let answer = try await desk.ask(.post, accounts + "/omar/reset", as: root)
    #expect(answer.status == 200)
    #expect(try await desk.ask(.get, "/api/v1/session", as: omar).status == 401)
    _ = try await desk.signIn("omar", try #require(answer.json["one_time_secret"]?.string))
  }

  @Test func `a key is shown once, serves, and is revoked`() async throws {
    let root = try await desk.signIn("root")
    let made = try await desk.ask(
      .post, "/api/v1/keys",
      #"{"label": "Customs", "role": "list_manager", "expires": "2199-01-01", "per_minute": 600}"#,
      as: root)
    let text = try #require(made.json["text"]?.string)
    let id = try #require(made.json["id"]?.string)
    #expect(made.status == 201 && made.json["expires"] == .number(7_226_668_800))
    #expect(try await desk.ask(.get, "/api/v1/lists", as: .key(text)).status == 200)
    #expect(try await !desk.ask(.get, "/api/v1/keys", as: root).json.text.contains(text))
    #expect(try await desk.ask(.delete, "/api/v1/keys/" + id, as: root).status == 204)
    #expect(try await desk.ask(.get, "/api/v1/lists", as: .key(text)).status == 401)
    #expect(try await desk.ask(.delete, "/api/v1/keys/" + id, as: root).status == 204)
    #expect(try await desk.ask(.delete, "/api/v1/keys/nothing", as: root).status == 404)
  }

  @Test(arguments: [
    (#"{"label": "x", "role": "analyst", "expires": "2001-01-01"}"#, 409),
    (#"{"label": "x", "role": "analyst", "purpose": "curiosity"}"#, 409),
    (#"{"label": "x", "role": "analyst", "lists": []}"#, 422),
    (#"{"label": "", "role": "analyst"}"#, 422),
  ])
  func `a key that cannot be is refused`(body: String, status: Int) async throws {
    let root = try await desk.signIn("root")
    #expect(try await desk.ask(.post, "/api/v1/keys", body, as: root).status == status)
    #expect(try desk.file.keys().isEmpty)
  }

  @Test func `the policy is shown with its legal bases`() async throws {
    try desk.add("omar", .frontline)
    let answer = try await desk.ask(.get, "/api/v1/policy", as: try await desk.signIn("omar"))
    #expect(answer.json == Policy.standard.json)
    #expect(answer.json["purposes"]?.array?.allSatisfy { $0["legal_basis"] != nil } == true)
  }
}
