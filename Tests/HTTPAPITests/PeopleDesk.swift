import Access
import Foundation
import HTTPTypes
@testable import HTTPAPI
import Hummingbird
import NIOCore
import RecordStreams
import Register
import Screening
import Synchronization
import TestSupport
import Testing

/// A service with accounts over a register of its own, asked without a network.
struct PeopleDesk {
  static let password = "seven grey herons wade"
  static let cheap = PasswordHash.Cost(logRounds: 4, blockSize: 8, parallelism: 1)
  static let noon = Moment(seconds: 1_800_000_000)

  let folder: TemporaryFolder
  let file: AccessFile
  let service: Service

  init(_ adjust: (inout ServiceConfiguration) -> Void = { _ in }) throws {
    folder = try TemporaryFolder()
    let path = folder.url.appending(path: "r.sqlite").path
    let register = try RegisterFile(path: path, create: true)
    try InitializeRegister.run(register, at: Moment(seconds: 0))
    file = try AccessFile(
      path: AccessFile.path(besideRegister: path), create: true, cost: Self.cheap
    ) { _ in }
    var configuration = ServiceConfiguration(
      host: "127.0.0.1", port: 0, version: "test", now: { Self.noon },
      authenticator: Authenticator(file: file))
    adjust(&configuration)
    service = try Service(configuration, register: register) { _ in }
  }

  func add(_ name: String, _ role: Role, purposes: [String] = []) throws {
    try file.add(
      Account(name: name, displayName: "Invented", role: role, purposes: purposes, created: 0),
      password: Self.password, by: "root", at: 0)
  }

  /// What came back.
  struct Answer {
    let status: Int
    let headers: HTTPFields
    let json: JSONValue

    var detail: String { json["detail"]?.string ?? "" }
  }

  /// Asks the service.
  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, as caller: Caller? = nil,
    headers: [String: String] = [:], from source: String = "192.0.2.7",
    at authority: String = "desk.example"
  ) async throws -> Answer {
    var fields = HTTPFields()
    for (name, value) in headers.merging(caller?.headers ?? [:], uniquingKeysWith: { $1 }) {
      fields[try #require(HTTPField.Name(name))] = value
    }
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: authority, path: path,
        headerFields: fields),
      body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
    let (answer, _) = await service.responder.answer(
      request, from: SourceAddress(source), id: "test")
    let collected = CollectedBody()
    try await answer.body.write(BodyCollector(into: collected))
    let bytes = collected.bytes
    let isJSON = ["application/json", "application/problem+json"]
      .contains(answer.headers[.contentType] ?? "")
    return Answer(
      status: answer.status.code, headers: answer.headers,
      json: isJSON ? try JSONValue(parsing: bytes) : .null)
  }

  /// Signs in, and gives what the browser then holds.
  func signIn(
    _ name: String, _ password: String = PeopleDesk.password, from source: String = "192.0.2.7"
  ) async throws -> Caller {
    let answer = try await ask(
      .post, "/api/v1/session", #"{"name": "\#(name)", "password": "\#(password)"}"#, from: source)
    #expect(answer.status == 200, "\(answer.json.text)")
    return try Caller(answer)
  }
}

/// How a request shows who asks.
struct Caller {
  var headers: [String: String]

  static func key(_ text: String) -> Caller { Caller(headers: ["X-API-Key": text]) }

  init(headers: [String: String]) { self.headers = headers }

  /// A browser after it has signed in or set a password.
  init(_ answer: PeopleDesk.Answer) throws {
    let cookie = try #require(answer.headers[.setCookie])
    headers = [
      "Cookie": String(cookie.prefix { $0 != ";" }),
      "X-CSRF-Token": try #require(answer.json["csrf_token"]?.string),
    ]
  }

  /// The cookie alone, as a page from elsewhere would send it.
  var forged: Caller { Caller(headers: headers.filter { $0.key == "Cookie" }) }
}

private final class CollectedBody: Sendable {
  private let content = Mutex<[UInt8]>([])

  var bytes: [UInt8] { content.withLock { $0 } }

  func append(_ buffer: ByteBuffer) {
    content.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }
}

private struct BodyCollector: ResponseBodyWriter {
  let collected: CollectedBody

  init(into collected: CollectedBody) { self.collected = collected }

  mutating func write(_ buffer: ByteBuffer) async throws { collected.append(buffer) }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
