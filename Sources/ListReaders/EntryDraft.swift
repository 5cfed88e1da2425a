import Subjects

extension ExtensionProperty {
  /// Whom OFAC says the entry is linked to, by name: its lists give no reference for them.
  static let linkedTo = "linkedTo"
}

/// An entry in the making, with its sanction and its documents.
struct EntryDraft {
  var entry: Entity
  var sanction: Entity
  private(set) var documents: [Entity] = []
  /// What no rule mapped, with its line.
  private(set) var unmapped: [(path: String, line: Int)] = []

  init(id: String, schema: String, list: String, authority: String) {
    entry = Entity(id: id, schema: schema, datasets: [list])
    entry.properties["topics"] = ["sanction"]
    sanction = Entity(id: id + "/sanction", schema: "Sanction", datasets: [list])
    sanction.properties["entity"] = [id]
    sanction.properties["authority"] = [authority]
  }

  var isPerson: Bool { entry.schema == "Person" }

  /// The entry first, then its sanction and documents.
  var entities: [Entity] { [entry, sanction] + documents }

  /// Appends a value to a property of the entry. One that the schema does not have becomes a
  /// note that names it, so that nothing is lost and the entity stays valid.
  mutating func add(_ value: String, to property: String) {
    guard !value.isEmpty else { return }
    if SchemaProperties.has(entry.schema, property) {
      entry.properties.add(value, to: property)
    } else if entry.schema == "Organization", SchemaProperties.has("Company", property) {
      entry.schema = "Company"
      entry.properties.add(value, to: property)
    } else {
      note("\(property): \(value)")
    }
  }

  mutating func note(_ text: String) { entry.properties.add(text, to: "notes") }

  /// Reports what no rule maps and keeps its text.
  mutating func keepUnmapped(_ path: String, line: Int, text: String) {
    countUnmapped(path, line: line)
    if !text.isEmpty { note("\(path): \(text)") }
  }

  mutating func countUnmapped(_ path: String, line: Int) { unmapped.append((path, line)) }

  /// Adds a country by its code; text that names none is kept as it is and reported.
  mutating func addCountry(_ text: String, to property: String, path: String, line: Int) {
    guard !text.isEmpty else { return }
    if let country = Country(text) {
      add(country.code, to: property)
    } else {
      add(text, to: property)
      countUnmapped(path + ": no country", line: line)
    }
  }

  /// Adds a date of birth; "about" and "between" stand in our own property as well.
  mutating func addBirth(_ date: PartialDate) {
    add(date.start.text, to: "birthDate")
    if let end = date.end { add(end.text, to: "birthDate") }
    if date.isApproximate || date.end != nil {
      entry.properties.add(date.text, to: ExtensionProperty.approximateBirthDate)
    }
  }

  mutating func addDocument(_ document: Entity) {
    if !documents.contains(where: { $0.id == document.id }) { documents.append(document) }
  }
}

/// The properties of the few schemata that readers make, as sets.
private enum SchemaProperties {
  static let sets: [String: Set<String>] = {
    var sets: [String: Set<String>] = [:]
    for name in ["Person", "Organization", "Company", "Vessel", "Airplane"] {
      sets[name] = Set(Schema.named(name)?.properties.map(\.name) ?? [])
    }
    return sets
  }()

  private static let ours: Set = [
    ExtensionProperty.approximateBirthDate, ExtensionProperty.grandfatherName,
    ExtensionProperty.kunya, ExtensionProperty.linkedTo,
  ]

  static func has(_ schema: String, _ property: String) -> Bool {
    sets[schema]?.contains(property) ?? true || ours.contains(property)
  }
}
