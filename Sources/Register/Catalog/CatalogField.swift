import Subjects

/// How the values of a property are searched.
struct CatalogField: Sendable {
  /// What stands under `properties.x` and the group of its type: the whole value, or its words.
  enum Kind: Sendable {
    case value
    case text
    case entity
  }

  let kind: Kind
  /// The group under which the values are found too: `countries`, `names`.
  let group: String?
  /// What words of the group begin with.
  let groupPrefix: String

  /// Text without a group, as properties are that the schema does not have.
  static let unknown = CatalogField(kind: .text, group: nil)

  init(kind: Kind, group: String?) {
    self.kind = kind
    self.group = group
    groupPrefix = group.map(CatalogToken.prefix) ?? ""
  }

  init(_ property: Schema.Property) {
    let type = property.valueType
    switch property.type {
    case "entity": kind = .entity
    case "name", "address": kind = .text
    default: kind = type?.group == nil ? .text : .value
    }
    group = property.isGrouped ? type?.group : nil
    groupPrefix = group.map(CatalogToken.prefix) ?? ""
  }

  /// The properties of every schema, by name; stubs, which are never stored, are left out.
  static let bySchema: [String: [String: CatalogField]] = Schema.all.mapValues { schema in
    Dictionary(
      schema.properties.filter { !$0.isStub }.map { ($0.name, CatalogField($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What words of a property begin with, by its name.
  static let prefixes: [String: String] = byProperty.keys.reduce(into: [:]) { prefixes, name in
    prefixes[name] = CatalogToken.prefix(of: "properties." + name)
  }

  /// How a property of that name is searched, whichever schema has it; `nil` where none has.
  ///
  /// Where schemata disagree, whole values win over text.
  static let byProperty: [String: CatalogField] = {
    var fields: [String: CatalogField] = [:]
    for schema in Schema.all.values.sorted(by: { $0.name < $1.name }) {
      for property in schema.ownProperties where !property.isStub {
        let field = CatalogField(property)
        if let known = fields[property.name], known.kind != .text { continue }
        fields[property.name] = field
      }
    }
    return fields
  }()
}

extension CatalogField {
  /// How a field of a query is searched; `nil` for one that no entity has.
  static func named(_ name: String) -> CatalogField? {
    if let property = CatalogToken.property(of: name) { return byProperty[property] }
    switch name {
    case "schema", "datasets", "referents", "entity_id", "id", "caption", "target", "first_seen",
      "last_seen", "last_change":
      return CatalogField(kind: .value, group: nil)
    case "addresses": return CatalogField(kind: .text, group: name)
    case _ where ValueType.byGroup[name] != nil: return CatalogField(kind: .value, group: name)
    default: return nil
    }
  }
}
