import Screening
import Subjects

/// Which entities a request leaves out.
struct MatchFilter: Sendable {
  var excludedSchemata: [String]
  var topics: [String]
  var changedSince: ChangedSince?
  var excludedIDs: [String]

  /// Whether what a list's index holds is enough to decide.
  var needsEntities: Bool { !topics.isEmpty || changedSince != nil || !excludedIDs.isEmpty }

  /// Whether an entity of that schema can answer an example of another: one is a kind of the other,
  /// and things are matched with things.
  func allows(schema: String, for asked: Schema) -> Bool {
    if excludedSchemata.contains(schema) { return false }
    guard let known = Schema.named(schema) else { return asked.name == "Thing" }
    return known.isA(asked.name) || (asked.isA(schema) && known.isMatchable)
  }

  /// Whether the entity itself is wanted.
  func allows(_ entity: Entity) -> Bool {
    if !topics.isEmpty, !entity.properties["topics"].contains(where: topics.contains) {
      return false
    }
    if let changedSince, !changedSince.holds(for: entity.lastChange) { return false }
    return !excludedIDs.contains(entity.id)
      && !entity.referents.contains(where: excludedIDs.contains)
  }
}
