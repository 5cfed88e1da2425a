public import RecordStreams

extension TokenConfiguration {
  /// Reads the text of a configuration file.
  ///
  /// ```json
  /// {"issuer": "https://id.example", "audience": "tabayyun", "algorithms": ["RS256"],
  ///  "keys": {"url": "https://id.example/jwks"}, "role_claim": ["realm_access", "roles"],
  ///  "roles": {"officers": "frontline"}}
  /// ```
  ///
  /// - Throws: `AccessError.tokenConfiguration` with the place of the slip.
  public init(text: String) throws(AccessError) {
    let json: JSONValue
    do { json = try JSONValue(parsing: text) } catch {
      throw .tokenConfiguration(member: "the file", expected: "JSON")
    }
    try self.init(json: json)
  }

  /// Reads a configuration; a member that none has is a slip.
  public init(json: JSONValue) throws(AccessError) {
    let known: Set = [
      "issuer", "audience", "algorithms", "keys", "role_claim", "roles", "purpose",
    ]
    guard let members = json.members else { throw Self.slip("the file", "an object") }
    if let member = members.first(where: { !known.contains($0.name) }) {
      throw Self.slip(member.name, "nothing: no configuration has it")
    }
    var algorithms: [TokenAlgorithm] = []
    for word in try Self.texts(json["algorithms"], "algorithms") {
      guard let algorithm = TokenAlgorithm(rawValue: word) else {
        let all = TokenAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
        throw Self.slip("algorithms", "some of " + all)
      }
      algorithms.append(algorithm)
    }
    self.init(
      issuer: try Self.text(json["issuer"], "issuer"),
      audience: try Self.text(json["audience"], "audience"), algorithms: algorithms,
      keys: try Self.keys(json["keys"]),
      roleClaim: try Self.texts(json["role_claim"], "role_claim"),
      roles: try Self.roles(json["roles"]),
      purpose: try json["purpose"].map { value throws(AccessError) in
        try Self.text(value, "purpose")
      })
  }

  private static func keys(_ value: JSONValue?) throws(AccessError) -> Keys {
    guard let members = value?.members, members.count == 1, let member = members.first else {
      throw slip("keys", "either a file or a url")
    }
    let text = try text(member.value, "keys." + member.name)
    switch member.name {
    case "file": return .file(text)
    case "url":
      guard JWKSAddress.isAllowed(text) else {
        throw slip("keys.url", "an https address, or http on loopback")
      }
      return .address(text)
    default: throw slip("keys." + member.name, "nothing: keys have a file or a url")
    }
  }

  private static func roles(_ value: JSONValue?) throws(AccessError) -> [RoleMapping] {
    guard let members = value?.members, !members.isEmpty else {
      throw slip("roles", "at least one role")
    }
    var mappings: [RoleMapping] = []
    for member in members {
      guard let role = member.value.string.flatMap({ Role(rawValue: $0) }) else {
        let all = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw slip("roles." + member.name, "one of " + all)
      }
      mappings.append(RoleMapping(claimed: member.name, role: role))
    }
    return mappings
  }

  private static func text(_ value: JSONValue?, _ path: String) throws(AccessError) -> String {
    guard let text = value?.string, !text.isEmpty else { throw slip(path, "a text, not empty") }
    return text
  }

  /// One text or a list of some.
  private static func texts(_ value: JSONValue?, _ path: String) throws(AccessError) -> [String] {
    if let one = value?.string, !one.isEmpty { return [one] }
    guard let elements = value?.array, !elements.isEmpty else {
      throw slip(path, "a list of texts, not empty")
    }
    var texts: [String] = []
    for element in elements { texts.append(try text(element, path)) }
    return texts
  }

  private static func slip(_ member: String, _ expected: String) -> AccessError {
    .tokenConfiguration(member: member, expected: expected)
  }
}
