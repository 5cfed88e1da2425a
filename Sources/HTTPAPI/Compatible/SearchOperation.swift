import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// `GET /search/{dataset}`: entities by words.
struct SearchOperation: Sendable {
  let desk: Desk

  var operation: Operation {
    Operation(
      method: .get, path: "/search/{dataset}", name: "search", tag: .matching,
      summary: "Search open lists by words; for people, `/match` is the better question",
      need: .permission(.browse), parameters: Self.parameters,
      answers: [
        .init(200, "What was found, with counts.", .named("SearchResponse")),
        .init(404, "No such dataset.", .named("Error")),
      ], handle: answer)
  }

  private static let facets = [
    "datasets", "schema", "countries", "identifiers", "topics", "genders",
  ]

  private static let parameters: [Operation.Parameter] = [
    .path("dataset", "A list, or `default` for all."),
    .query("q", .text(0...20_000), "Words, phrases, `field:value`, AND, OR, NOT, `*`, `~`."),
    .query("schema", .text(0...200), "Only entities that may be of this schema; `Thing`."),
    .query("limit", .page, "The most results; 10."),
    .query("offset", .offset, "How many results to pass over."),
    .queries("countries", "Only these countries, by code."),
    .queries("topics", "Only these topics."),
    .queries("datasets", "Only these datasets, counted as a facet."),
    .queries("include_dataset", "Only these datasets."),
    .queries("exclude_dataset", "Without these datasets; goes before `include_dataset`."),
    .queries("exclude_schema", "Without entities of these schemata."),
    .queries("filter", "`field:value`: `properties.birthDate:1985`."),
    .query("filter_op", .choice(["OR", "AND"]), "How several values of a field are joined; OR."),
    .queries("facets", .choice(facets), "What to count."),
    .queries("sort", "`field:asc` or `field:desc`."),
    .query("changed_since", .timestamp, "Only entities that changed since then."),
    .query("target", .boolean, "Deprecated: only those with, or without, a topic of risk."),
    .query("fuzzy", .boolean, "Whether `~` after a word allows slips."),
    .query("simple", .boolean, "Take the words as people type them; nothing is an error."),
  ]

  private func answer(_ call: APICall) async throws -> APIAnswer {
    let request = try request(of: call)
    do {
      let answer = try await desk.browsing.read { try SearchEntities($0).run(request) }
      try await record(request.query, found: answer.total, call)
      return .json(answer.json)
    } catch let error as QuerySyntaxError {
      throw APIFailure(.badRequest, "The query cannot be read: \(error.text).")
    } catch SearchError.unknownSchema {
      throw APIFailure(.badRequest, "Invalid schema")
    } catch CatalogError.tooBroad(let limit) {
      throw APIFailure(
        .badRequest, "A part of the query stands for more than \(limit) words: write more of it.")
    } catch CatalogError.unsortable(let field) {
      throw APIFailure(.badRequest, "Nothing can be sorted by «\(field.prefix(100))».")
    }
  }

  /// Records that somebody searched: the words as a keyed hash, since they may name a person.
  private func record(_ query: String, found: Int, _ call: APICall) async throws {
    let key = try desk.register.queryKey()
    try await desk.recordView(
      [
        JSONMember("dataset", .string(call.parameter("dataset"))),
        JSONMember("query_hash", .string(key.hash(of: query))),
        JSONMember("total", .number(found)),
      ], call)
  }

  private func request(of call: APICall) throws(APIFailure) -> SearchEntities.Request {
    let query = call.query
    let state = desk.lists.current
    var request = SearchEntities.Request()
    request.query = query.last("q") ?? ""
    request.schema = query.last("schema") ?? "Thing"
    request.limit = call.integer("limit", default: 10)
    request.offset = call.integer("offset", default: 0)
    request.isSimple = call.truth("simple") ?? false
    request.isFuzzy = call.truth("fuzzy") ?? false
    request.scope = try Dataset.lists(
      call.parameter("dataset"), including: query.all("include_dataset"),
      excluding: query.all("exclude_dataset"), in: state, isForChecks: false
    ).filter { call.principal.mayUse(list: $0.snapshot.list) }.map(\.edition.list)
    guard Schema.named(request.schema) != nil else {
      throw APIFailure(.badRequest, "Invalid schema")
    }
    request.excludedSchemata = query.all("exclude_schema")
    request.joinsByOr = query.last("filter_op") != "AND"
    request.changedSince = query.last("changed_since")
    request.sort = query.all("sort")
    let facets = query.all("facets")
    if !facets.isEmpty { request.facets = facets }
    for field in ["countries", "topics", "datasets"] {
      request.filters += query.all(field).map { SearchEntities.Filter(field, $0) }
    }
    for text in query.all("filter") {
      guard let filter = SearchEntities.Filter(text) else {
        throw APIFailure(.badRequest, "Invalid filter: '\(text.prefix(100))'")
      }
      request.filters.append(filter)
    }
    if let target = call.truth("target") {
      request.filters.append(SearchEntities.Filter("target", target ? "true" : "false"))
    }
    return request
  }
}

extension Shape {
  /// How many results stand on a page; below 0 is none.
  static let page = Shape.integer(-1_000_000...500)

  /// How many results are passed over.
  static let offset = Shape.integer(-1_000_000...9_499)
}
