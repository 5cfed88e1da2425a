extension Shapes {
  /// The shapes of the compatible API.
  static let compatible: [(name: String, shape: Shape)] = [
    ("Error", .open([.init("detail", .oneOf([.text(0...100_000), .array(.any, most: 1_000)]))])),
    ("Status", .open([.init("status", .text)])),
    ("Entity", .open(entity)),
    (
      "ScoredEntity",
      .open(
        entity + [
          .init("score", .number(0...1), "How sure the evidence makes."),
          .init("explanations", .object([], others: .named("Explanation"))),
          .init("match", .boolean, "Whether the score is at the threshold. Not a verdict."),
        ])
    ),
    (
      "Explanation",
      .open([
        .init("detail", .optional(.text(0...100_000))), .init("score", .number(0...1)),
        .init("query", .optional(.text(0...100_000))),
        .init("candidate", .optional(.text(0...100_000))),
      ])
    ),
    (
      "EntityExample",
      .open([
        .init("id", .optional(.text), required: false),
        .init("schema", .text, "A schema of FollowTheMoney: `Person`, `Company`."),
        .init(
          "properties", .object([], others: .oneOf([.array(.any, most: 1_000), .text, .scalar]))),
      ])
    ),
    (
      "EntityMatchQuery",
      .open([
        .init("queries", .object([], others: .named("EntityExample"))),
        .init(
          "weights", .object([], others: .number(nil)), required: false,
          "Accepted and without effect."),
        .init(
          "config", .object([], others: .oneOf([.text, .scalar, .null])), required: false,
          "Accepted where the algorithm knows the setting, and without effect."),
      ])
    ),
    ("Total", .open([.init("value", .count), .init("relation", .text)])),
    (
      "EntityMatches",
      .open([
        .init("status", .integer(200...200)),
        .init("results", .array(.named("ScoredEntity"), most: 500)),
        .init("total", .named("Total")), .init("query", .named("EntityExample")),
      ])
    ),
    (
      "EntityMatchResponse",
      .open([
        .init("responses", .object([], others: .named("EntityMatches"))),
        .init("limit", .integer(-1_000_000...500)),
      ])
    ),
    (
      "SearchResponse",
      .open([
        .init("limit", .count), .init("offset", .count), .init("total", .named("Total")),
        .init("results", .array(.named("Entity"), most: 500)),
        .init("facets", .object([], others: .named("Facet"))),
      ])
    ),
    (
      "Facet",
      .open([
        .init("label", .text),
        .init(
          "values",
          .array(
            .open([
              .init("name", .text), .init("label", .text), .init("count", .count),
            ]), most: 1_000)),
      ])
    ),
    (
      "AdjacentResults",
      .open([
        .init("results", .array(.named("Entity"), most: 500)), .init("total", .named("Total")),
        .init("limit", .count), .init("offset", .count),
      ])
    ),
    (
      "EntityAdjacent",
      .open([
        .init("entity", .named("Entity")),
        .init("adjacent", .object([], others: .named("AdjacentResults"))),
      ])
    ),
    (
      "DataCatalog",
      .open([
        .init("datasets", .array(.named("Dataset"), most: 10_000)),
        .init("current", .texts(most: 10_000)), .init("outdated", .texts(most: 10_000)),
        .init("index_stale", .boolean),
      ])
    ),
    (
      "Dataset",
      .open([
        .init("name", .text), .init("title", .text), .init("children", .texts(most: 10_000)),
        .init("load", .boolean), .init("index_current", .boolean),
        .init("version", .optional(.text)), .init("index_version", .optional(.text)),
        .init("entity_count", .optional(.count)), .init("thing_count", .optional(.count)),
        .init("updated_at", .optional(.text)), .init("last_export", .optional(.text)),
      ])
    ),
    (
      "Algorithms",
      .open([
        .init("algorithms", .array(.named("Algorithm"), most: 100)), .init("default", .text),
        .init("best", .text),
      ])
    ),
    (
      "Algorithm",
      .open([
        .init("name", .text), .init("description", .text), .init("features", .any),
        .init("docs", .any),
      ])
    ),
  ]

  private static let entity: [Shape.Field] = [
    .init("id", .text(0...100_000)), .init("caption", .text(0...100_000)), .init("schema", .text),
    .init("properties", .object([], others: .array(.any, most: 1_000_000))),
    .init("datasets", .texts(most: 10_000)), .init("referents", .texts(most: 1_000_000)),
    .init("target", .boolean), .init("first_seen", .optional(.text)),
    .init("last_seen", .optional(.text)), .init("last_change", .optional(.text)),
  ]
}

extension Shape {
  /// A number of things.
  static let count = Shape.integer(0...9_007_199_254_740_991)

  /// A number or a truth value.
  static let scalar = Shape.oneOf([.number(nil), .boolean])
}
