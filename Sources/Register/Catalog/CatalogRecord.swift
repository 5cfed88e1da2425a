import Subjects

/// What the catalog keeps of an entity as one list has it.
///
/// It follows from the entity and the list alone, so that a record can be taken out of the index
/// again by what the register says it was.
struct CatalogRecord {
  /// In the order of the columns of `page`.
  private(set) var names: [String] = []
  private(set) var words: [String] = []
  private(set) var facts: [String] = []
  private(set) var edges: Set<Edge> = []
  private(set) var valueCount = 0
  /// By group: the values by which results are counted.
  private(set) var counted: [String: [String]] = [:]
  let entity: Entity

  struct Edge: Hashable {
    let target: String
    let property: String
  }

  /// The groups by which results are counted.
  static let countedGroups: Set<String> = ["countries", "topics", "genders", "identifiers"]

  init(_ entity: Entity, list: String, words split: CatalogWords) {
    self.entity = entity
    let fields = CatalogField.bySchema[entity.schema] ?? [:]
    for property in entity.properties.all {
      let field = fields[property.name] ?? .unknown
      for value in property.values { take(value, of: property.name, field, split) }
    }
    takeMembers(list: list)
  }

  private mutating func take(
    _ value: String, of property: String, _ field: CatalogField, _ split: CatalogWords
  ) {
    valueCount += 1
    let prefix =
      CatalogField.prefixes[property] ?? CatalogToken.prefix(of: "properties." + property)
    switch field.kind {
    case .entity:
      edges.insert(Edge(target: value, property: property))
      add(value, prefix, field)
    case .value:
      words += split.words(value)
      add(value, prefix, field)
      if let group = field.group { count(value, under: group) }
    case .text:
      let parts = split.words(value)
      for part in parts { facts.append(CatalogToken.word(part, after: prefix)) }
      if field.group == "names" { names += parts } else { words += parts }
      if field.group == "addresses" {
        for part in parts { facts.append(CatalogToken.word(part, after: field.groupPrefix)) }
      }
    }
  }

  private mutating func add(_ value: String, _ prefix: String, _ field: CatalogField) {
    let escaped = CatalogToken.value(value, after: "")
    facts.append(prefix + escaped)
    if field.group != nil { facts.append(field.groupPrefix + escaped) }
  }

  private mutating func count(_ value: String, under group: String) {
    guard Self.countedGroups.contains(group) else { return }
    let key = CatalogToken.folded(value)
    if !counted[group, default: []].contains(key) { counted[group, default: []].append(key) }
  }

  private mutating func takeMembers(list: String) {
    var members = [
      ("schema", entity.schema), ("datasets", list), ("entity_id", entity.id), ("id", entity.id),
      ("caption", entity.displayName), ("target", entity.hasRiskTopic ? "true" : "false"),
    ]
    members += entity.referents.map { ("referents", $0) }
    for (name, time) in [
      ("first_seen", entity.firstSeen), ("last_seen", entity.lastSeen),
      ("last_change", entity.lastChange),
    ] {
      if let time = time.flatMap(CatalogTime.text) { members.append((name, time)) }
    }
    facts.append(CatalogToken.everything)
    facts += members.map { CatalogToken.value($0.1, of: $0.0) }
  }
}
