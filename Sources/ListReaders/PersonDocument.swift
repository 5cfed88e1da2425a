import Subjects

/// A paper of identity or a registration number as a list describes it.
struct PersonDocument {
  /// Which property of the entry its number stands in.
  enum Kind { case passport, identity, tax, socialSecurity, registration }

  var kind: Kind
  /// What the list calls it.
  var type = ""
  var number: String
  /// As written.
  var country = ""
  var issued: PartialDate?
  var expires: PartialDate?
  var summary = ""

  /// What kind a list's name for a document means, in English, French or Spanish.
  static func kind(ofType type: String) -> Kind {
    let type = type.lowercased()
    if ["passport", "passeport", "pasaporte", "passaporte"].contains(where: type.contains) {
      return .passport
    }
    if type.contains("social security") { return .socialSecurity }
    if ["tax", "fiscal"].contains(where: type.contains) { return .tax }
    return .identity
  }
}

extension EntryDraft {
  /// Puts the number in the entry's property and, for papers that a person carries, makes the
  /// `Passport` or `Identification` entity that tells its issuer.
  ///
  /// Tax and register numbers get no entity: `Subject` would take them for papers of identity.
  mutating func add(_ document: PersonDocument, path: String, line: Int) {
    guard !document.number.isEmpty else { return }
    add(document.number, to: property(for: document.kind))
    guard document.kind == .passport || document.kind == .identity else {
      if !document.country.isEmpty {
        note("\(document.type) \(document.number): \(document.country)".singleSpaced)
      }
      return
    }
    guard isPerson || document.kind == .passport else { return }
    addDocument(entity(of: document, path: path, line: line))
  }

  private func property(for kind: PersonDocument.Kind) -> String {
    switch kind {
    case .passport: isPerson ? "passportNumber" : "idNumber"
    case .identity: "idNumber"
    case .tax: "taxNumber"
    case .socialSecurity: isPerson ? "socialSecurityNumber" : "idNumber"
    case .registration: "registrationNumber"
    }
  }

  /// The id holds a hash, since ids stand in logs and numbers must not.
  private mutating func entity(of document: PersonDocument, path: String, line: Int) -> Entity {
    let schema = document.kind == .passport ? "Passport" : "Identification"
    let country = Country(document.country)
    let hash = stableHash("\(schema) \(document.number) \(document.country)")
    let digits = String(hash, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.count)
    var entity = Entity(
      id: "\(entry.id)/\(schema.lowercased())-\(padding)\(digits)", schema: schema,
      datasets: entry.datasets)
    func add(_ value: String, _ property: String) { entity.properties.add(value, to: property) }
    add(entry.id, "holder")
    add(document.type, "type")
    add(document.number, "number")
    if document.kind == .passport { add(document.number, "passportNumber") }
    add(country?.code ?? document.country, "country")
    if country == nil, !document.country.isEmpty {
      countUnmapped(path + ": no country", line: line)
    }
    add(document.issued?.start.text ?? "", "startDate")
    add(document.expires?.start.text ?? "", "endDate")
    add(document.summary, "summary")
    return entity
  }
}
