extension Schema {
  /// The schema itself and all its ancestors.
  public var lineage: [Schema] {
    var names: Set<String> = []
    return ([self] + parents.flatMap { Schema.named($0)?.lineage ?? [] })
      .filter { names.insert($0.name).inserted }
  }

  /// All schemata that are this one or descend from it, by name.
  public var family: [Schema] {
    Schema.all.values.filter { $0.isA(name) }.sorted { $0.name < $1.name }
  }

  /// The schemata of entities that an entity of this schema may be the same as, by name: the
  /// matchable ones among its ancestors and descendants; none where it is not matchable.
  public var comparable: [Schema] {
    guard isMatchable else { return [] }
    let ancestors = Set(lineage.map(\.name))
    return Schema.all.values
      .filter { $0.isMatchable && (ancestors.contains($0.name) || $0.isA(name)) }
      .sorted { $0.name < $1.name }
  }

  /// The property of a qualified name such as `Thing:country`; `nil` for an unknown one.
  public static func property(qualifiedName: String) -> Property? {
    let parts = qualifiedName.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return Schema.named(parts[0])?.ownProperties.first { $0.name == parts[1] }
  }
}
