import Access
import HTTPTypes
import RecordStreams

/// The OpenAPI 3.1 document of a table of operations.
enum OpenAPIDocument {
  /// The document as JSON.
  ///
  /// - Parameter cookie: the name of the session's cookie; `nil` where callers need not show who
  ///   they are.
  static func json(of operations: [Operation], version: String, cookie: String?) -> JSONValue {
    var paths: [(path: String, members: [JSONMember])] = []
    for operation in operations {
      let member = JSONMember(operation.method.rawValue.lowercased(), operation.openAPI)
      if let known = paths.firstIndex(where: { $0.path == operation.path }) {
        paths[known].members.append(member)
      } else {
        paths.append((operation.path, [member]))
      }
    }
    return .object([
      JSONMember("openapi", .string("3.1.0")),
      JSONMember("info", info(version)),
      JSONMember("security", cookie == nil ? .array([]) : security),
      JSONMember(
        "tags",
        .array(
          Operation.Tag.allCases.map { .object([JSONMember("name", .string($0.rawValue))]) })),
      JSONMember("paths", .object(paths.map { JSONMember($0.path, .object($0.members)) })),
      JSONMember("components", components(cookie: cookie)),
    ])
  }

  private static func info(_ version: String) -> JSONValue {
    .object([
      JSONMember("title", .string("Tabayyun")),
      JSONMember("version", .string(version)),
      JSONMember(
        "description",
        .string(
          """
          Checks people and organisations against lists, with the reasons for and against. \
          A result is never a verdict: a person decides.
          """)),
      JSONMember(
        "license",
        .object([
          JSONMember("name", .string("Apache-2.0")),
          JSONMember("identifier", .string("Apache-2.0")),
        ])),
    ])
  }

  private static let security: JSONValue = .array(
    ["session", "key", "bearer"].map { .object([JSONMember($0, .array([]))]) })

  private static func components(cookie: String?) -> JSONValue {
    .object([
      JSONMember(
        "schemas",
        .object(Shapes.all.map { JSONMember($0.name, $0.shape.openAPI) })),
      JSONMember(
        "securitySchemes",
        .object([
          JSONMember(
            "session",
            scheme("apiKey", in: "cookie", named: cookie ?? SessionCookie(isSecure: true).name)),
          JSONMember("key", scheme("apiKey", in: "header", named: "X-API-Key")),
          JSONMember(
            "bearer",
            .object([
              JSONMember("type", .string("http")), JSONMember("scheme", .string("bearer")),
            ])),
        ])),
    ])
  }

  private static func scheme(_ type: String, in place: String, named name: String) -> JSONValue {
    .object([
      JSONMember("type", .string(type)), JSONMember("in", .string(place)),
      JSONMember("name", .string(name)),
    ])
  }
}

extension Operation {
  /// The operation as the document describes it.
  fileprivate var openAPI: JSONValue {
    var members = [
      JSONMember("operationId", .string(name)),
      JSONMember("summary", .string(summary)),
      JSONMember("tags", .strings([tag.rawValue])),
    ]
    if case .nothing = need { members.append(JSONMember("security", .array([]))) }
    if !parameters.isEmpty {
      members.append(JSONMember("parameters", .array(parameters.map(\.openAPI))))
    }
    if let body { members.append(JSONMember("requestBody", body.openAPI)) }
    members.append(JSONMember("responses", .object(responses)))
    return .object(members)
  }

  /// The answers told, and those that every operation may give.
  private var responses: [JSONMember] {
    let told = Set(answers.map(\.status))
    var all = answers
    var common = [
      (400, "The request cannot be understood."), (422, "The request is not as described."),
      (429, "Too many requests of this caller."), (503, "Too much to do, or not ready."),
    ]
    if !parameters.isEmpty { common.append((414, "The URL is too long.")) }
    if body != nil {
      common += [(408, "The body came too slowly."), (413, "The body is too large.")]
    }
    if case .nothing = need {
    } else {
      common += [(401, "Who asks is not known."), (403, "Who asks may not.")]
    }
    for (status, says) in common where !told.contains(status) {
      all.append(
        isCompatible
          ? Answer(status, says, .named("Error"))
          : Answer(status, says, .named("Problem"), type: "application/problem+json"))
    }
    return Dictionary(grouping: all, by: \.status).sorted { $0.key < $1.key }.map { status, all in
      var members = [JSONMember("description", .string(all.first?.says ?? ""))]
      let contents = all.compactMap { answer in
        answer.shape.map {
          JSONMember(answer.type, .object([JSONMember("schema", $0.openAPI)]))
        }
      }
      if !contents.isEmpty { members.append(JSONMember("content", .object(contents))) }
      return JSONMember(String(status), .object(members))
    }
  }
}

extension Operation.Parameter {
  fileprivate var openAPI: JSONValue {
    let schema: Shape = isRepeatable ? .array(shape, most: Self.most) : shape
    return .object([
      JSONMember("name", .string(name)), JSONMember("in", .string(place.rawValue)),
      JSONMember("required", .bool(isRequired)), JSONMember("description", .string(says)),
      JSONMember("schema", schema.openAPI),
    ])
  }
}

extension Operation.Body {
  fileprivate var openAPI: JSONValue {
    .object([
      JSONMember("required", .bool(isRequired)), JSONMember("description", .string(says)),
      JSONMember("content", .object(contents)),
    ])
  }

  private var contents: [JSONMember] {
    func content(_ type: String, _ schema: JSONValue) -> JSONMember {
      JSONMember(type, .object([JSONMember("schema", schema)]))
    }
    return switch kind {
    case .json(let shape): [content("application/json", shape.openAPI)]
    case .form(let fields):
      [content("application/x-www-form-urlencoded", Shape.object(fields).openAPI)]
    case .file(let types): types.map { content($0, .object([])) }
    }
  }
}
