import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// A batch of questions by example that was read and found to make sense.
struct MatchRequest: Sendable {
  /// One question.
  struct Query: Sendable {
    var key: String
    /// The id that the caller gave to the example.
    var id: String?
    var example: Example
  }

  let queries: [Query]
  let limit: Int
  /// Scores in 1/10,000.
  let threshold: Int
  let line: Int
  let lists: [LiveLists.Served]
  /// Every list that is served: what is shown of an entity comes from all of them.
  let allLists: [LiveLists.Served]
  let filter: MatchFilter
  let purpose: String
  let day: PartialDate

  init(_ call: APICall, in state: LiveLists.State, limits: Limits) throws(APIFailure) {
    let query = call.query
    lists = try Dataset.lists(
      call.parameter("dataset"), including: query.all("include_dataset"),
      excluding: query.all("exclude_dataset"), in: state, isForChecks: true
    ).filter { call.principal.mayUse(list: $0.snapshot.list) }
    allLists = state.lists.filter { call.principal.mayUse(list: $0.snapshot.list) }
    let settings = call.json["config"]?.members?.map(\.name) ?? []
    try Algorithm.check(query.last("algorithm") ?? "best", settings: settings)
    let excluded = query.all("exclude_entity_ids")
    guard excluded.count <= 50 else {
      throw .invalid([
        .init(
          place: ["query", "exclude_entity_ids"], message: "List should have at most 50 items",
          type: "too_long")
      ])
    }
    let members = call.json["queries"]?.members ?? []
    guard members.count <= limits.batchQueries else {
      throw APIFailure(
        .badRequest, "Too many queries in one batch (limit: \(limits.batchQueries))")
    }
    guard !members.isEmpty else { throw APIFailure(.badRequest, "No queries provided.") }
    var queries: [Query] = []
    for member in members {
      queries.append(
        Query(
          key: member.name, id: member.value["id"]?.string,
          example: try Example(json: member.value)))
    }
    self.queries = queries
    limit = max(call.integer("limit", default: 5), 0)
    threshold = Self.score(call.number("threshold", default: 0.7), roundingUp: true)
    let cutoff = min(call.number("cutoff", default: 0.7), call.number("threshold", default: 0.7))
    // Results must be above the cutoff, not at it.
    line = Self.score(cutoff, roundingUp: false) + 1
    filter = MatchFilter(
      excludedSchemata: query.all("exclude_schema"), topics: query.all("topics"),
      changedSince: query.last("changed_since").flatMap(ChangedSince.init),
      excludedIDs: excluded)
    purpose = try call.purpose(under: state.policy)
    day = call.day
  }

  /// The check that answers a query of the batch.
  func check(of query: Query) -> ExampleCheck {
    ExampleCheck(
      example: query.example, lists: lists, filter: filter, line: line, limit: limit,
      purpose: purpose, day: day)
  }

  /// A score in 1/10,000, from just below 0 to just above 1.
  private static func score(_ value: Double, roundingUp: Bool) -> Int {
    let scaled = min(max(value * 10_000, -1), 10_001)
    // 0.7 × 10,000 is 7,000 only up to the last bit.
    return Int((roundingUp ? scaled - 1e-6 : scaled + 1e-6).rounded(roundingUp ? .up : .down))
  }
}

extension APICall {
  /// The day of the call.
  var day: PartialDate {
    guard let day = PartialDate(String(now.text.prefix(10))) else {
      preconditionFailure("a moment has a day of the calendar")
    }
    return day
  }
}
