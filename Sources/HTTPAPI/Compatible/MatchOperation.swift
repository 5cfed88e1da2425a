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
    let answers = try await desk.answer(request.questions, of: request.lists, call)
    let responses = zip(request.keys, answers).map { JSONMember($0, $1.json) }
    let body = JSONValue.object([
      JSONMember("responses", .object(responses)), JSONMember("limit", .number(request.limit)),
    ])
    return .json(body, headers: [.batchSize: String(answers.count)])
  }
}

extension Desk {
  /// Answers questions by example, and records each before anything is told.
  func answer(
    _ questions: [ExampleQuestion], of lists: [ListSnapshot], _ call: APICall
  ) async throws -> [ExampleAnswer] {
    let (register, rules) = (register, try rules.rules(for: lists))
    let answers = try await gate.each(questions) { question in
      let answer = try ExampleAnswer(question, of: lists, under: rules, in: register)
      return (answer, answer.recorded(of: lists))
    }
    _ = try await record(answers.map(\.1), call)
    return answers.map(\.0)
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
