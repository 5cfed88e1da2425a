public import Subjects

extension Entity {
  /// One entity of what several lists say under one id, `nil` of nothing: values joined in the
  /// order of the lists, the earliest `firstSeen`, the latest `lastSeen` and `lastChange`, and the
  /// lists as `datasets`.
  ///
  /// Of two schemata the more special one is taken; of two that have nothing to do with each other
  /// the first.
  public static func joined(_ versions: [(list: String, entity: Entity)]) -> Entity? {
    guard var entity = versions.first?.entity else { return nil }
    for (_, other) in versions.dropFirst() { entity.join(other) }
    var lists: [String] = []
    for (list, _) in versions where !lists.contains(list) { lists.append(list) }
    entity.datasets = lists
    entity.isTarget = entity.hasRiskTopic
    return entity
  }

  private mutating func join(_ other: Entity) {
    if Schema.named(other.schema)?.isA(schema) == true { schema = other.schema }
    if caption == nil { caption = other.caption }
    for property in other.properties.all {
      for value in property.values { properties.add(value, to: property.name) }
    }
    for referent in other.referents where !referents.contains(referent) {
      referents.append(referent)
    }
    firstSeen = [firstSeen, other.firstSeen].compactMap { $0 }.min()
    lastSeen = [lastSeen, other.lastSeen].compactMap { $0 }.max()
    lastChange = [lastChange, other.lastChange].compactMap { $0 }.max()
  }
}
