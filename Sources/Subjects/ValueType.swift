import EmbeddedTables

/// A kind of value in the FollowTheMoney model: names, dates, countries, identifiers and so on.
///
/// - Source: `Tables/ftm-values.txt`, generated from the `followthemoney` package.
public struct ValueType: Sendable {
  /// One of the values that a type with a closed vocabulary allows.
  public struct Choice: Sendable {
    /// As it stands in properties: `sanction`, `ru`.
    public let code: String
    /// In English.
    public let label: String
    /// Whether it marks a risk to whoever deals with the entity; topics only.
    public let isRisk: Bool
  }

  /// As schemata name it: `country`, `entity`, `string`.
  public let name: String
  /// The name of all values of the type together, by which they are searched: `countries`; `nil`
  /// for mere text.
  public let group: String?
  /// In English.
  public let label: String
  /// In English, for many.
  public let plural: String
  /// Whether values of the type tell entities apart.
  public let isMatchable: Bool
  /// The values that it allows, by code; empty where it allows any.
  public let choices: [String: Choice]
}

extension ValueType {
  /// Every type by name.
  public static let all: [String: ValueType] = parse()

  /// Every type that has a group, by the name of the group.
  public static let byGroup: [String: ValueType] = Dictionary(
    all.values.compactMap { type in type.group.map { ($0, type) } }, uniquingKeysWith: { $1 })

  /// The topics that mark a risk, such as `sanction`, `wanted` and `role.pep`.
  public static let riskTopics: Set<String> = Set(
    (all["topic"]?.choices.values.filter(\.isRisk) ?? []).map(\.code))

  /// What people are shown for a value: the label of a code, and any other value as it stands.
  public func caption(of value: String) -> String { choices[value]?.label ?? value }

  private static func parse() -> [String: ValueType] {
    let rows = embeddedRows(embedded_ftm_values())
    var choices: [String: [String: Choice]] = [:]
    for row in rows where row.count == 4 {
      let code = String(row[1])
      choices[String(row[0]), default: [:]][code] = Choice(
        code: code, label: String(row[2]), isRisk: row[3] == "risk")
    }
    var types: [String: ValueType] = [:]
    for row in rows where row.count == 6 {
      let name = String(row[1])
      types[name] = ValueType(
        name: name, group: row[2] == "-" ? nil : String(row[2]), label: String(row[3]),
        plural: String(row[4]), isMatchable: row[5] == "matchable",
        choices: choices[name] ?? [:])
    }
    return types
  }
}

extension Schema.Property {
  /// The type of its values; `nil` for one that the model does not know.
  public var valueType: ValueType? { ValueType.all[type] }

  /// Whether its values are found under the group of their type.
  ///
  /// Those of a type that tells entities apart are, unless the property is marked otherwise.
  public var isGrouped: Bool {
    guard let valueType, valueType.group != nil else { return false }
    return isMatchable || !valueType.isMatchable
  }
}
