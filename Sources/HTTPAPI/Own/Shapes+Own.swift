import Subjects

extension Shapes {
  /// The shapes of our own API.
  static let own: [(name: String, shape: Shape)] = [
    (
      "Problem",
      .open([
        .init("type", .text), .init("title", .text), .init("status", .integer(100...599)),
        .init("detail", .text(0...100_000)),
        .init(
          "violations",
          .array(
            .open([.init("place", .texts(most: 100)), .init("says", .text)]), most: 100),
          required: false),
      ])
    ),
    ("CheckQuestion", checkQuestion), ("CheckAnswer", checkAnswer), ("CheckResult", checkResult),
    (
      "Reason",
      .open([
        .init("kind", .text), .init("finding", .text), .init("query", .text(0...100_000)),
        .init("entry", .text(0...100_000)), .init("bits", .number(nil), "Below 0 speaks against."),
        .init("says", .text(0...100_000), "For people."),
      ])
    ),
    ("List", .open([.init("list", .text), .init("entries", .count), .init("editions", .count)])),
    (
      "Edition",
      .open([
        .init("edition", .count), .init("list", .text), .init("published", .text),
        .init("imported", .text), .init("sha256", .text), .init("entries", .count),
        .init("rejects", .count), .init("held", .array(.any, most: 10)),
      ])
    ),
    (
      "Difference",
      .open([
        .init("from", .optional(.named("Edition"))), .init("to", .named("Edition")),
        .init("added", .count), .init("changed", .count), .init("removed", .count),
        .init("changes", .array(.any, most: 10_000_000), required: false),
      ])
    ),
    (
      "Reject",
      .open([
        .init("file", .text(0...100_000)), .init("line", .count),
        .init("reason", .text(0...100_000)), .init("source", .text(0...10_000_000)),
      ])
    ),
    (
      "EntrySheets",
      .open([.init("id", .text(0...100_000)), .init("lists", .array(.any, most: 10_000))])
    ),
  ]

  /// Every schema of a thing.
  private static let things = Schema.all.keys.filter { Schema.named($0)?.isA("Thing") == true }
    .sorted()

  private static let checkQuestion = Shape.object([
    .init(
      "name", .oneOf([.name, .array(.name, least: 1, most: 20)]),
      "In any script; several are names of the same person."),
    .init("schema", .choice(things), required: false, "A schema of FollowTheMoney."),
    .init(
      "birthDate", .text(1...40), required: false,
      "1971, 1971-03, 1971-03-02, ~1971 or 1968..1972; years up to 1500 are Hijri."),
    .init("birthPlace", .text(1...1_000), required: false),
    .init("nationality", .text(1...100), required: false, "An ISO code or a country's name."),
    .init("gender", .text(1...20), required: false, "m or f."),
    .init("document", .text(1...100), required: false, "[ISSUER:]NUMBER."),
    .init("father", .text(1...1_000), required: false),
    .init("mother", .text(1...1_000), required: false),
    .init("grandfather", .text(1...1_000), required: false),
    .init("lists", .array(.listName, most: 1_000), required: false, "Only these lists."),
    .init("as_of", .moment, required: false, "The lists as they were published by then."),
    .init("known_at", .moment, required: false, "The lists as they were known here by then."),
    .init("threshold", .share, required: false, "The score from which a result is shown; 0.7."),
    .init("name_threshold", .share, required: false),
    .init("limit", .integer(1...500), required: false, "The most results; 5."),
    .init(
      "alert", .boolean, required: false,
      "Put what is found into the queue of alerts; some purposes always do."),
  ])

  private static let checkAnswer = Shape.open([
    .init("query", .any), .init("outcome", .choice(["none", "possible", "strong", "document"])),
    .init("total", .count), .init("editions", .array(.any, most: 10_000)),
    .init("engine", .text), .init("assumptions", .any),
    .init("results", .array(.named("CheckResult"), most: 500)),
    .init("alerts", .array(.count, most: 500), required: false, "The alerts that it raised."),
    .init(
      "remarks", .texts(most: 100), required: false,
      "Attributes that could not be read and were left out."),
  ])

  private static let checkResult = Shape.open([
    .init("id", .text(0...100_000)), .init("lists", .texts(most: 10_000)),
    .init("caption", .text(0...100_000)), .init("schema", .text), .init("score", .share),
    .init("outcome", .choice(["possible", "strong", "document"])),
    .init("reasons", .array(.named("Reason"), most: 1_000), required: false),
    .init("against", .array(.named("Reason"), most: 1_000), required: false),
    .init("ask_next", .any, required: false),
  ])
}
