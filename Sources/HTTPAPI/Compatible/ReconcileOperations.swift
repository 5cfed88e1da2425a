import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// `/reconcile/{dataset}`: the Reconciliation Service API 0.2, as OpenRefine speaks it.
///
/// - Source: W3C Community Group, "Reconciliation Service API v0.2", 10 April 2023.
struct ReconcileOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    let dataset = Operation.Parameter.path("dataset", "A list, or `default` for all.")
    let prefix = Operation.Parameter.query("prefix", .text(0...1_000), "The first letters.")
    let base = "/reconcile/{dataset}"
    return [
      get(base, "reconcileManifest", "What the service can do", [dataset], manifest),
      Operation(
        method: .post, path: base, name: "reconcile", tag: .reconciliation,
        summary: "Find entities for rows of a table, or values for found ones",
        need: .permission(.check),
        parameters: [
          dataset, .query("algorithm", .text, "As in `/match`."),
          .query("changed_since", .timestamp, "Only entities that changed since then."),
        ],
        body: .init(
          kind: .form([
            .init("queries", .text(0...4_000_000), required: false, "JSON: queries by key."),
            .init("extend", .text(0...4_000_000), required: false, "JSON: ids and properties."),
          ])),
        answers: Self.answers, handle: post),
      get(
        base + "/suggest/entity", "suggestEntity", "Entities whose names begin so",
        [dataset, prefix, .query("limit", .page, "The most; 10.")], suggestEntity),
      get(
        base + "/suggest/property", "suggestProperty", "Properties that begin so",
        [dataset, prefix], suggestProperty),
      get(
        base + "/suggest/type", "suggestType", "Types that begin so", [dataset, prefix],
        suggestType),
      get(
        base + "/extend/property", "extendProperty", "Properties by which rows can be extended",
        [
          dataset, .query("type", .text(0...200), "A schema; `Thing`."),
          .query("limit", .integer(-1_000_000...100_000), "The most; 0 for all."),
        ], extendProperty),
      preview(dataset),
    ]
  }

  private static let answers: [Operation.Answer] = [
    .init(200, "As the specification has it.", .any),
    .init(404, "No such dataset.", .named("Error")),
  ]

  private func get(
    _ path: String, _ name: String, _ summary: String, _ parameters: [Operation.Parameter],
    _ handle: @escaping @Sendable (APICall) async throws -> APIAnswer
  ) -> Operation {
    Operation(
      method: .get, path: path, name: name, tag: .reconciliation, summary: summary,
      need: .permission(.browse), parameters: parameters, answers: Self.answers, handle: handle)
  }

  /// The lists of the path's dataset that the caller may browse.
  private func scope(_ call: APICall) throws(APIFailure) -> [ListName] {
    try Dataset.lists(call.parameter("dataset"), in: desk.lists.current, isForChecks: false)
      .filter { call.principal.mayUse(list: $0.snapshot.list) }.map(\.edition.list)
  }
}

extension ReconcileOperations {
  private func manifest(_ call: APICall) async throws -> APIAnswer {
    let scope = try scope(call)
    let types = try await desk.browsing.read { try SuggestEntities($0, scope: scope).types() }
    let dataset = PercentCoding.encode(call.parameter("dataset"))
    let page = ReconcileManifest(
      dataset: call.parameter("dataset"), origin: call.origin,
      base: "\(call.origin)/reconcile/\(dataset)", queryText: call.queryText)
    return .json(page.json(types: types))
  }

  private func suggestEntity(_ call: APICall) async throws -> APIAnswer {
    let scope = try scope(call)
    let prefix = call.query.last("prefix") ?? ""
    let limit = call.integer("limit", default: 10)
    let entities = try await desk.browsing.read {
      try SuggestEntities($0, scope: scope).entities(prefix, limit: limit)
    }
    return suggestion(prefix, entities.map { .object($0.proposalMembers) })
  }

  private func suggestProperty(_ call: APICall) async throws -> APIAnswer {
    let scope = try scope(call)
    let prefix = call.query.last("prefix") ?? ""
    let found = try await desk.browsing.read {
      try SuggestEntities($0, scope: scope).properties(prefix)
    }
    return suggestion(prefix, found.map(ReconcileWords.json))
  }

  private func suggestType(_ call: APICall) async throws -> APIAnswer {
    let scope = try scope(call)
    let prefix = call.query.last("prefix") ?? ""
    let found = try await desk.browsing.read {
      try SuggestEntities($0, scope: scope).types(prefix)
    }
    return suggestion(prefix, found.map(ReconcileWords.json))
  }

  private func suggestion(_ prefix: String, _ result: [JSONValue]) -> APIAnswer {
    .json(
      .object([
        JSONMember("code", .string("/api/status/ok")), JSONMember("status", .string("200 OK")),
        JSONMember("prefix", .string(prefix)), JSONMember("result", .array(result)),
      ]))
  }

  private func extendProperty(_ call: APICall) async throws -> APIAnswer {
    _ = try scope(call)
    let name = call.query.last("type") ?? "Thing"
    guard let schema = Schema.named(name) else {
      throw APIFailure(.badRequest, "Invalid type: \(name.prefix(100))")
    }
    let limit = call.integer("limit", default: 0)
    let properties = SuggestEntities.extensions(of: schema, limit: limit).map { property in
      JSONValue.object([
        JSONMember("id", .string(property.name)), JSONMember("name", .string(property.label)),
      ])
    }
    return .json(
      .object([
        JSONMember("limit", .number(limit)), JSONMember("type", .string(schema.name)),
        JSONMember("properties", .array(properties)),
      ]))
  }
}

extension ReconcileOperations {
  private func post(_ call: APICall) async throws -> APIAnswer {
    let form = QueryString(parsing: String(decoding: call.body, as: UTF8.self))
    if let extend = form.last("extend"), !extend.allSatisfy(\.isWhitespace) {
      _ = try scope(call)
      return try await self.extend(try JSONObject.read(extend), call)
    }
    let request = try ReconcileBatch(form, call, in: desk)
    let answers = try await desk.answer(request.questions, of: request.lists, call)
    let members = zip(request.keys, answers).map { JSONMember($0, $1.json) }
    return .json(.object(members), headers: [.batchSize: String(members.count)])
  }

  private func extend(_ json: JSONValue, _ call: APICall) async throws -> APIAnswer {
    let wanted = try ReconcileExtension(json, limits: desk.configuration.limits)
    let found = try await desk.browsing.read { view in
      let browse = BrowseEntities(view)
      return try wanted.ids.map { try browse.entity($0, isNested: false) }
    }
    let page = try wanted.json(found)
    return .json(page, headers: [.batchSize: String(page["rows"]?.members?.count ?? 0)])
  }

  /// A small card of an entity, as OpenRefine shows it beside a candidate.
  private func preview(_ dataset: Operation.Parameter) -> Operation {
    Operation(
      method: .get, path: "/reconcile/{dataset}/preview/{id}", name: "reconcilePreview",
      tag: .reconciliation, summary: "A small card of an entity", need: .permission(.browse),
      parameters: [dataset, .path("id", "The entity's id.")],
      answers: [
        .init(200, "A page.", .any, type: "text/html; charset=utf-8"),
        .init(404, "There is none.", .named("Error")),
      ]
    ) { call in
      let id = call.parameter("id")
      let found = try await desk.browsing.read {
        try BrowseEntities($0).entity(id, isNested: false)
      }
      guard case .entity(let browsed) = found else {
        throw APIFailure(.notFound, "No such entity!")
      }
      let page = ReconcileWords.card(of: browsed.entity)
      return .bytes(Array(page.utf8), type: "text/html; charset=utf-8")
    }
  }
}
