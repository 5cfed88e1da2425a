import RecordStreams
import Subjects

/// The properties of an example, cleaned by their types.
enum CleanedProperties {
  static func read(_ json: JSONValue?, of schema: Schema) -> Properties {
    var properties = Properties()
    for member in json?.members ?? [] {
      guard schema.property(member.name) != nil else { continue }
      for value in member.value.array ?? [member.value] {
        if let text = value.string { properties.add(text, to: member.name) }
        if case .number(let digits) = value { properties.add(digits, to: member.name) }
      }
    }
    return properties
  }
}
