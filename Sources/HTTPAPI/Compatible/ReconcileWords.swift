import RecordStreams
import Screening
import Subjects

/// Entities, types and properties as reconciliation tells them.
enum ReconcileWords {
  static func json(_ schema: Schema) -> JSONValue { schema.proposalJSON }

  static func json(_ property: Schema.Property) -> JSONValue {
    .object([
      JSONMember("id", .string(property.qualifiedName)),
      JSONMember("name", .string(property.label)),
      JSONMember("description", property.summary.map(JSONValue.string) ?? .null),
    ])
  }

  /// A card with what identifies an entity.
  static func card(of entity: Entity) -> String {
    let schema = Schema.named(entity.schema)
    let rows = (schema?.featuredProperties ?? []).compactMap { name -> String? in
      let values = entity.properties[name].prefix(3)
      guard !values.isEmpty else { return nil }
      let label = schema?.property(name)?.label ?? name
      return "<dt>\(html(label))<dd dir=\"auto\">\(html(values.joined(separator: " · ")))"
    }
    return """
      <!doctype html><html><meta charset="utf-8"><title>\(html(entity.apiCaption))</title>
      <style>body{font:14px/1.4 sans-serif;margin:1em}dt{color:#555}dd{margin:0 0 .4em}</style>
      <h1 dir="auto" style="font-size:1.2em">\(html(entity.apiCaption))</h1>
      <p>\(html(schema?.label ?? entity.schema)) · \(html(entity.id))</p>
      <dl>\(rows.joined(separator: "\n"))</dl></html>
      """
  }

  /// The text with the signs of HTML written out.
  private static func html(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      switch letter {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(letter)
      }
    }
  }
}
