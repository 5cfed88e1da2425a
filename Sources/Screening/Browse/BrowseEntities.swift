public import Register
public import Subjects

/// Looks at single entities and what surrounds them.
public struct BrowseEntities {
  /// So many entities around one are shown in it at most.
  public static let nestedLimit = 9_999

  /// What an id leads to.
  public enum Found: Sendable, Equatable {
    case entity(BrowsedEntity)
    /// The entity was merged into that of another id.
    case redirect(to: String)
    /// No list that is seen knows the id.
    case unknown
  }

  /// The entities beside one by a property, a part of them.
  public struct Neighbours: Sendable, Equatable {
    /// In the order that was asked for.
    public let results: [BrowsedEntity]
    /// How many there are in all.
    public let total: Int
  }

  /// What surrounds an entity, by property; properties by which nothing does are left out.
  public enum Adjacent: Sendable {
    case entity(Entity, adjacent: [(property: String, neighbours: Neighbours)])
    case redirect(to: String)
    case unknown
  }

  /// What surrounds an entity by one property.
  public enum AdjacentByProperty: Sendable, Equatable {
    case neighbours(Neighbours)
    case redirect(to: String)
    case unknown
    /// The schema has no such property, or its values are no entities.
    case unknownProperty
  }

  private let view: CatalogView

  /// - Parameter view: the catalog in the state in which it is looked at.
  public init(_ view: CatalogView) { self.view = view }

  /// The entity of an id, with those around it where `isNested`.
  public func entity(_ id: String, isNested: Bool = true) throws -> Found {
    switch try view.entry(id) {
    case nil: return .unknown
    case .redirect(let canonical): return .redirect(to: canonical)
    case .entity(let entity):
      if !isNested { return .entity(BrowsedEntity(entity)) }
      var nesting = NestEntities(around: entity, in: view)
      let around = try view.sources(pointingTo: [id]) + view.known(links(of: entity))
      try nesting.load(Array(around.prefix(Self.nestedLimit)))
      return .entity(nesting.nested(entity))
    }
  }

  /// The entities beside one, by each property of its schema that leads to entities.
  ///
  /// - Parameters:
  ///   - limit: of each property.
  ///   - order: in the order in which the lists tell of them where it is empty.
  /// - Throws: `CatalogError.unsortable`.
  public func adjacent(
    _ id: String, limit: Int, offset: Int = 0, order: [CatalogOrder] = []
  ) throws -> Adjacent {
    switch try view.entry(id) {
    case nil: return .unknown
    case .redirect(let canonical): return .redirect(to: canonical)
    case .entity(let entity):
      var adjacent: [(property: String, neighbours: Neighbours)] = []
      for property in Schema.named(entity.schema)?.properties ?? [] where property.type == "entity"
      {
        let neighbours = try neighbours(
          of: entity, by: property, limit: limit, offset: offset, order)
        if neighbours.total > 0 { adjacent.append((property.name, neighbours)) }
      }
      return .entity(entity, adjacent: adjacent)
    }
  }

  /// The entities beside one by one property.
  ///
  /// - Throws: `CatalogError.unsortable`.
  public func adjacent(
    _ id: String, by property: String, limit: Int, offset: Int = 0, order: [CatalogOrder] = []
  ) throws -> AdjacentByProperty {
    switch try view.entry(id) {
    case nil: return .unknown
    case .redirect(let canonical): return .redirect(to: canonical)
    case .entity(let entity):
      guard let property = Schema.named(entity.schema)?.property(property),
        property.type == "entity"
      else { return .unknownProperty }
      return .neighbours(
        try neighbours(of: entity, by: property, limit: limit, offset: offset, order))
    }
  }
}

extension BrowseEntities {
  private func neighbours(
    of entity: Entity, by property: Schema.Property, limit: Int, offset: Int,
    _ order: [CatalogOrder]
  ) throws -> Neighbours {
    let ids = try neighbourIDs(of: entity, by: property)
    let ordered = order.isEmpty ? ids : try view.sorted(ids, by: order)
    let page = Array(ordered.dropFirst(offset).prefix(limit))
    var nesting = NestEntities(around: entity, in: view)
    try nesting.load(page)
    return Neighbours(results: nesting.shown(page, inside: entity.id), total: ids.count)
  }

  /// Those that the property names, and those that name the entity by the property that leads
  /// back, whichever of the two is stored.
  private func neighbourIDs(of entity: Entity, by property: Schema.Property) throws -> [String] {
    var ids = try view.known(entity.properties[property.name].filter { $0 != entity.id })
    if let reverse = property.reverse, let range = property.range {
      let schemata = Set((Schema.named(range)?.family ?? []).map(\.name))
      let pointing = try view.sources(pointingTo: [entity.id], by: reverse, schemata: schemata)
      ids += pointing.filter { $0 != entity.id && !ids.contains($0) }
      if !pointing.isEmpty { ids = try view.known(ids) }
    }
    return ids
  }

  /// The ids that an entity names.
  private func links(of entity: Entity) -> [String] {
    guard let schema = Schema.named(entity.schema) else { return [] }
    return entity.properties.all.filter { schema.property($0.name)?.type == "entity" }
      .flatMap(\.values)
  }
}
