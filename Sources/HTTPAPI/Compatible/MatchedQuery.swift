import Evidence
import RecordStreams
import Register
import Screening
import Subjects

/// The answer to one question of a batch.
struct MatchedQuery: Sendable {
  /// What was found.
  let answer: CheckAnswer
  /// What the batch's answer has under the question's key.
  let json: JSONValue

  /// Checks, and renders what was found.
  ///
  /// - Throws: `RegisterError`.
  init(_ query: MatchRequest.Query, of request: MatchRequest, in register: RegisterFile) throws {
    let entities = PinnedEntities(of: request.allLists, in: register)
    answer = try request.check(of: query).answer(entities)
    let results = try answer.results.filter { $0.judgement.score >= request.line }.map { result in
      JSONValue.object(
        try Self.entity(of: result, in: request.allLists, entities) + [
          JSONMember("score", .decimal(Double(result.judgement.score) / 10_000)),
          JSONMember("explanations", MatchFeature.explanations(of: result.judgement)),
          JSONMember("match", .bool(result.judgement.score >= request.threshold)),
        ])
    }
    let matches = answer.scores.count { $0 >= request.threshold }
    json = .object([
      JSONMember("status", .number(200)),
      JSONMember("results", .array(results)),
      JSONMember(
        "total",
        .object([
          JSONMember("value", .number(matches)), JSONMember("relation", .string("eq")),
        ])),
      JSONMember("query", query.echo),
    ])
  }

  /// What the open lists say of a result; of match-only lists, what identifies the entry.
  private static func entity(
    of result: CheckAnswer.Result, in lists: [LiveLists.Served], _ entities: PinnedEntities
  ) throws -> [JSONMember] {
    let isOpen = lists.contains { $0.isOpen && result.lists.contains($0.snapshot.list) }
    let entity = try entities.entity(result.subject.id) ?? Entity(result.subject)
    return (isOpen ? entity : entity.identityOnly).apiJSON.members ?? []
  }
}

extension MatchRequest.Query {
  /// The example as it was understood.
  fileprivate var echo: JSONValue {
    let properties = example.properties.all.map { JSONMember($0.name, .strings($0.values)) }
    return .object([
      JSONMember("id", id.map(JSONValue.string) ?? .null),
      JSONMember("schema", .string(example.schema.name)),
      JSONMember("properties", .object(properties)),
    ])
  }
}
