import Access
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// A batch of questions by example that was read and found to make sense.
struct MatchRequest: Sendable {
  /// The keys under which the answers are wanted.
  let keys: [String]
  let questions: [ExampleQuestion]
  /// Every list that the caller may use: what is shown of an entity comes from all of them.
  let lists: [ListSnapshot]
  let limit: Int

  init(_ call: APICall, in state: LiveLists.State, limits: Limits) throws(APIFailure) {
    let query = call.query
    let usable = state.lists.filter { call.principal.mayUse(list: $0.snapshot.list) }
    let scope = try Dataset.lists(
      call.parameter("dataset"), including: query.all("include_dataset"),
      excluding: query.all("exclude_dataset"), in: state, isForChecks: true
    ).filter { call.principal.mayUse(list: $0.snapshot.list) }
    let settings = call.json["config"]?.members?.map(\.name) ?? []
    try Algorithm.check(query.last("algorithm") ?? "best", settings: settings)
    let filter = try Self.filter(query)
    let members = call.json["queries"]?.members ?? []
    guard members.count <= limits.batchQueries else {
      throw APIFailure(
        .badRequest, "Too many queries in one batch (limit: \(limits.batchQueries))")
    }
    guard !members.isEmpty else { throw APIFailure(.badRequest, "No queries provided.") }
    limit = max(call.integer("limit", default: 5), 0)
    let threshold = call.number("threshold", default: 0.7)
    let cutoff = min(call.number("cutoff", default: 0.7), threshold)
    let purpose = try call.purpose(under: state.policy)
    // Whoever may not see grounds sees of every list what identifies somebody.
    let seesGrounds = call.principal.may(.seeGrounds)
    let closed = usable.filter { !$0.isOpen || !seesGrounds }.map(\.snapshot.list)
    var questions: [ExampleQuestion] = []
    for member in members {
      questions.append(
        ExampleQuestion(
          form: .match, example: try CleanedQuery.reading(member.value),
          scope: scope.map(\.snapshot.list),
          closed: closed, filter: filter,
          // Results must be above the cutoff, not at it.
          line: Self.score(cutoff, roundingUp: false) + 1,
          threshold: Self.score(threshold, roundingUp: true), limit: limit, purpose: purpose,
          day: call.day))
    }
    self.questions = questions
    keys = members.map(\.name)
    lists = usable.map(\.snapshot)
  }

  private static func filter(_ query: QueryString) throws(APIFailure) -> MatchFilter {
    let excluded = query.all("exclude_entity_ids")
    guard excluded.count <= 50 else {
      throw .invalid([
        .init(
          place: ["query", "exclude_entity_ids"], message: "List should have at most 50 items",
          type: "too_long")
      ])
    }
    return MatchFilter(
      excludedSchemata: query.all("exclude_schema"), topics: query.all("topics"),
      changedSince: query.last("changed_since").flatMap(ChangedSince.init), excludedIDs: excluded)
  }

  /// A score in 1/10,000, from just below 0 to just above 1.
  private static func score(_ value: Double, roundingUp: Bool) -> Int {
    let scaled = min(max(value * 10_000, -1), 10_001)
    // 0.7 × 10,000 is 7,000 only up to the last bit.
    return Int((roundingUp ? scaled - 1e-6 : scaled + 1e-6).rounded(roundingUp ? .up : .down))
  }
}

extension CleanedQuery {
  /// Reads an example that has been found to be of the right form.
  ///
  /// - Throws: `APIFailure` with 400 for a schema that is unknown or that nothing can be matched
  ///   with.
  static func reading(_ json: JSONValue) throws(APIFailure) -> CleanedQuery {
    do { return try CleanedQuery(json: json) } catch {
      throw APIFailure(
        .badRequest, "Cannot parse example entity: \(String(error.text.prefix(200)))")
    }
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
