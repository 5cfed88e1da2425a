public import RecordStreams
public import Subjects

/// An example entity that is looked for, its properties brought into the form of FollowTheMoney.
///
/// Properties may be a value or a list of values. Those that the schema does not have and values
/// that cannot be understood are left out.
public struct CleanedQuery: Sendable, Equatable {
  /// The names of a person are put together from their parts in so many ways at most.
  public static let combinationLimit = 256

  /// As the client gave it; it finds nothing and is only handed back.
  public let id: String?
  /// The kind of entity that is looked for.
  public let schema: String
  /// Where no name is given, those that the parts of a person's name make stand in `alias`.
  public let properties: Properties

  /// Reads `{"id"?, "schema", "properties": {…}}`.
  public init(json: JSONValue) throws(CleanedQueryError) {
    guard json.members != nil else { throw .wrongKind(member: "query") }
    var id: String?
    switch json["id"] {
    case nil, .null: break
    case .string(let text): id = text
    default: throw .wrongKind(member: "id")
    }
    guard let name = json["schema"] else { throw .missing(member: "schema") }
    guard let name = name.string else { throw .wrongKind(member: "schema") }
    guard let given = json["properties"] else { throw .missing(member: "properties") }
    guard let members = given.members else { throw .wrongKind(member: "properties") }
    try self.init(id: id, schema: name, members: members)
  }

  /// Cleans properties that were read elsewhere.
  public init(
    id: String? = nil, schema name: String, members: [JSONMember]
  ) throws(CleanedQueryError) {
    guard let schema = Schema.named(name) else { throw .unknownSchema(name) }
    guard schema.isMatchable || name == "Thing" else { throw .notMatchable(name) }
    var properties = Properties()
    for member in members {
      guard let property = schema.property(member.name), !property.isStub else { continue }
      for value in member.value.array ?? [member.value] {
        guard let text = ValueCleaning.text(value),
          let clean = ValueCleaning.value(text, of: property)
        else { continue }
        properties.add(clean, to: property.name)
      }
    }
    if schema.isA("Person") { Self.combineNames(in: &properties, schema) }
    self.id = id
    self.schema = schema.name
    self.properties = properties
  }

  /// The query as the compatible API hands it back.
  public var json: JSONValue {
    .object([
      JSONMember("id", id.map(JSONValue.string) ?? .null),
      JSONMember("schema", .string(schema)),
      JSONMember(
        "properties", .object(properties.all.map { JSONMember($0.name, .strings($0.values)) })),
    ])
  }

  /// The query as an entity.
  public var entity: Entity {
    var entity = Entity(id: id ?? "", schema: schema)
    entity.properties = properties
    return entity
  }

  private static func combineNames(in properties: inout Properties, _ schema: Schema) {
    let hasName = properties.all.contains { property in
      guard let known = schema.property(property.name) else { return false }
      return known.type == "name" && known.isMatchable
    }
    if hasName { return }
    let parts = ["firstName", "secondName", "middleName", "fatherName", "motherName", "lastName"]
    var names = [""]
    for values in parts.map({ properties[$0] }) where !values.isEmpty {
      names = names.flatMap { name in values.map { name.isEmpty ? $0 : name + " " + $0 } }
      names = Array(names.prefix(combinationLimit))
    }
    for name in names { properties.add(name, to: "alias") }
  }
}

/// Why an example entity cannot be looked for.
public enum CleanedQueryError: Error, Equatable, Sendable {
  /// `schema` or `properties` is missing. Cure: give both.
  case missing(member: String)
  /// A member has a kind of value that is not allowed there.
  case wrongKind(member: String)
  /// FollowTheMoney has no such schema. Cure: names are case-sensitive, as in `LegalEntity`.
  case unknownSchema(String)
  /// Nobody is looked for by entities of that schema, such as sanctions and ownerships.
  case notMatchable(String)

  /// The error and its cure in English.
  public var text: String {
    switch self {
    case .missing(let member): "\(member) is missing; give it"
    case .wrongKind(let member): "\(member) has a kind of value that is not allowed there"
    case .unknownSchema(let name): "Unknown schema: \(name); names are case-sensitive"
    case .notMatchable(let name): "Non-matchable schema for query: \(name)"
    }
  }
}
