public import Register
public import Subjects

/// Proposes entities, properties and types by their first letters, for reconciliation.
public struct SuggestEntities {
  /// So many properties or types are proposed at most.
  public static let modelLimit = 5

  private let view: CatalogView
  private let scope: [ListName]

  /// - Parameters:
  ///   - view: the catalog in the state in which it is searched.
  ///   - scope: the lists to look in; all that are seen where it is `nil`.
  public init(_ view: CatalogView, scope: [ListName]? = nil) {
    self.view = view
    self.scope = scope ?? view.lists
  }

  /// Entities with a name in which those words stand near each other, the last of them only begun;
  /// the best first.
  public func entities(_ prefix: String, limit: Int) throws -> [Entity] {
    let words = CatalogWords.normalForm.words(prefix)
    if words.isEmpty { return [] }
    var search = CatalogSearch(.beginning(words), limit: min(max(0, limit), SearchEntities.window))
    search.favoursLarge = false
    return try view.entities(try view.search(search, in: scope).ids)
  }

  /// Properties, neither hidden nor leading to entities, whose name or label begins so, by name.
  public func properties(_ prefix: String) throws -> [Schema.Property] {
    let found = try types().flatMap(\.ownProperties)
      .filter { property in
        !property.isHidden && property.type != "entity"
          && Self.begins(prefix, [property.name, property.label])
      }
      .sorted { ($0.name, $0.schema) < ($1.name, $1.schema) }
    return Array(found.prefix(Self.modelLimit))
  }

  /// Types whose name or label begins so, by name.
  public func types(_ prefix: String) throws -> [Schema] {
    Array(
      try types().filter { Self.begins(prefix, [$0.name, $0.label]) }.prefix(Self.modelLimit))
  }

  /// The matchable schemata that the lists use, and all their ancestors, by name.
  public func types() throws -> [Schema] {
    let used = try view.schemata(in: scope).compactMap(Schema.named).filter(\.isMatchable)
    var names: Set<String> = []
    return used.flatMap(\.lineage).filter { names.insert($0.name).inserted }
      .sorted { $0.name < $1.name }
  }

  /// The properties by which rows of a table can be extended: what marks the schema first, at most
  /// `limit` of them (0 for all), then sorted by label.
  public static func extensions(of schema: Schema, limit: Int = 0) -> [Schema.Property] {
    let featured = schema.featuredProperties.compactMap(schema.property)
    let others = schema.properties.filter { property in
      !property.isHidden && property.type != "entity"
        && !schema.featuredProperties.contains(property.name)
    }
    let all = featured + others
    return (limit > 0 ? Array(all.prefix(limit)) : all)
      .sorted { ($0.label, $0.name) < ($1.label, $1.name) }
  }

  private static func begins(_ prefix: String, _ labels: [String]) -> Bool {
    func plain(_ text: String) -> String {
      String(text.lowercased().trimming(while: \.isWhitespace))
    }
    let prefix = plain(prefix)
    return !prefix.isEmpty && labels.contains { plain($0).hasPrefix(prefix) }
  }
}

extension String {
  /// The text without such characters at both ends.
  func trimming(while isPadding: (Character) -> Bool) -> Substring {
    var rest = drop(while: isPadding)
    while let last = rest.last, isPadding(last) { rest.removeLast() }
    return rest
  }
}
