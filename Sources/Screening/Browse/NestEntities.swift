import Register
import Subjects

/// Puts the entities around one into it: those that it names, and those that name it.
///
/// Entities that link two others, such as an ownership, are followed to their other end; no other
/// entity is. An entity never stands inside itself.
struct NestEntities {
  /// A property that leads back to an entity, and the entity to which it leads.
  private struct Inverse: Hashable {
    let property: String
    let id: String
  }

  private let view: CatalogView
  private var entities: [String: Entity] = [:]
  /// By id: those that point to it, in the order in which they were found.
  private var inverses: [String: [Inverse]] = [:]
  private var missing: Set<String> = []

  init(around root: Entity, in view: CatalogView) {
    self.view = view
    entities[root.id] = root
  }

  /// Reads entities, and the other ends of those that link two.
  mutating func load(_ ids: [String]) throws {
    var next = ids
    while !next.isEmpty {
      let wanted = next.filter { entities[$0] == nil && missing.insert($0).inserted }
      next = []
      for entity in try view.entities(wanted) {
        entities[entity.id] = entity
        next += take(entity)
      }
    }
  }

  /// Notes to whom an entity points, and says to whom one should go on from it.
  private mutating func take(_ entity: Entity) -> [String] {
    guard let schema = Schema.named(entity.schema) else { return [] }
    var further: [String] = []
    for property in entity.properties.all {
      guard let link = schema.property(property.name), link.type == "entity" else { continue }
      for value in property.values {
        if schema.isEdge { further.append(value) }
        guard let reverse = link.reverse else { continue }
        let inverse = Inverse(property: reverse, id: entity.id)
        if !inverses[value, default: []].contains(inverse) {
          inverses[value, default: []].append(inverse)
        }
      }
    }
    return further
  }

  /// Entities with those around them, as they stand inside another.
  func shown(_ ids: [String], inside root: String) -> [BrowsedEntity] {
    ids.compactMap { entities[$0] }.map { nested($0, path: [root]) }
  }

  /// The entity with those around it.
  ///
  /// - Parameter path: the ids of the entities in which it stands. What points to an entity is
  ///   shown in the first two only.
  func nested(_ entity: Entity, path: [String] = []) -> BrowsedEntity {
    var nested: [(property: String, entities: [BrowsedEntity])] = []
    func add(_ entity: BrowsedEntity, to property: String) {
      if let index = nested.firstIndex(where: { $0.property == property }) {
        nested[index].entities.append(entity)
      } else {
        nested.append((property, [entity]))
      }
    }
    let schema = Schema.named(entity.schema)
    let next = path + [entity.id]
    for property in entity.properties.all where schema?.property(property.name)?.type == "entity" {
      for value in property.values where !next.contains(value) {
        if let other = entities[value] { add(self.nested(other, path: next), to: property.name) }
      }
    }
    if path.count < 2 {
      for inverse in inverses[entity.id] ?? [] where !next.contains(inverse.id) {
        // What an entity names itself stands under the same name once.
        if let other = entities[inverse.id], schema?.property(inverse.property) != nil,
          entity.properties[inverse.property].isEmpty
        {
          add(self.nested(other, path: next), to: inverse.property)
        }
      }
    }
    return BrowsedEntity(entity, nested: nested)
  }
}
