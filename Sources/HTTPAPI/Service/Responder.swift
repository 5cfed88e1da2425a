import Access
import HTTPTypes
import Hummingbird
import NIOCore
import RecordStreams
import Register

/// Answers every request: finds the operation, admits the caller, reads and checks what was sent,
/// and turns whatever goes wrong into an answer.
struct Responder: HTTPResponder {
  typealias Context = ServiceContext

  let table: OperationTable
  let desk: Desk

  private var limits: Limits { desk.configuration.limits }

  func respond(to request: Request, context: ServiceContext) async throws -> Response {
    let began = ContinuousClock.now
    let source = desk.configuration.source(of: request.headers, peer: context.peer)
    let (answer, name) = await answer(request, from: source, id: context.id)
    var response = Response(
      status: answer.status, headers: answer.headers, body: answer.body)
    addCommonHeaders(to: &response, request: request, id: context.id)
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    desk.metrics.request(operation: name, status: answer.status.code, seconds: seconds)
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// The answer, and the name of the operation for the metrics.
  func answer(
    _ request: Request, from source: SourceAddress, id: String
  ) async -> (APIAnswer, String) {
    let target = request.head.path ?? "/"
    let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(halves.first ?? "/")
    let isCompatible = !path.hasPrefix("/api/")
    var name = "none"
    do {
      guard target.utf8.count <= limits.urlBytes else {
        throw APIFailure(.uriTooLong, "Request URI too long")
      }
      if request.method == .options { return (preflight(request), "preflight") }
      let (operation, values) = try route(request.method, path)
      name = operation.name
      let query = halves.count > 1 ? String(halves[1]) : ""
      return (try await answer(request, from: source, operation, values, query, id: id), name)
    } catch let failure as APIFailure {
      return (failure.answer(isCompatible: isCompatible), name)
    } catch {
      return (failure(for: error, id: id).answer(isCompatible: isCompatible), name)
    }
  }

  private func route(
    _ method: HTTPRequest.Method, _ path: String
  ) throws(APIFailure) -> (Operation, [String: String]) {
    switch table.route(method, path) {
    case .operation(let operation, let values): return (operation, values)
    case .otherMethod(let allowed):
      throw APIFailure(
        .methodNotAllowed, "Method Not Allowed",
        headers: [.allow: allowed.joined(separator: ", ")])
    case .none: throw APIFailure(.notFound, "Not Found")
    }
  }

  private func answer(
    _ request: Request, from source: SourceAddress, _ operation: Operation,
    _ values: [String: String], _ queryText: String, id: String
  ) async throws -> APIAnswer {
    let query = QueryString(parsing: queryText)
    let now = desk.configuration.now()
    let principal = try await admit(request, to: operation, at: now)
    let upload = operation.takesFile ? try Upload(request, limits: limits) : nil
    let body = upload == nil ? try await body(of: request, for: operation) : []
    try operation.check(path: values, query: query, headers: request.headers)
    let call = APICall(
      id: id, path: values, query: query, queryText: queryText, headers: request.headers,
      body: body, upload: upload,
      json: try operation.json(of: body), principal: principal,
      source: source, now: now, origin: origin(of: request))
    // Health is told, and people sign in, however much there is to do.
    if case .nothing = operation.need { return try await operation.handle(call) }
    return try await desk.gate.enter { try await operation.handle(call) }
  }

  /// Who calls, where they may.
  private func admit(
    _ request: Request, to operation: Operation, at now: Moment
  ) async throws -> Principal {
    let principal = try await caller(of: request, for: operation.need, at: now)
    if case .permission(let permission) = operation.need, !principal.may(permission) {
      throw APIFailure(
        .forbidden,
        desk.callers == nil
          ? "This service is open: it has no accounts."
          : "Your role does not allow this: \(permission.rawValue).")
    }
    return principal
  }

  private func caller(
    of request: Request, for need: Operation.Need, at now: Moment
  ) async throws -> Principal {
    guard let callers = desk.callers else {
      guard let open = desk.configuration.open else {
        preconditionFailure("a service has accounts or is open")
      }
      guard isOfThisMachine(request) else {
        throw APIFailure(.misdirectedRequest, "This service answers this machine only.")
      }
      return open
    }
    if case .nothing = need { return .nobody }
    return try await callers.principal(
      of: request.method, request.headers, for: need, at: now.seconds)
  }

  /// Whether an open service is called by a name of this machine: a page from elsewhere that has
  /// made its own name lead here is not.
  private func isOfThisMachine(_ request: Request) -> Bool {
    guard let authority = request.head.authority else { return true }
    let host =
      authority.hasPrefix("[")
      ? String(authority.prefix { $0 != "]" }.dropFirst()) : String(authority.prefix { $0 != ":" })
    return host == desk.configuration.host || LoopbackHost.isOne(host)
  }

  private func origin(of request: Request) -> String {
    let scheme = desk.configuration.tls == nil ? "http" : "https"
    return "\(scheme)://\(request.head.authority ?? desk.configuration.host)"
  }
}

extension Responder {
  /// The body, within its bounds of size and time.
  private func body(of request: Request, for operation: Operation) async throws -> [UInt8] {
    guard operation.body != nil else { return [] }
    let limit = limits.bodyBytes
    if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
      throw APIFailure(.contentTooLarge, "The body has more than \(limit) bytes.")
    }
    let seconds = limits.bodySeconds
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask { try await Self.collect(request.body, limit: limit) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        throw APIFailure(.requestTimeout, "The body did not arrive within \(seconds) seconds.")
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  private static func collect(_ body: RequestBody, limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in body {
      guard bytes.count + chunk.readableBytes <= limit else {
        throw APIFailure(.contentTooLarge, "The body has more than \(limit) bytes.")
      }
      bytes.append(contentsOf: chunk.readableBytesView)
    }
    return bytes
  }

  /// What browsers ask before they call from another origin.
  private func preflight(_ request: Request) -> APIAnswer {
    var headers: HTTPFields = [
      .accessControlAllowMethods: "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
      .accessControlMaxAge: "600",
    ]
    headers[.accessControlAllowHeaders] = request.headers[.accessControlRequestHeaders] ?? "*"
    return .bytes(Array("OK".utf8), type: "text/plain; charset=utf-8", headers: headers)
  }

  private func addCommonHeaders(to response: inout Response, request: Request, id: String) {
    response.headers[.accessControlAllowOrigin] = desk.configuration.allowedOrigin
    response.headers[.accessControlAllowCredentials] = "true"
    response.headers[.accessControlExposeHeaders] = "x-batch-size, x-request-id, retry-after"
    response.headers[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("x-request-id") { response.headers[name] = id }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }

  /// What a failure of ours looks like from outside: no words of the error, which may hold names.
  private func failure(for error: any Error, id: String) -> APIFailure {
    switch error {
    case let error as RegisterError:
      desk.log.warning("register", ["request": id, "error": error.kind])
      return APIFailure(.serviceUnavailable, "The register cannot be used: \(error.kind).")
    case let error as AccessError:
      let failure = AccessWords.failure(error)
      if failure.status.code >= 500 {
        desk.log.warning("accounts", ["request": id, "error": AccessWords.text(of: error)])
      }
      return failure
    case is CancellationError:
      return APIFailure(.serviceUnavailable, "The request was given up.")
    default:
      desk.log.warning("failure", ["request": id, "type": "\(type(of: error))"])
      return APIFailure(.internalServerError, "Something went wrong; the log has request \(id).")
    }
  }
}

extension RegisterError {
  /// What is the matter, in a word that holds no path and no name.
  var kind: String {
    switch self {
    case .missing: "missing"
    case .notARegister: "not a register"
    case .tooNew: "of a newer version"
    case .damaged: "damaged"
    case .busy: "busy"
    case .unusable: "unusable"
    case .unknownList: "unknown list"
    case .unknownEdition: "unknown edition"
    case .publishedUnknown: "published unknown"
    }
  }
}
