public import Subjects

extension Entity {
  /// The entity with what identifies it and nothing of why it is listed.
  public var identityOnly: Entity {
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
