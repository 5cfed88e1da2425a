import RecordStreams

extension Shape {
  /// The shape as a schema of OpenAPI 3.1, which is JSON Schema 2020-12.
  var openAPI: JSONValue {
    switch self {
    case .any: .object([])
    case .null: type("null")
    case .boolean: type("boolean")
    case .integer(let range):
      type(
        "integer", JSONMember("minimum", .number(range.lowerBound)),
        JSONMember("maximum", .number(range.upperBound)))
    case .number(nil): type("number")
    case .number(let range?):
      type(
        "number", JSONMember("minimum", .decimal(range.lowerBound)),
        JSONMember("maximum", .decimal(range.upperBound)))
    case .text(let rule) where rule.formats.count > 1:
      .object([
        JSONMember(
          "anyOf", .array(rule.formats.map { type("string", JSONMember("format", .string($0))) }))
      ])
    case .text(let rule): .object([JSONMember("type", .string("string"))] + members(of: rule))
    case .array(let element, let least, let most):
      .object(
        [JSONMember("type", .string("array")), JSONMember("items", element.openAPI)]
          + (least > 0 ? [JSONMember("minItems", .number(least))] : [])
          + [JSONMember("maxItems", .number(most))])
    case .object(let fields, let others): object(fields, others)
    case .oneOf(let shapes): .object([JSONMember("anyOf", .array(shapes.map(\.openAPI)))])
    case .named(let name):
      .object([JSONMember("$ref", .string("#/components/schemas/" + name))])
    }
  }

  private func type(_ name: String, _ members: JSONMember...) -> JSONValue {
    .object([JSONMember("type", .string(name))] + members)
  }

  private func members(of rule: TextRule) -> [JSONMember] {
    if !rule.choices.isEmpty { return [JSONMember("enum", .strings(rule.choices))] }
    if let format = rule.formats.first { return [JSONMember("format", .string(format))] }
    var members: [JSONMember] = []
    if rule.length.lowerBound > 0 {
      members.append(JSONMember("minLength", .number(rule.length.lowerBound)))
    }
    members.append(JSONMember("maxLength", .number(rule.length.upperBound)))
    if let pattern = rule.pattern { members.append(JSONMember("pattern", .string(pattern))) }
    return members
  }

  private func object(_ fields: [Field], _ others: Shape?) -> JSONValue {
    var members = [JSONMember("type", .string("object"))]
    if !fields.isEmpty {
      let properties = fields.map { field in
        var schema = field.shape.openAPI
        if !field.says.isEmpty, case .object(let own) = schema, schema["$ref"] == nil {
          schema = .object(own + [JSONMember("description", .string(field.says))])
        }
        return JSONMember(field.name, schema)
      }
      members.append(JSONMember("properties", .object(properties)))
    }
    let required = fields.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(JSONMember("required", .strings(required))) }
    switch others {
    case nil: members.append(JSONMember("additionalProperties", .bool(false)))
    case .any: break
    case let shape?: members.append(JSONMember("additionalProperties", shape.openAPI))
    }
    return .object(members)
  }
}
