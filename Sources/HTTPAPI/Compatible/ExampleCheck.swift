import Access
import Evidence
import Register
import Screening
import Subjects

/// One question by example: whom, on which lists, and what is left out.
struct ExampleCheck: Sendable {
  var example: Example
  var lists: [LiveLists.Served]
  var filter: MatchFilter
  /// The score, in 1/10,000, from which a result is shown.
  var line: Int
  var limit: Int
  var purpose: String
  var day: PartialDate

  /// Asks.
  ///
  /// - Parameter entities: where the filter looks for what the indexes do not hold.
  /// - Throws: `RegisterError`.
  func answer(_ entities: PinnedEntities) throws -> CheckAnswer {
    let query = CheckQuery(
      subject: example.subject, purpose: purpose, day: day, line: min(max(line, 0), 10_000),
      limit: limit)
    var failure: (any Error)?
    let answer = ScreenSubject.check(query, in: lists.map(\.snapshot)) { id, schema, _ in
      guard filter.allows(schema: schema, for: example.schema) else { return false }
      guard filter.needsEntities, failure == nil else { return true }
      do { return try entities.entity(id).map(filter.allows) ?? false } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    return answer
  }
}
