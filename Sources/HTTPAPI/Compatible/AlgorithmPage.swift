import RecordStreams
import Screening

/// What `/algorithms` tells.
enum AlgorithmPage {
  static let json = JSONValue.object([
    JSONMember(
      "algorithms",
      .array(
        [
          algorithm(
            Algorithm.own,
            """
            Names compared letter by letter with learned costs, across scripts, every entry that \
            could reach the line; attributes weighed in bits. Results say what speaks against them.
            """)
        ]
          + Algorithm.aliases.map {
            algorithm($0, "Another name under which \(Algorithm.own) answers.")
          })),
    JSONMember("default", .string("best")),
    JSONMember("best", .string(Algorithm.own)),
  ])

  private static func algorithm(_ name: String, _ description: String) -> JSONValue {
    let features = JSONValue.object(
      MatchFeature.all.map { feature in
        JSONMember(
          feature.name,
          .object([
            JSONMember("description", .string(feature.says)),
            JSONMember("coefficient", .decimal(feature.bits)),
            JSONMember("url", .string("")),
          ]))
      })
    let knowsSettings = name == Algorithm.own || name == "logic-v2"
    let settings = (knowsSettings ? Algorithm.settings : []).map { setting in
      JSONMember(
        setting,
        .object([
          JSONMember("type", .string(setting == "nm_name_property" ? "string" : "float")),
          JSONMember("description", .string("Accepted and without effect.")),
          JSONMember("default", .null),
        ]))
    }
    return .object([
      JSONMember("name", .string(name)), JSONMember("description", .string(description)),
      JSONMember("features", features),
      JSONMember(
        "docs",
        .object([
          JSONMember("name", .string(name)), JSONMember("description", .string(description)),
          JSONMember("config", .object(settings)), JSONMember("features", features),
        ])),
    ])
  }
}
