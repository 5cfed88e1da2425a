import Register
import Subjects

extension Shapes {
  /// The shapes of alerts, decisions, redress and own entries.
  static let cases: [(name: String, shape: Shape)] =
    [
      ("AlertLine", .open(alertLine)),
      (
        "Alert",
        .open(
          alertLine + [
            .init("query", .any, "The question; null when it was purged."),
            .init("result", .any, "The result as it was shown; null when it was purged."),
            .init(
              "decisions", .array(.named("Decision"), most: 100_000), required: false,
              "Every decision, the oldest first."),
          ])
      ),
      (
        "Decision",
        .open([
          .init("decision", .id), .init("alert", .id),
          .init("verdict", .choice(Verdict.allCases.map(\.rawValue))),
          .init("state", .choice(Decision.State.allCases.map(\.rawValue))),
          .init("bound_to", .texts(most: 3)), .init("made", .text),
          .init("author", .long, required: false),
          .init("reason", .optional(.long), required: false),
        ])
      ),
      (
        "Assignment",
        .object([
          .init("assignee", .optional(.text(1...200)), "An account; null for nobody."), revision,
        ])
      ),
      (
        "DecisionQuestion",
        .object([
          .init("decision", .choice(Verdict.allCases.map(\.rawValue))), reason, revision,
          .init("redress", .text(1...40), required: false, "The reference that leads to it."),
          .init(
            "identity", .named("EstablishedIdentity"), required: false,
            "With different_person: who the person was found to be. As asked for if left out."),
        ])
      ),
      (
        "EstablishedIdentity",
        .object([
          .init("name", names), .init("birthDate", .day),
          .init("document", .document, "[ISSUER:]NUMBER."),
        ])
      ),
      ("Confirmation", .object([revision])), ("Reasoned", .object([reason, revision])),
      (
        "Clearance",
        .open([
          .init("clearance", .id),
          .init("state", .choice(KeptClearance.State.allCases.map(\.rawValue))),
          .init("alert", .id), .init("list", .text), .init("entry", .long),
          .init("identity", .any, "Null when it was purged."), .init("made", .text),
          .init("review_on", .text),
        ])
      ),
      (
        "Task",
        .open([
          .init("task", .id), .init("kind", .choice(CaseTask.Kind.allCases.map(\.rawValue))),
          .init("list", .text), .init("entry", .long), .init("due", .optional(.text)),
          .init("opened", .text), .init("closed", .optional(.text)),
          .init("closed_by", .optional(.long)),
        ])
      ),
    ] + redress + entries

  private static let alertLine: [Shape.Field] = [
    .init("alert", .id), .init("state", .choice(Alert.State.allCases.map(\.rawValue))),
    .init("list", .text), .init("entry", .long),
    .init("outcome", .choice(["possible", "strong", "document"])), .init("purpose", .text),
    .init("known", .texts(most: 3), "What the question named."), .init("opened", .text),
    .init("age_days", .integer(-36_500...3_650_000)), .init("last_seen", .text),
    .init("count", .count, "How many checks have found the entry."),
    .init("assignee", .optional(.long), required: false),
    .init("revision", .count, "Rises with every change."),
    .init("decision", .optional(.named("Decision")), "In force or proposed."),
  ]

  private static let revision = Shape.Field(
    "revision", .cursor, required: false,
    "The revision of the alert that you have seen; another answers 409.")

  private static let reason = Shape.Field("reason", .words, "Words that others can follow.")

  private static let names = Shape.oneOf([.words, .array(.words, least: 1, most: 20)])

  private static let redress: [(name: String, shape: Shape)] = [
    (
      "RedressQuestion",
      .oneOf([
        .object([.init("alert", .id, "The alert that it is about."), statement]),
        .object([
          .init("list", .listName), .init("entry", .text(1...1_000), "What it is about."),
          statement,
        ]),
        .object([statement]),
      ])
    ),
    ("RedressReceipt", .open(receipt)), ("RedressLine", .open(receipt + about)),
    (
      "Redress",
      .open(
        receipt + about + [
          .init("statement", .optional(.long)), .init("reason", .optional(.long)),
        ])
    ),
    (
      "RedressAnswer",
      .object([
        .init("outcome", .choice(Redress.Outcome.allCases.map(\.rawValue))), reason,
        .init(
          "proposal", .id, required: false,
          "With corrected, on an own list: the approved change that put it right."),
      ])
    ),
  ]

  private static let statement = Shape.Field(
    "statement", .text(1...10_000), required: false,
    "What the person says, and how to reach them.")

  private static let receipt: [Shape.Field] = [
    .init("reference", .text), .init("state", .choice(Redress.State.allCases.map(\.rawValue))),
    .init("opened", .text), .init("deadline", .text, "The day of answer."),
  ]

  private static let about: [Shape.Field] = [
    .init("alert", .optional(.id)), .init("list", .optional(.text)),
    .init("entry", .optional(.long)), .init("overdue", .boolean),
    .init("outcome", .optional(.choice(Redress.Outcome.allCases.map(\.rawValue)))),
    .init("proposal", .optional(.id)), .init("closed", .optional(.text)),
  ]

  private static let entries: [(name: String, shape: Shape)] = [
    (
      "ProposalQuestion",
      .object([
        .init("list", .listName, "The own list."), .init("id", .entryID, "The entry's id there."),
        .init(
          "kind", .choice(Proposal.Kind.allCases.map(\.rawValue)), required: false,
          "New if left out."),
        .init("name", names, "Several are the name and its aliases."),
        .init("schema", .choice(entrySchemata), required: false, "Person if left out."),
        .init("birthDate", .birth, required: false, "1971, ~1971 or 1971-03-02."),
        .init("birthPlace", .words, required: false),
        .init("nationality", .text(2...100), required: false, "An ISO code or a country's name."),
        .init("gender", .choice(["male", "female"]), required: false),
        .init("document", .document, required: false, "[ISSUER:]NUMBER."),
        .init("father", .words, required: false), .init("mother", .words, required: false),
        .init("grandfather", .words, required: false),
        .init(
          "photo", .text(1...200), required: false, "The number under which a photograph is kept."),
        .init(
          "action", .words, required: false, "What an officer is to do on meeting the person."),
        .init("grounds", .text(0...10_000), required: false, "What the person is listed for."),
        .init("legal_basis", .text(0...1_000), required: false, "The law under which."),
        .init("review_on", .day, required: false, "By when it must be looked at again."),
      ])
    ),
    ("ProposalLine", .open(proposalLine)),
    (
      "Proposal",
      .open(
        proposalLine + [
          .init("entities", .array(.any, most: 100_000), "Empty when they were purged."),
          .init("reason", .optional(.long), "Why it was rejected."),
        ])
    ),
    (
      "Withdrawal",
      .object([
        .init("list", .listName, "The own list."), reason,
        .init(
          "redress", .text(1...40), required: false, "The reference that is answered with it."),
      ])
    ),
  ]

  private static let proposalLine: [Shape.Field] = [
    .init("proposal", .id), .init("list", .text), .init("entry", .long),
    .init("kind", .choice(Proposal.Kind.allCases.map(\.rawValue))),
    .init("state", .choice(Proposal.State.allCases.map(\.rawValue))),
    .init("proposer", .long), .init("made", .text), .init("decided_by", .optional(.long)),
    .init("decided", .optional(.text)), .init("edition", .optional(.id)),
  ]

  private static let entrySchemata = Schema.all.keys.filter {
    Schema.named($0)?.isEntry == true && Schema.named($0)?.isA("Thing") == true
  }.sorted()
}

extension Shape {
  /// A text of ours that may be long.
  fileprivate static let long = Shape.text(0...100_000)

  /// The id of an entry of an own list.
  fileprivate static let entryID = Shape.text(pattern: "^[A-Za-z0-9][A-Za-z0-9._:-]*$", 1...100) {
    id in
    let isPlain = id.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
      default: false
      }
    }
    return isPlain && id.first.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// `[ISSUER:]NUMBER` in Latin letters.
  fileprivate static let document = Shape.text(
    pattern: "^([A-Za-z]{2}:)?[A-Za-z0-9]{3,40}$", 3...43
  ) { text in
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let number = halves.last, (3...40).contains(number.utf8.count), halves.count <= 2
    else { return false }
    func isWord(_ text: Substring, digits: Bool) -> Bool {
      text.utf8.allSatisfy { byte in
        switch byte {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0x30...0x39: digits
        default: false
        }
      }
    }
    let isIssued =
      halves.count == 1 || (halves[0].utf8.count == 2 && isWord(halves[0], digits: false))
    return isWord(number, digits: true) && isIssued
  }

  /// A year, a year that is about right, or a day.
  fileprivate static let birth = Shape.oneOf([
    .day,
    .text(pattern: "^~?(1[6-9]|20)[0-9]{2}$", 4...5) { text in
      let year = text.trimmingPrefix("~")
      return year.utf8.count == 4 && year.utf8.allSatisfy { (0x30...0x39).contains($0) }
        && ["16", "17", "18", "19", "20"].contains(year.prefix(2))
    },
  ])
}
