import HTTPTypes
import RecordStreams
import Screening
import Subjects

/// An entity as a caller describes whom he asks for.
struct Example: Sendable {
  let schema: Schema
  /// As the answer repeats them: cleaned by the types of the properties.
  let properties: Properties
  /// What is checked.
  let subject: Subject

  /// Reads `{"id", "schema", "properties"}`, which has been found to be of that form.
  ///
  /// - Throws: `APIFailure` with 400 for a schema that is unknown or that nothing can be matched
  ///   with.
  init(json: JSONValue) throws(APIFailure) {
    let name = json["schema"]?.string ?? ""
    guard let schema = Schema.named(name) else {
      throw APIFailure(
        .badRequest, "Cannot parse example entity: Unknown schema: '\(name.prefix(100))'")
    }
    guard schema.isMatchable || schema.name == "Thing" else {
      throw APIFailure(
        .badRequest, "Cannot parse example entity: Non-matchable schema for query: \(schema.name)")
    }
    self.schema = schema
    properties = CleanedProperties.read(json["properties"], of: schema)
    subject = Self.subject(schema, properties)
  }

  private static func subject(_ schema: Schema, _ properties: Properties) -> Subject {
    var entity = Entity(id: "query", schema: schema.name)
    entity.properties = properties
    var subject = Subject(entity)
    subject.id = ""
    let composed = ComposedNames.names(from: properties)
    for name in composed where !subject.names.contains(where: { $0.text == name }) {
      subject.names.append(Subject.Name(name))
    }
    return subject
  }
}

/// Names put together from their parts, in every sensible way.
enum ComposedNames {
  /// At most 24 names from `firstName`, `secondName`, `middleName`, `fatherName` and `lastName`.
  ///
  /// The parts between first and last may each be left out: lists often have fewer.
  static func names(from properties: Properties) -> [String] {
    let first = properties["firstName"].prefix(3).map { $0 }
    let last = properties["lastName"].prefix(3).map { $0 }
    let between = ["secondName", "middleName", "fatherName"].map { properties[$0].first }
      .compactMap { $0 }
    var middles: [[String]] = [[]]
    for part in between { middles += middles.map { $0 + [part] } }
    // The fullest first: where all agree, it is the best name.
    middles.sort { $0.count > $1.count }
    var names: [String] = []
    for middle in middles {
      for start in first.isEmpty ? [nil] : first.map(Optional.some) {
        for end in last.isEmpty ? [nil] : last.map(Optional.some) {
          let parts = [start].compactMap { $0 } + middle + [end].compactMap { $0 }
          let isName = parts.count > 1 || (first.count + between.count + last.count) == 1
          if isName { names.append(parts.joined(separator: " ")) }
        }
      }
    }
    return Array(unique(names).prefix(24))
  }
}
