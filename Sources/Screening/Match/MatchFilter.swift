import RecordStreams
import Subjects

/// Which entities a request leaves out.
public struct MatchFilter: Sendable {
  public var excludedSchemata: [String]
  public var topics: [String]
  public var changedSince: ChangedSince?
  public var excludedIDs: [String]

  /// - Parameters:
  ///   - topics: one of which an entity must have; empty for any.
  ///   - excludedIDs: any of the ids of an entity.
  public init(
    excludedSchemata: [String] = [], topics: [String] = [], changedSince: ChangedSince? = nil,
    excludedIDs: [String] = []
  ) {
    self.excludedSchemata = excludedSchemata
    self.topics = topics
    self.changedSince = changedSince
    self.excludedIDs = excludedIDs
  }

  /// Whether more than what a list's index holds is needed to decide.
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

  /// As the audit tells it; what is left out is not told.
  var members: [JSONMember] {
    func member(_ name: String, _ values: [String]) -> [JSONMember] {
      values.isEmpty ? [] : [JSONMember(name, .strings(values))]
    }
    return member("exclude_schema", excludedSchemata) + member("topics", topics)
      + member("changed_since", changedSince.map { [$0.text] } ?? [])
      + member("exclude_entity_ids", excludedIDs)
  }

  /// Reads what `members` gave.
  init(_ json: JSONValue) {
    func texts(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
    self.init(
      excludedSchemata: texts("exclude_schema"), topics: texts("topics"),
      changedSince: texts("changed_since").first.flatMap(ChangedSince.init),
      excludedIDs: texts("exclude_entity_ids"))
  }
}
