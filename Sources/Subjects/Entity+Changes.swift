import RecordStreams

extension Entity {
  /// The names of the fields whose values differ from those of an earlier version, sorted.
  ///
  /// The order of values does not count: publishers shuffle it between editions. Nor do
  /// `first_seen`, `last_seen` and `last_change`, which tell of the publisher's crawl and differ
  /// in every edition.
  public func changedFields(since earlier: Entity) -> [String] {
    var fields: Set<String> = []
    for name in Set(properties.all.map(\.name) + earlier.properties.all.map(\.name))
    where Set(properties[name]) != Set(earlier.properties[name]) { fields.insert(name) }
    if schema != earlier.schema { fields.insert("schema") }
    if caption != earlier.caption { fields.insert("caption") }
    if Set(datasets) != Set(earlier.datasets) { fields.insert("datasets") }
    if Set(referents) != Set(earlier.referents) { fields.insert("referents") }
    if isTarget != earlier.isTarget { fields.insert("target") }
    for member in Set(other).symmetricDifference(earlier.other) { fields.insert(member.name) }
    for member in Set(nested).symmetricDifference(earlier.nested) { fields.insert(member.name) }
    return fields.sorted()
  }
}
