import Evidence
public import RecordStreams
public import Register
public import Subjects

/// The answer to a question by example.
public struct ExampleAnswer: Sendable {
  /// What was asked.
  public let question: ExampleQuestion
  /// What was found.
  public let answer: CheckAnswer
  /// In the form that was asked for.
  public let json: JSONValue

  /// Checks, and renders what was found.
  ///
  /// - Parameters:
  ///   - lists: all that are pinned; what is shown of an entity comes from all of them, and results
  ///     only from those of the question's scope.
  ///   - rules: what the policy and earlier decisions say.
  /// - Throws: `RegisterError`.
  public init(
    _ question: ExampleQuestion, of lists: [ListSnapshot], under rules: CheckRules,
    in register: RegisterFile
  ) throws {
    self.question = question
    let entities = PinnedEntities(of: lists, in: register)
    answer = try Self.check(question, lists, rules, entities)
    let shown = answer.results.filter { $0.judgement.score >= question.line }
    switch question.form {
    case .match:
      json = try Self.match(question, shown, answer, entities)
    case .reconcile:
      json = .object([
        JSONMember(
          "result", .array(try shown.map { try Self.proposal($0, question, entities) }))
      ])
    }
  }

  /// The check as the audit is told of it.
  public func recorded(of lists: [ListSnapshot]) -> RecordedCheck {
    var bytes: [UInt8] = []
    json.write(into: &bytes)
    return RecordedCheck(
      form: question.form.rawValue, purpose: question.purpose, asked: question.asked,
      query: question.text, lists: lists, outcome: answer.outcome.rawValue, total: answer.total,
      answerHash: RecordedCheck.hash(bytes),
      personal: answer.total > 0 ? question.personal : .null)
  }

  private static func check(
    _ question: ExampleQuestion, _ lists: [ListSnapshot], _ rules: CheckRules,
    _ entities: PinnedEntities
  ) throws -> CheckAnswer {
    let query = CheckQuery(
      subject: question.subject, purpose: question.purpose, day: question.day,
      line: min(max(question.line, 0), 10_000), limit: question.limit)
    // An unknown schema is no example, so there is one.
    let asked = Schema.named(question.example.schema)
    var failure: (any Error)?
    let scope = lists.filter { question.scope.contains($0.list) }
    let answer = ScreenSubject.check(query, in: scope, under: rules, joiningByID: true) {
      id, schema, _ in
      guard let asked, question.filter.allows(schema: schema, for: asked) else { return false }
      guard question.filter.needsEntities, failure == nil else { return true }
      do {
        // What a match-only list says beside who somebody is decides nothing that a caller can see.
        let entity = try entities.entities([id], identityOnlyOn: question.closed).first ?? nil
        return entity.map(question.filter.allows) ?? false
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    return answer
  }
}

extension ExampleAnswer {
  private static func match(
    _ question: ExampleQuestion, _ shown: [CheckAnswer.Result], _ answer: CheckAnswer,
    _ entities: PinnedEntities
  ) throws -> JSONValue {
    let found = try entities.entities(shown.map(\.subject.id), identityOnlyOn: question.closed)
    let results = zip(shown, found).map { result, entity in
      let entity = entity ?? Entity(result.subject).identityOnly
      return JSONValue.object(
        (entity.apiJSON.members ?? []) + [
          JSONMember("score", .decimal(Double(result.judgement.score) / 10_000)),
          JSONMember("explanations", MatchFeature.explanations(of: result.judgement)),
          JSONMember("match", .bool(result.judgement.score >= question.threshold)),
        ] + result.rememberedJSON(in: .english))
    }
    let matches = answer.scores.count { $0 >= question.threshold }
    return .object([
      JSONMember("status", .number(200)),
      JSONMember("results", .array(results)),
      JSONMember(
        "total",
        .object([
          JSONMember("value", .number(matches)), JSONMember("relation", .string("eq")),
        ])),
      JSONMember("query", question.example.json),
    ])
  }

  private static func proposal(
    _ result: CheckAnswer.Result, _ question: ExampleQuestion, _ entities: PinnedEntities
  ) throws -> JSONValue {
    let entity = try entities.entity(result.subject.id) ?? Entity(result.subject)
    return .object(
      entity.proposalMembers + [
        JSONMember("score", .decimal(Double(result.judgement.score) / 10_000)),
        JSONMember("match", .bool(result.judgement.score >= question.threshold)),
      ])
  }
}

extension Entity {
  /// The id, name and type of an entity, as reconciliation proposes it.
  public var proposalMembers: [JSONMember] {
    let schema = Schema.named(schema)
    return [
      JSONMember("id", .string(id)), JSONMember("name", .string(apiCaption)),
      JSONMember("description", .string(schema?.label ?? self.schema)),
      JSONMember("type", .array(schema.map { [$0.proposalJSON] } ?? [])),
    ]
  }
}

extension Schema {
  /// The schema as reconciliation tells a type.
  public var proposalJSON: JSONValue {
    .object([
      JSONMember("id", .string(name)), JSONMember("name", .string(plural)),
      JSONMember("description", .string(summary ?? label)),
    ])
  }
}
