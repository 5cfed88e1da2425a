public import RecordStreams

/// Why a JSON value is no FollowTheMoney entity.
public enum EntityError: Error, Equatable, Sendable {
  /// The value is no object.
  case notAnObject
  /// `id` or `schema` is missing, empty or no string. Cure: give each line both.
  case missing(member: String)
  /// A member has a kind of value that the format does not allow there.
  case wrongKind(member: String)
}

extension Entity {
  /// Reads an entity in the form of FollowTheMoney's JSON lines.
  ///
  /// A property may hold one string or an array; numbers and booleans become their text. Members
  /// and values that the format does not know are kept in `other`.
  public init(json: JSONValue) throws(EntityError) {
    guard let members = json.members else { throw .notAnObject }
    guard let id = json["id"]?.string, !id.isEmpty else { throw .missing(member: "id") }
    guard let schema = json["schema"]?.string, !schema.isEmpty else {
      throw .missing(member: "schema")
    }
    self.init(id: id, schema: schema)
    for member in members { try take(member) }
  }

  private mutating func take(_ member: JSONMember) throws(EntityError) {
    switch (member.name, member.value) {
    case ("id", _), ("schema", _): break
    case ("caption", .string(let text)): caption = text
    case ("properties", .object(let members)):
      for property in members { takeProperty(property) }
    case ("properties", _): throw .wrongKind(member: "properties")
    case ("datasets", let value): datasets = try Self.strings(value, of: "datasets")
    case ("referents", let value): referents = try Self.strings(value, of: "referents")
    case ("target", .bool(let value)): isTarget = value
    case ("first_seen", .string(let text)): firstSeen = text
    case ("last_seen", .string(let text)): lastSeen = text
    case ("last_change", .string(let text)): lastChange = text
    default: other.append(member)
    }
  }

  private mutating func takeProperty(_ property: JSONMember) {
    let values = property.value.array ?? [property.value]
    var unread: [JSONValue] = []
    for value in values {
      switch value {
      case .string(let text): properties.add(text, to: property.name)
      case .number(let digits): properties.add(digits, to: property.name)
      case .bool(let flag): properties.add(flag ? "true" : "false", to: property.name)
      case .null: break
      case .array, .object: unread.append(value)
      }
    }
    if !unread.isEmpty {
      if let index = nested.firstIndex(where: { $0.name == property.name }) {
        nested[index].value = .array((nested[index].value.array ?? []) + unread)
      } else {
        nested.append(JSONMember(property.name, .array(unread)))
      }
    }
  }

  private static func strings(_ value: JSONValue, of member: String) throws(EntityError) -> [String]
  {
    guard let elements = value.array else { throw .wrongKind(member: member) }
    var strings: [String] = []
    for element in elements {
      guard let text = element.string else { throw .wrongKind(member: member) }
      strings.append(text)
    }
    return strings
  }

  /// The entity in the form of FollowTheMoney's JSON lines; reading it again gives an equal entity.
  public var json: JSONValue {
    var members = [JSONMember("id", .string(id))]
    if let caption { members.append(JSONMember("caption", .string(caption))) }
    members.append(JSONMember("schema", .string(schema)))
    var all = properties.all.map { JSONMember($0.name, .strings($0.values)) }
    for extra in nested {
      let values = extra.value.array ?? []
      if let index = all.firstIndex(where: { $0.name == extra.name }) {
        all[index].value = .array((all[index].value.array ?? []) + values)
      } else {
        all.append(extra)
      }
    }
    members.append(JSONMember("properties", .object(all)))
    members.append(JSONMember("datasets", .strings(datasets)))
    members.append(JSONMember("referents", .strings(referents)))
    if let isTarget { members.append(JSONMember("target", .bool(isTarget))) }
    if let firstSeen { members.append(JSONMember("first_seen", .string(firstSeen))) }
    if let lastSeen { members.append(JSONMember("last_seen", .string(lastSeen))) }
    if let lastChange { members.append(JSONMember("last_change", .string(lastChange))) }
    return .object(members + other)
  }
}
