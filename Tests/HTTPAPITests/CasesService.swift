import Foundation
import HTTPTypes
import HummingbirdCore
import ListReaders
import NIOCore
import RecordStreams
import Register
import Screening
import Subjects
import Synchronization
import TestSupport
import Testing

@testable import Access
@testable import HTTPAPI

let noon = Moment(seconds: 1_800_000_000)

/// People of an invented bureau.
enum Invented {
  static let anna = person("anna", .analyst)
  static let bashir = person("bashir", .analyst)
  static let carla = person("carla", .listManager)
  static let dawud = person("dawud", .listManager)
  static let frontline = person("post7", .frontline)
  static let auditor = person("nour", .auditor)

  static func person(_ name: String, _ role: Role) -> Principal {
    Principal(name: name, kind: .session, role: role, rate: nil)
  }
}

/// A service over a register with one invented entry, whose operations are called in process.
///
/// Every answer is held against what its operation documents.
struct CasesService {
  let folder: TemporaryFolder
  let register: RegisterFile
  private let service: Service
  var desk: Desk { service.desk }

  /// - Parameter policy: members of the policy, each followed by a comma.
  init(policy: String = "", entry: String = CasesService.khalid) throws {
    folder = try TemporaryFolder()
    register = try RegisterFile(
      path: folder.url.appending(path: "r.sqlite").path, create: true)
    let text = """
      {\(policy) "default_purpose": "test", "purposes": [{"code": "test",
      "title": {"en": "Test", "ar": "اختبار"}, "legal_basis": "Law", "retention_days": 30}]}
      """
    try InitializeRegister.run(register, policy: try Policy(text: text), at: Moment(seconds: 0))
    try Self.add(entry, "2026-01-01", to: register, in: folder)
    let configuration = ServiceConfiguration(
      host: "127.0.0.1", port: 0, version: "0", now: { noon }, open: .open(user: "desk"))
    service = try Service(configuration, register: register) { _ in }
  }

  /// Imports an edition that says something else of the entry.
  func change(_ entry: String, published: String) throws {
    try Self.add(entry, published, to: register, in: folder)
  }

  private static func add(
    _ line: String, _ published: String, to register: RegisterFile, in folder: TemporaryFolder
  ) throws {
    let url = folder.url.appending(path: "inv-\(published).jsonl")
    try Data((line + "\n").utf8).write(to: url)
    let list = try #require(ListName("inv"))
    _ = try ImportList(into: register).run(
      ImportList.Request(
        format: .ftm, paths: [url.path], list: list, published: Moment(published),
        isAccepted: true), at: noon)
  }

  static let khalid = """
    {"id": "inv:1", "schema": "Person", "properties": {"name": ["Khalid Nasir Omar Zarqani"],
    "birthDate": ["1971-03-02"]}}
    """.replacing("\n", with: "")

  static let question = """
    {"name": "Khalid Nasir Omar Zarqani", "birthDate": "1971-03-02", "document": "iq:A1234567"}
    """
}

extension CasesService {
  /// What came back.
  struct Reply {
    var status: Int
    var json: JSONValue
  }

  /// Calls an operation as the service does once somebody is let in.
  func call(
    _ method: HTTPRequest.Method, _ target: String, _ body: String = "",
    as principal: Principal = Invented.anna
  ) async throws -> Reply {
    let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
    guard case .operation(let operation, let path) = service.table.route(method, halves[0]) else {
      return Reply(status: 404, json: .null)
    }
    let answer: APIAnswer
    do {
      answer = try await self.answer(
        operation, path, halves.count > 1 ? halves[1] : "", body, principal)
    } catch let failure as APIFailure {
      answer = failure.answer(isCompatible: operation.isCompatible)
    }
    let reply = Reply(status: answer.status.code, json: try await json(of: answer))
    requireDocumented(reply, of: operation)
    return reply
  }

  private func answer(
    _ operation: HTTPAPI.Operation, _ path: [String: String], _ queryText: String, _ body: String,
    _ principal: Principal
  ) async throws -> APIAnswer {
    if case .permission(let permission) = operation.need, !principal.may(permission) {
      throw APIFailure(.forbidden, permission.rawValue)
    }
    let query = QueryString(parsing: queryText)
    let headers: HTTPFields = [try #require(HTTPField.Name("X-Purpose")): "test"]
    try operation.check(path: path, query: query, headers: headers)
    let bytes = Array(body.utf8)
    return try await operation.handle(
      APICall(
        id: "1", path: path, query: query, queryText: queryText, headers: headers,
        body: bytes, json: try operation.json(of: bytes), principal: principal,
        source: SourceAddress("127.0.0.1"), now: noon,
        origin: "http://127.0.0.1"))
  }

  private func requireDocumented(_ reply: Reply, of operation: HTTPAPI.Operation) {
    let common = [400, 401, 403, 422, 503]
    let documented = operation.answers.first { $0.status == reply.status }
    #expect(documented != nil || common.contains(reply.status), "\(operation.name) \(reply.status)")
    let shape = documented?.shape ?? .named("Problem")
    let violations = shape.violations(in: reply.json, at: [])
    #expect(violations.isEmpty, "\(operation.name): \(violations.map(\.message))")
  }

  private func json(of answer: APIAnswer) async throws -> JSONValue {
    let collector = Collector()
    try await answer.body.write(collector)
    return try JSONValue(parsing: collector.bytes.withLock { $0 })
  }

  /// Takes what is written.
  private final class Collector: ResponseBodyWriter {
    let bytes = Mutex<[UInt8]>([])
    func write(_ buffer: ByteBuffer) async throws {
      bytes.withLock { $0 += buffer.readableBytesView }
    }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}

extension CasesService {
  /// Checks the invented person and raises alerts as a check over this face does.
  @discardableResult func alert(
    born: String = "1971-03-02", isAsked: Bool = true, as principal: Principal = Invented.anna
  ) async throws -> [Int] {
    var form = QueryForm()
    (form.names, form.birth) = (["Khalid Nasir Omar Zarqani"], born)
    form.document = "iq:A1234567"
    let query = CheckQuery(
      subject: try form.subject(), purpose: "test", day: try #require(PartialDate("2027-01-15")))
    let lists = desk.lists.current.lists.map(\.snapshot)
    let answer = ScreenSubject.check(query, in: lists, under: try desk.rules.rules(for: lists))
    let call = APICall(
      id: "1", path: [:], query: QueryString(), queryText: "", headers: [:], body: [],
      json: .null, principal: principal,
      source: SourceAddress("127.0.0.1"), now: noon, origin: "http://127.0.0.1")
    return try await AlertRaising.raise([answer], isAsked: isAsked, call, desk)
  }

  /// The events of a kind in the audit.
  func events(_ kind: AuditEvent.Kind) throws -> [AuditRecord] {
    var found: [AuditRecord] = []
    try register.forEachAuditRecord(AuditFilter(kind: kind)) { found.append($0) }
    return found
  }
}
