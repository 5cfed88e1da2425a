import EmbeddedTables

/// A kind of entity in the FollowTheMoney model: Person, Company, Sanction, Passport and so on.
///
/// The schemata come from `Tables/ftm-schemata.txt`, generated from the `followthemoney` package.
public struct Schema: Sendable {
  /// One property that a schema defines.
  public struct Property: Sendable {
    public let name: String
    public let label: String
    /// FollowTheMoney's type: `name`, `date`, `country`, `identifier`, `entity`, `string` and so on.
    public let type: String
    public let isMatchable: Bool
    /// For `entity` properties, the schema that the value must have.
    public let range: String?
    /// For `entity` properties, the name of the property that leads back.
    public let reverse: String?
    /// Whether the property is only the other end of one that is stored elsewhere.
    public let isStub: Bool
    /// Whether people are not shown it.
    public let isHidden: Bool
    /// For identifiers, the rule that they follow: `iban`, `imo` and so on.
    public let format: String?
    /// What it holds, in English; `nil` where the label says it all.
    public let summary: String?
    /// The name of the schema that defines it.
    public let schema: String

    /// The name by which it is told from those of other schemata: `Person:birthDate`.
    public var qualifiedName: String { "\(schema):\(name)" }
  }

  public let name: String
  public let label: String
  public let parents: [String]
  public let isMatchable: Bool
  public let isAbstract: Bool
  /// Whether an entity of this schema links two others: an ownership, a family tie.
  public let isEdge: Bool
  /// The label for many of them.
  public let plural: String
  /// What it is, in English; `nil` where the label says it all.
  public let summary: String?
  /// Properties in which a caption is looked for, in order.
  public let captionProperties: [String]
  public let featuredProperties: [String]
  /// Properties defined here, not in a parent.
  public let ownProperties: [Property]
}

extension Schema {
  /// Every schema by name.
  public static let all: [String: Schema] = parse()

  /// The schema of that name; `nil` for an unknown one.
  ///
  /// Names are case-sensitive.
  public static func named(_ name: String) -> Schema? { all[name] }

  /// Whether this is the schema of that name or one of its descendants.
  public func isA(_ ancestor: String) -> Bool {
    name == ancestor || parents.contains { Schema.all[$0]?.isA(ancestor) ?? false }
  }

  /// Whether entities of this schema are entries of a list: people, organisations, vehicles and
  /// wallets that a check may name.
  ///
  /// Sanctions, documents, addresses and relations are not.
  public var isEntry: Bool {
    isA("LegalEntity") || isA("Vehicle") || name == "CryptoWallet" || name == "Security"
  }

  /// All properties, those of the parents first.
  public var properties: [Property] {
    var seen: Set<String> = []
    return (parents.flatMap { Schema.all[$0]?.properties ?? [] } + ownProperties).filter {
      seen.insert($0.name).inserted
    }
  }

  /// The property of that name, own or inherited.
  public func property(_ name: String) -> Property? {
    if let own = ownProperties.first(where: { $0.name == name }) { return own }
    for parent in parents {
      if let found = Schema.all[parent]?.property(name) { return found }
    }
    return nil
  }
}

extension Schema {
  private static func parse() -> [String: Schema] {
    let rows = embeddedRows(embedded_ftm_schemata())
    var schemata: [String: Schema] = [:]
    var header: [Substring] = []
    var properties: [Property] = []
    func finish() {
      guard header.count == 9 else { return }
      let flags = list(header[4])
      schemata[String(header[1])] = Schema(
        name: String(header[1]), label: String(header[2]), parents: list(header[3]),
        isMatchable: flags.contains("matchable"), isAbstract: flags.contains("abstract"),
        isEdge: flags.contains("edge"), plural: String(header[7]), summary: value(header[8]),
        captionProperties: list(header[5]), featuredProperties: list(header[6]),
        ownProperties: properties)
    }
    for row in rows {
      if row[0] == "schema" {
        finish()
        (header, properties) = (row, [])
      } else if row.count == 9, header.count == 9 {
        properties.append(property(row, of: String(header[1])))
      }
    }
    finish()
    return schemata
  }

  private static func property(_ row: [Substring], of schema: String) -> Property {
    let flags = list(row[4])
    return Property(
      name: String(row[1]), label: String(row[2]), type: String(row[3]),
      isMatchable: flags.contains("matchable"), range: value(row[5]), reverse: value(row[6]),
      isStub: flags.contains("stub"), isHidden: flags.contains("hidden"), format: value(row[7]),
      summary: value(row[8]), schema: schema)
  }

  private static func value(_ field: Substring) -> String? { field == "-" ? nil : String(field) }

  private static func list(_ field: Substring) -> [String] {
    field == "-" ? [] : field.split(separator: ",").map(String.init)
  }
}
