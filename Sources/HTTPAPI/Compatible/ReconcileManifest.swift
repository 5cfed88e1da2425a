import RecordStreams
import Subjects

/// What a reconciliation service tells of itself.
struct ReconcileManifest {
  let dataset: String
  let origin: String
  let base: String
  /// Passed on to every address, since it may hold a key.
  let queryText: String

  func json(types: [Schema]) -> JSONValue {
    let space = JSONValue.string("https://followthemoney.tech/explorer/schemata/")
    return .object([
      JSONMember("versions", .strings(["0.2"])),
      JSONMember("name", .string("\(dataset) (Tabayyun)")),
      JSONMember("identifierSpace", space),
      JSONMember("schemaSpace", space),
      JSONMember("documentation", .string(origin + "/")),
      JSONMember("batchSize", .number(3)),
      JSONMember("view", .object([JSONMember("url", .string(origin + "/entities/{{id}}"))])),
      JSONMember(
        "preview",
        .object([
          JSONMember("url", .string(base + "/preview/{{id}}" + query)),
          JSONMember("width", .number(430)), JSONMember("height", .number(300)),
        ])),
      JSONMember(
        "suggest",
        .object([
          JSONMember("entity", service("/suggest/entity")),
          JSONMember("type", service("/suggest/type")),
          JSONMember("property", service("/suggest/property")),
        ])),
      JSONMember("extend", extend),
      JSONMember("defaultTypes", .array(types.map(ReconcileWords.json))),
    ])
  }

  private var query: String { queryText.isEmpty ? "" : "?" + queryText }

  private func service(_ path: String) -> JSONValue {
    .object([
      JSONMember("service_url", .string(base)), JSONMember("service_path", .string(path + query)),
    ])
  }

  private var extend: JSONValue {
    func choice(_ id: String, _ name: String) -> JSONValue {
      .object([JSONMember("id", .string(id)), JSONMember("name", .string(name))])
    }
    func setting(
      _ name: String, _ label: String, _ type: String, _ usual: JSONValue, _ help: String,
      _ choices: [JSONValue]
    ) -> JSONValue {
      .object([
        JSONMember("name", .string(name)), JSONMember("label", .string(label)),
        JSONMember("type", .string(type)), JSONMember("default", usual),
        JSONMember("help_text", .string(help)), JSONMember("choices", .array(choices)),
      ])
    }
    return .object([
      JSONMember("propose_properties", service("/extend/property")),
      JSONMember(
        "propose_settings",
        .array([
          setting(
            "limit", "Limit", "number", .number(0), "The most values of a row; 0 for all.", []),
          setting(
            "render", "Value rendering", "select", .string("caption"),
            "Values as people read them, or as they are stored.",
            [
              choice("caption", "User-readable value"), choice("raw", "Machine-readable value"),
            ]),
        ])),
    ])
  }
}
