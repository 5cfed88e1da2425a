import Evidence
import RecordStreams
import Register
import Screening
import Subjects

/// The answer to one question of a batch.
struct MatchedQuery: Sendable {
  /// The best outcome of all that was found.
  let outcome: Outcome
  /// What the batch's answer has under the question's key.
  let json: JSONValue

  /// Checks, and renders what was found.
  ///
  /// - Throws: `RegisterError`.
  init(_ query: MatchRequest.Query, of request: MatchRequest, in register: RegisterFile) throws {
    let entities = PinnedEntities(of: request.allLists, in: register)
    var check = CheckQuery(
      subject: query.example.subject, purpose: request.purpose, day: request.day,
      line: min(max(request.line, 0), 10_000), limit: max(request.limit, 0))
    check.limit = request.limit
    var failure: (any Error)?
    let filter = request.filter
    let answer = ScreenSubject.check(check, in: request.lists.map(\.snapshot)) { id, schema, _ in
      guard filter.allows(schema: schema, for: query.example.schema) else { return false }
      guard filter.needsEntities else { return true }
      do { return try entities.entity(id).map(filter.allows) ?? false } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    outcome = answer.outcome
    let results = try answer.results.filter { $0.judgement.score >= request.line }.map { result in
      try Self.scored(result, request: request, entities: entities)
    }
    let matches =
      request.threshold <= request.line
      ? answer.total : Self.count(atLeast: request.threshold, check, request, query, answer)
    json = .object([
      JSONMember("status", .number(200)),
      JSONMember("results", .array(results)),
      JSONMember("total", Self.total(matches)),
      JSONMember("query", Self.echo(query)),
    ])
  }

  /// How many stand at the threshold where the line lies below it.
  private static func count(
    atLeast threshold: Int, _ check: CheckQuery, _ request: MatchRequest,
    _ query: MatchRequest.Query, _ answer: CheckAnswer
  ) -> Int {
    // All that was found is shown: counting it is enough.
    if answer.results.count == answer.total {
      return answer.results.count { $0.judgement.score >= threshold }
    }
    var whole = check
    whole.limit = answer.total
    let all = ScreenSubject.check(whole, in: request.lists.map(\.snapshot)) { id, schema, _ in
      request.filter.allows(schema: schema, for: query.example.schema)
    }
    return all.results.count { $0.judgement.score >= threshold }
  }

  private static func total(_ value: Int) -> JSONValue {
    .object([JSONMember("value", .number(value)), JSONMember("relation", .string("eq"))])
  }

  private static func echo(_ query: MatchRequest.Query) -> JSONValue {
    let properties = query.example.properties.all.map { JSONMember($0.name, .strings($0.values)) }
    return .object([
      JSONMember("id", query.id.map(JSONValue.string) ?? .null),
      JSONMember("schema", .string(query.example.schema.name)),
      JSONMember("properties", .object(properties)),
    ])
  }

  private static func scored(
    _ result: CheckAnswer.Result, request: MatchRequest, entities: PinnedEntities
  ) throws -> JSONValue {
    let isOpen = request.allLists.contains { list in
      list.isOpen && result.lists.contains(list.snapshot.list)
    }
    var entity = try entities.entity(result.subject.id) ?? Entity(result.subject)
    if !isOpen { entity = entity.identityOnly }
    let score = JSONValue.decimal(Double(result.judgement.score) / 10_000)
    return .object(
      entity.apiMembers + [
        JSONMember("score", score),
        JSONMember("explanations", explanations(of: result.judgement)),
        JSONMember("match", .bool(result.judgement.score >= request.threshold)),
      ])
  }

  /// Each reason under the name of what was compared; several of one kind are numbered.
  private static func explanations(of judgement: Judgement) -> JSONValue {
    var members: [JSONMember] = []
    for reason in judgement.reasons {
      let base = MatchFeature.name(of: reason)
      let same = members.count { $0.name == base || $0.name.hasPrefix(base + "_") }
      let bits = Double(reason.milliBits) / 1_000
      let sign = bits < 0 ? "speaks against" : "speaks for"
      members.append(
        JSONMember(
          same == 0 ? base : "\(base)_\(same + 1)",
          .object([
            JSONMember(
              "detail",
              .string(
                "\(reason.says(in: .english)) (\(sign): \(JSONValue.decimal(bits).text) bits)")
            ),
            JSONMember("score", .decimal(MatchFeature.score(of: reason, in: judgement))),
            JSONMember("query", .string(reason.query)),
            JSONMember("candidate", .string(reason.entry)),
          ])))
    }
    return .object(members)
  }
}
