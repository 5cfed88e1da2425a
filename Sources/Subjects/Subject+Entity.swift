import NameText

extension Subject {
  /// The view of a list's entity for matching.
  ///
  /// - Parameter documents: the `Passport` and `Identification` entities whose `holder` it is.
  public init(_ entity: Entity, documents: [Entity] = []) {
    let properties = entity.properties
    self.init(id: entity.id, kind: Kind(schema: entity.schema), names: Self.names(of: entity))
    schema = entity.schema
    births = Self.births(of: properties)
    genders = unique(properties["gender"].compactMap { Gender($0) })
    let countries = properties["nationality"] + properties["citizenship"]
    nationalities = unique(
      (kind == .person ? countries : countries + properties["country"] + properties["jurisdiction"])
        .compactMap { Country($0) })
    birthPlaces = properties["birthPlace"]
    self.documents = Self.identifiers(of: properties, and: documents)
    fathers = properties["fatherName"]
    mothers = properties["motherName"]
    grandfathers = properties[ExtensionProperty.grandfatherName]
  }

  /// Every name once, in its best quality: what stands in `name`, `alias`, `previousName`,
  /// `weakAlias` and the kunya; the name put together from its parts where there is no `name`.
  private static func names(of entity: Entity) -> [Name] {
    let properties = entity.properties
    var names: [Name] = []
    func add(_ texts: [String], _ quality: NameQuality) {
      for text in texts.flatMap(NameField.names) where !names.contains(where: { $0.text == text }) {
        names.append(Name(text, quality: quality))
      }
    }
    add(properties["name"], .primary)
    if names.isEmpty { add(joinedParts(of: properties), .primary) }
    if names.isEmpty, let caption = entity.caption { add([caption], .primary) }
    add(properties["alias"], .alias)
    add(properties["previousName"], .previous)
    add(properties["abbreviation"], .weak)
    add(properties["weakAlias"], .weak)
    add(properties[ExtensionProperty.kunya], .weak)
    return names
  }

  private static func joinedParts(of properties: Properties) -> [String] {
    let parts = ["firstName", "secondName", "middleName", "fatherName", "lastName"]
    let name = parts.compactMap { properties[$0].first }.joined(separator: " ")
    return name.isEmpty ? [] : [name]
  }

  /// Exact dates from `birthDate`, the rest from our own property, whose years FollowTheMoney's
  /// `birthDate` repeats.
  private static func births(of properties: Properties) -> [PartialDate] {
    let inexact = properties[ExtensionProperty.approximateBirthDate].compactMap { PartialDate($0) }
    let repeated = Set(inexact.flatMap { [$0.start.text] + ($0.end.map { [$0.text] } ?? []) })
    let exact = properties["birthDate"].filter { !repeated.contains($0) }
    return unique(exact.compactMap { PartialDate($0) } + inexact)
  }

  private static func identifiers(
    of properties: Properties, and documents: [Entity]
  ) -> [Identifier] {
    var identifiers: [Identifier] = []
    for document in documents {
      let kind: Identifier.Kind =
        document.schema == "Passport"
          || document.properties["type"].contains { $0.lowercased().contains("passport") }
        ? .passport : .identity
      let issuers = document.properties["country"].compactMap { Country($0) }
      for number in document.properties["number"] + document.properties["passportNumber"] {
        if let found = Identifier(kind: kind, issuer: issuers.first, number: number) {
          identifiers.append(found)
        }
      }
    }
    for (name, kind) in identifierProperties {
      for number in properties[name] {
        guard let found = Identifier(kind: kind, number: number) else { continue }
        // The document entity says more of the same number.
        if !identifiers.contains(where: { $0.key == found.key }) { identifiers.append(found) }
      }
    }
    return unique(identifiers)
  }

  private static let identifierProperties: [(String, Identifier.Kind)] = [
    ("passportNumber", .passport), ("idNumber", .identity), ("socialSecurityNumber", .identity),
    ("taxNumber", .tax), ("innCode", .tax), ("vatCode", .tax),
    ("registrationNumber", .registration), ("leiCode", .registration),
    ("imoNumber", .registration), ("mmsi", .registration), ("callSign", .registration),
    ("serialNumber", .registration), ("swiftBic", .registration), ("publicKey", .registration),
  ]
}

extension Subject.Kind {
  /// The kind of a FollowTheMoney schema.
  public init(schema: String) {
    let known = Schema.named(schema)
    switch true {
    case known?.isA("Person"): self = .person
    case known?.isA("Organization"): self = .organization
    case known?.isA("Vessel"): self = .vessel
    case known?.isA("Airplane"): self = .aircraft
    default: self = .other
    }
  }

  /// Whether a subject of this kind may be one of `other`: what a source leaves open fits all.
  public func canBe(_ other: Self) -> Bool {
    self == other || self == .other || other == .other
  }
}

/// The elements in their order, each once.
public func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
