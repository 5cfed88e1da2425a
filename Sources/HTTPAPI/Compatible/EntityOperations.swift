import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// `GET /entities/{id}`: single entities of open lists and what surrounds them.
struct EntityOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      operation(
        "/entities/{entity_id}", "entity", "One entity, with those around it",
        [.query("nested", .boolean, "Whether those around it are shown in it; true.")],
        .named("Entity"), entity),
      operation(
        "/entities/{entity_id}/adjacent", "adjacent", "What surrounds an entity, by property",
        Self.paging, .named("EntityAdjacent"), adjacent),
      operation(
        "/entities/{entity_id}/adjacent/{property_name}", "adjacentByProperty",
        "What surrounds an entity by one property",
        [.path("property_name", "The property: `ownershipOwner`.")] + Self.paging,
        .named("AdjacentResults"), adjacentByProperty),
    ]
  }

  private static let paging: [Operation.Parameter] = [
    .query("limit", .page, "The most results of a property; 10."),
    .query("offset", .offset, "How many to pass over."),
    .queries("sort", "`field:asc` or `field:desc`; else in the order of the lists."),
  ]

  private func operation(
    _ path: String, _ name: String, _ summary: String, _ parameters: [Operation.Parameter],
    _ shape: Shape, _ handle: @escaping @Sendable (APICall) async throws -> APIAnswer
  ) -> Operation {
    Operation(
      method: .get, path: path, name: name, tag: .data, summary: summary,
      need: .permission(.browse),
      parameters: [.path("entity_id", "The entity's id.")] + parameters,
      answers: [
        .init(200, "Found.", shape), .init(308, "It was merged into another."),
        .init(404, "There is none.", .named("Error")),
      ], handle: handle)
  }

  private func entity(_ call: APICall) async throws -> APIAnswer {
    let id = call.parameter("entity_id")
    let isNested = call.truth("nested") ?? true
    let found = try await desk.browsing.read {
      try BrowseEntities($0).entity(id, isNested: isNested)
    }
    switch found {
    case .entity(let entity):
      try await desk.recordView([JSONMember("entity", .string(entity.entity.id))], call)
      return .json(entity.json)
    case .redirect(let canonical): return redirect(call, to: canonical)
    case .unknown: throw Self.unknown
    }
  }

  private func adjacent(_ call: APICall) async throws -> APIAnswer {
    let id = call.parameter("entity_id")
    let page = Page(call)
    let found = try await browse { view in
      try BrowseEntities(view).adjacent(
        id, limit: page.limit, offset: page.offset, order: page.order)
    }
    switch found {
    case .redirect(let canonical): return redirect(call, to: canonical, "/adjacent")
    case .unknown: throw Self.unknown
    case .entity(let entity, let adjacent):
      try await desk.recordView([JSONMember("entity", .string(entity.id))], call)
      let properties = adjacent.map { JSONMember($0.property, page.json($0.neighbours)) }
      return .json(
        .object([
          JSONMember("entity", entity.apiJSON), JSONMember("adjacent", .object(properties)),
        ]))
    }
  }

  private func adjacentByProperty(_ call: APICall) async throws -> APIAnswer {
    let id = call.parameter("entity_id")
    let property = call.parameter("property_name")
    let page = Page(call)
    let found = try await browse { view in
      try BrowseEntities(view).adjacent(
        id, by: property, limit: page.limit, offset: page.offset, order: page.order)
    }
    switch found {
    case .neighbours(let neighbours):
      try await desk.recordView([JSONMember("entity", .string(id))], call)
      return .json(page.json(neighbours))
    case .redirect(let canonical):
      return redirect(call, to: canonical, "/adjacent/" + PercentCoding.encode(property))
    case .unknown: throw Self.unknown
    case .unknownProperty: throw APIFailure(.notFound, "No such property!")
    }
  }

  private static let unknown = APIFailure(.notFound, "No such entity!")

  private func browse<Value: Sendable>(
    _ body: @escaping @Sendable (CatalogView) throws -> Value
  ) async throws -> Value {
    do { return try await desk.browsing.read(body) } catch CatalogError.unsortable(let field) {
      throw APIFailure(.badRequest, "Nothing can be sorted by «\(field.prefix(100))».")
    }
  }

  /// To the entity into which it was merged, with the same query.
  private func redirect(_ call: APICall, to id: String, _ rest: String = "") -> APIAnswer {
    let query = call.queryText.isEmpty ? "" : "?" + call.queryText
    let place = "/entities/" + PercentCoding.encode(id) + rest + query
    return APIAnswer(status: .permanentRedirect, headers: [.location: place])
  }
}

/// Which part of many results is wanted, and in which order.
private struct Page: Sendable {
  let limit: Int
  let offset: Int
  let order: [CatalogOrder]

  init(_ call: APICall) {
    offset = min(max(call.integer("offset", default: 0), 0), SearchEntities.window)
    limit = min(
      max(call.integer("limit", default: 10), 0), SearchEntities.window - offset)
    order = CatalogOrder.read(call.query.all("sort"))
  }

  func json(_ neighbours: BrowseEntities.Neighbours) -> JSONValue {
    .object([
      JSONMember("results", .array(neighbours.results.map(\.json))),
      JSONMember(
        "total",
        .object([
          JSONMember("value", .number(neighbours.total)), JSONMember("relation", .string("eq")),
        ])),
      JSONMember("limit", .number(limit)), JSONMember("offset", .number(offset)),
    ])
  }
}
