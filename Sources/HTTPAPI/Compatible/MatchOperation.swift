import Access
import Evidence
import HTTPTypes
import RecordStreams
import Screening
import Subjects

/// `POST /match/{dataset}`: a batch of questions by example.
struct MatchOperation: Sendable {
  let desk: Desk

  var operation: Operation {
    Operation(
      method: .post, path: "/match/{dataset}", name: "match", tag: .matching,
      summary: "Check people and organisations against a dataset, by example",
      need: .permission(.check), parameters: Self.parameters,
      body: Operation.Body(kind: .json(.named("EntityMatchQuery"))),
      answers: [
        .init(200, "What was found for each query.", .named("EntityMatchResponse")),
        .init(404, "No such dataset.", .named("Error")),
      ],
      handle: answer)
  }

  private static let parameters: [Operation.Parameter] = [
    .path("dataset", "A list, or `default` for all."),
    .query("limit", .integer(-1_000_000...500), "The most results for each query; 5 if left out."),
    .query("threshold", .number(nil), "The score from which a result is a match; 0.7."),
    .query("cutoff", .number(nil), "Deprecated: the lesser of it and `threshold` counts."),
    .query("algorithm", .text, "`best`, or a name by which clients know other matchers."),
    .queries("include_dataset", "Only these datasets."),
    .queries("exclude_dataset", "Without these datasets; goes before `include_dataset`."),
    .queries("exclude_schema", "Without entities of these schemata."),
    .queries("topics", "Only entities with one of these topics."),
    .query("changed_since", .timestamp, "Only entities that changed after that time."),
    .queries("exclude_entity_ids", "Without these entities, by any of their ids; at most 50."),
  ]

  private func answer(_ call: APICall) async throws -> APIAnswer {
    let request = try MatchRequest(call, in: desk.lists.current, limits: desk.configuration.limits)
    let register = desk.register
    let answers = try await desk.gate.each(request.queries) { query in
      try MatchedQuery(query, of: request, in: register)
    }
    try await record(answers, of: request, call)
    let responses = zip(request.queries, answers).map { JSONMember($0.key, $1.json) }
    let body = JSONValue.object([
      JSONMember("responses", .object(responses)), JSONMember("limit", .number(request.limit)),
    ])
    return .json(body, headers: [.batchSize: String(answers.count)])
  }

  private func record(
    _ answers: [MatchedQuery], of request: MatchRequest, _ call: APICall
  ) async throws {
    for answer in answers {
      desk.metrics.count("tabayyun_checks_total{outcome=\"\(answer.answer.outcome.rawValue)\"}")
    }
  }
}

extension HTTPField.Name {
  /// How many queries an answer is about.
  static var batchSize: HTTPField.Name {
    guard let name = HTTPField.Name("x-batch-size") else { preconditionFailure("a header's name") }
    return name
  }
}

extension Shape {
  /// `2024-05-03`, or with `T` hours, minutes and seconds.
  static let timestamp = Shape.text(
    pattern: #"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$"#, 10...19, ChangedSince.isValid)
}
