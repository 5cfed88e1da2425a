import Evidence
import RecordStreams
import Register
import Screening
import Subjects

/// The proposals for one row of a table.
struct ReconciledQuery: Sendable {
  /// What was found.
  let answer: CheckAnswer
  let json: JSONValue

  /// - Throws: `RegisterError`.
  init(_ query: ReconcileBatch.Query, in lists: [LiveLists.Served], _ register: RegisterFile) throws
  {
    let entities = PinnedEntities(of: lists, in: register)
    answer = try query.check.answer(entities)
    let results = try answer.results.map { result in
      let entity = try entities.entity(result.subject.id) ?? Entity(result.subject)
      let score = result.judgement.score
      return JSONValue.object(
        ReconcileWords.members(of: entity) + [
          JSONMember("score", .decimal(Double(score) / 10_000)),
          JSONMember("match", .bool(score >= 7_000)),
        ])
    }
    json = .object([JSONMember("result", .array(results))])
  }
}
