import RecordStreams
import Subjects

extension Entity {
  /// The members of an entity as the compatible API gives them.
  var apiMembers: [JSONMember] {
    func time(_ text: String?) -> JSONValue { text.map { .string(String($0.prefix(19))) } ?? .null }
    return [
      JSONMember("id", .string(id)),
      JSONMember("caption", .string(displayName)),
      JSONMember("schema", .string(schema)),
      JSONMember(
        "properties",
        .object(properties.all.map { JSONMember($0.name, .strings($0.values)) })),
      JSONMember("datasets", .strings(datasets)),
      JSONMember("referents", .strings(referents)),
      JSONMember("target", .bool(isTarget ?? false)),
      JSONMember("first_seen", time(firstSeen)),
      JSONMember("last_seen", time(lastSeen)),
      JSONMember("last_change", time(lastChange)),
    ]
  }

  /// The entity with what identifies it and nothing of why it is listed.
  var identityOnly: Entity {
    var entity = Entity(id: id, schema: schema, datasets: datasets)
    entity.caption = caption
    for property in properties.all where Self.identifying.contains(property.name) {
      entity.properties[property.name] = property.values
    }
    return entity
  }

  private static let identifying: Set<String> = [
    "name", "alias", "previousName", "weakAlias", "firstName", "secondName", "middleName",
    "fatherName", "lastName", "motherName", "birthDate", "birthPlace", "nationality",
    "citizenship", "country", "jurisdiction", "gender", "passportNumber", "idNumber",
    "registrationNumber", "imoNumber",
  ]

  /// An entity of which only the index is left.
  init(_ subject: Subject) {
    self.init(id: subject.id, schema: subject.schema)
    properties["name"] = subject.names.map(\.text)
  }
}
