public import RecordStreams
import Register
public import Subjects

/// An entity as the compatible API shows it, with others in the place of ids.
public struct BrowsedEntity: Sendable, Equatable {
  /// What the lists say.
  public var entity: Entity
  /// By property, entities that are shown instead of its values.
  public var nested: [(property: String, entities: [BrowsedEntity])]

  /// Makes one from its parts.
  public init(_ entity: Entity, nested: [(property: String, entities: [BrowsedEntity])] = []) {
    self.entity = entity
    self.nested = nested
  }

  /// Equal members in equal order.
  public static func == (left: Self, right: Self) -> Bool {
    left.entity == right.entity && left.nested.count == right.nested.count
      && zip(left.nested, right.nested).allSatisfy {
        $0.property == $1.property && $0.entities == $1.entities
      }
  }

  /// In the form of the compatible API.
  public var json: JSONValue {
    guard case .object(var members) = entity.apiJSON,
      let index = members.firstIndex(where: { $0.name == "properties" }),
      var properties = members[index].value.members
    else { preconditionFailure("an entity is an object with properties") }
    for (name, entities) in nested {
      let value = JSONValue.array(entities.map(\.json))
      if let known = properties.firstIndex(where: { $0.name == name }) {
        properties[known].value = value
      } else {
        properties.append(JSONMember(name, value))
      }
    }
    members[index].value = .object(properties)
    return .object(members)
  }
}

extension Entity {
  /// The entity in the form of the compatible API: every member is there, times have no zone, and
  /// whether it is a target follows from its topics.
  public var apiJSON: JSONValue {
    func time(_ text: String?) -> JSONValue {
      text.flatMap(CatalogTime.text).map(JSONValue.string) ?? .null
    }
    return .object([
      JSONMember("id", .string(id)),
      JSONMember("caption", .string(apiCaption)),
      JSONMember("schema", .string(schema)),
      JSONMember(
        "properties", .object(properties.all.map { JSONMember($0.name, .strings($0.values)) })),
      JSONMember("datasets", .strings(datasets)),
      JSONMember("referents", .strings(referents)),
      JSONMember("target", .bool(hasRiskTopic)),
      JSONMember("first_seen", time(firstSeen)),
      JSONMember("last_seen", time(lastSeen)),
      JSONMember("last_change", time(lastChange)),
    ])
  }

  /// The caption of the file, else the first value of the schema's caption properties, else what
  /// the schema is called.
  public var apiCaption: String {
    if let caption, !caption.isEmpty { return caption }
    guard let schema = Schema.named(schema) else { return displayName }
    return schema.captionProperties.lazy.compactMap { properties[$0].first }.first ?? schema.label
  }
}
