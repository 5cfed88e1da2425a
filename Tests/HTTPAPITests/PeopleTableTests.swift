import Access
import HTTPTypes
@testable import HTTPAPI
import Register
import Testing

/// The whole table of operations against the whole table of roles.
struct PeopleTableTests {
  /// Operations that nobody needs an account for.
  static let isForAll: Set<String> = [
    "healthz", "readyz", "algorithms", "updatez", "openapi", "start", "favicon", "signIn",
  ]

  private let desk: PeopleDesk
  private var operations: [Operation] { desk.service.responder.table.operations }

  init() throws { desk = try PeopleDesk() }

  /// A path of the operation that leads to nothing.
  private func path(_ operation: Operation) -> String {
    operation.path.replacing(#/\{[a-z_]+\}/#) { $0.output == "{edition}" ? "1" : "nothing" }
  }

  @Test func `without credentials nothing answers but what is for all`() async throws {
    for operation in operations {
      if case .nothing = operation.need {
        #expect(Self.isForAll.contains(operation.name), "\(operation.name) is for all?")
        continue
      }
      let answer = try await desk.ask(operation.method, path(operation), "{}")
      #expect(answer.status == 401, "\(operation.name): \(answer.status)")
      #expect(answer.headers[.wwwAuthenticate] != nil)
    }
  }

  @Test(arguments: Role.allCases)
  func `each role may what its row of the table says`(role: Role) async throws {
    try desk.add("layla", role)
    for (number, operation) in operations.enumerated() {
      guard case .permission(let permission) = operation.need else { continue }
      let caller = try await desk.signIn("layla", from: "198.51.100.\(number)")
      let answer = try await desk.ask(operation.method, path(operation), as: caller)
      let isRefused = answer.status == 403 && answer.detail.contains(permission.rawValue)
      #expect(
        isRefused != role.permissions.contains(permission),
        "\(role) \(operation.name): \(answer.status) \(answer.detail)")
      #expect(answer.status != 401 && answer.status != 500, "\(operation.name)")
    }
  }

  @Test(arguments: Role.allCases)
  func `a key may what its role may, less what takes a person`(role: Role) async throws {
    let (_, text) = try desk.file.addKey(
      APIKey.Terms(label: "desk", role: role), by: "root", at: 0)
    for operation in operations {
      guard case .permission(let permission) = operation.need else { continue }
      let answer = try await desk.ask(operation.method, path(operation), as: .key(text))
      let may = role.permissions.contains(permission) && !Permission.ofPeople.contains(permission)
      let isRefused = answer.status == 403 && answer.detail.contains(permission.rawValue)
      #expect(isRefused != may, "\(role) \(operation.name): \(answer.status)")
    }
  }

  @Test func `a cookie alone changes nothing`() async throws {
    try desk.add("layla", .administrator)
    let caller = try await desk.signIn("layla").forged
    for operation in operations where operation.method != .get {
      if case .nothing = operation.need { continue }
      let answer = try await desk.ask(operation.method, path(operation), "{}", as: caller)
      #expect(
        answer.status == 403 && answer.detail.contains("X-CSRF-Token"), "\(operation.name)")
    }
    #expect(try await desk.ask(.get, "/api/v1/session", as: caller).status == 200)
  }

  @Test func `who must set a password first can do nothing else`() async throws {
    let first = try #require(try desk.file.firstAdministrator(at: PeopleDesk.noon.seconds))
    let caller = try await desk.signIn("admin", first.secret)
    for operation in operations {
      switch operation.need {
      case .nothing, .ownSession: continue
      case .account, .permission:
        let answer = try await desk.ask(operation.method, path(operation), "{}", as: caller)
        #expect(answer.status == 403 && answer.detail.contains("password"), "\(operation.name)")
      }
    }
  }
}
