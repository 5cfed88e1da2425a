extension Shapes {
  /// The shapes of the audit.
  static let audit: [(name: String, shape: Shape)] = [
    (
      "AuditRecord",
      .open([
        .init("hash", .text, required: false, "SHA-256 of the hash before it and the record."),
        .init("record", .any, required: false, "The record as it was chained."),
        .init("personal", .any, required: false, "`kept`, `purged`, or the text with its salt."),
      ])
    ),
    (
      "AuditPage",
      .open([
        .init("records", .array(.named("AuditRecord"), most: 1_000), "The last first."),
        .init(
          "next", .optional(.count), "Give it as `cursor` for the records before these."),
      ])
    ),
    (
      "AuditHead",
      .open([
        .init("origin", .text), .init("sequence", .count), .init("hash", .text),
        .init("time", .text), .init("key", .text),
        .init("head", .text, "The signed text, to keep elsewhere."),
      ])
    ),
    (
      "AuditVerification",
      .open([
        .init("holds", .boolean), .init("records", .count), .init("first", .count),
        .init("personal_kept", .count), .init("personal_purged", .count),
        .init("fault", .any, "The first record that is not as it was; null where the chain holds."),
      ])
    ),
    (
      "Replay",
      .open([
        .init("same", .optional(.boolean), "Null where it cannot be asked again."),
        .init("reason", .text, required: false), .init("answer", .any, required: false),
      ])
    ),
  ]
}
