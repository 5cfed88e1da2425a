import Access

extension Shape {
  /// The name of an account.
  static let accountName = Shape.text(pattern: "^[a-z][a-z0-9_.-]*$", 1...64) {
    Account.isName($0)
  }

  /// The code of a purpose.
  static let purposeCode = Shape.text(pattern: "^[a-z0-9_]+$", 1...100) { text in
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      }
  }

  /// What somebody is for.
  fileprivate static let role = Shape.choice(Role.allCases.map(\.rawValue))

  /// Seconds since 1970.
  fileprivate static let seconds = Shape.integer(0...253_402_300_800)
}

extension Shapes {
  /// The shapes of sessions, accounts, keys and the policy.
  static let people: [(name: String, shape: Shape)] = [
    (
      "SignIn",
      .object([.init("name", .text(1...200)), .init("password", .text(1...1_024))])
    ),
    (
      "NewPassword",
      .object([
        .init("current", .text(1...1_024)),
        .init("new", .text(12...1_024), "Twelve characters or more; four words do."),
      ])
    ),
    ("Session", session), ("Account", .open(account)),
    ("AccountWithSecret", .open(account + secret)), ("NewAccount", newAccount),
    (
      "AccountAlteration",
      .object([
        .init("role", .role, required: false), .init("disabled", .boolean, required: false),
        .init(
          "purposes", .array(.purposeCode, most: 100), required: false,
          "The only purposes they may have; empty for all of the policy."),
      ])
    ),
    ("Key", .open(key)), ("KeyWithText", .open(key + [.init("text", .text(1...200))])),
    ("NewKey", newKey), ("Policy", policy),
  ]

  private static let session = Shape.open([
    .init("account", .text),
    .init("kind", .choice(["session", "key", "token", "open"])),
    .init("role", .optional(.role)),
    .init("permissions", .array(.choice(Permission.allCases.map(\.rawValue)), most: 100)),
    .init("purposes", .array(.purposeCode, most: 1_000)),
    .init("must_change_password", .boolean),
    .init(
      "csrf_token", .optional(.text(1...200)),
      "What X-CSRF-Token must say when this session changes something."),
  ])

  private static let account: [Shape.Field] = [
    .init("name", .accountName), .init("display_name", .text), .init("role", .role),
    .init("disabled", .boolean), .init("purposes", .array(.purposeCode, most: 1_000)),
    .init("must_change_password", .boolean), .init("created", .seconds),
  ]

  private static let secret: [Shape.Field] = [
    .init(
      "one_time_secret", .text(1...100), "It serves only to set a password, and is not shown again."
    ),
    .init("secret_expires", .optional(.seconds)),
  ]

  private static let newAccount = Shape.object([
    .init("name", .accountName),
    .init("display_name", .text(1...200), required: false, "The name where it is left out."),
    .init("role", .role),
    .init(
      "purposes", .array(.purposeCode, most: 100), required: false,
      "The only purposes they may have; all of the policy where it is left out."),
  ])

  private static let key: [Shape.Field] = [
    .init("id", .text), .init("label", .text), .init("role", .role),
    .init("purpose", .optional(.purposeCode)), .init("lists", .optional(.texts(most: 10_000))),
    .init("per_minute", .optional(.integer(1...1_000_000))), .init("created", .seconds),
    .init("created_by", .text), .init("expires", .optional(.seconds)),
    .init("last_used", .optional(.seconds)), .init("revoked", .optional(.seconds)),
  ]

  private static let newKey = Shape.object([
    .init("label", .text(1...200), "The program, the office."),
    .init("role", .role, "Its permissions, less those that take a person."),
    .init(
      "purpose", .purposeCode, required: false,
      "Of all its requests; where it is left out, each names its own."),
    .init("expires", .moment, required: false, "A day, to its end, or a time; never if left out."),
    .init(
      "lists", .array(.listName, least: 1, most: 1_000), required: false, "The only lists."),
    .init("per_minute", .integer(1...1_000_000), required: false, "Requests; 60000."),
  ])

  private static let policy = Shape.open([
    .init("default_purpose", .purposeCode),
    .init(
      "purposes",
      .array(
        .open([
          .init("code", .purposeCode), .init("title", .any), .init("legal_basis", .text),
          .init("retention_days", .integer(0...36_500)),
        ]), most: 1_000)),
    .init("review_rules", .array(.any, most: 10_000)),
    .init("binding_lists", .texts(most: 10_000)), .init("own_lists", .texts(most: 10_000)),
    .init("second_person", .array(.any, most: 10_000)), .init("minors", .any),
    .init("redress", .any), .init("decisions", .any),
  ])
}
