import RecordStreams

extension AuditEvent {
  /// That an edition was imported, or that one which was held was accepted.
  ///
  /// - Parameter isNew: whether the edition was stored by this import.
  init(_ outcome: ImportOutcome, isNew: Bool, made: Moment, actor: String) {
    let edition = outcome.edition
    // Bytes that were known come into force or into their place only by a person's word.
    let isAcceptance: Bool
    switch outcome {
    case .inForce, .past: isAcceptance = !isNew
    case .held, .unchanged: isAcceptance = false
    }
    self.init(
      made: made, kind: isAcceptance ? .acceptance : .import, actor: actor,
      facts: [
        JSONMember("list", .string(edition.list.text)),
        JSONMember("edition", .number(edition.id.number)),
        JSONMember("format", .string(edition.format)),
        JSONMember("reader", .string(edition.readerVersion)),
        JSONMember("published", .string(edition.published.text)),
        JSONMember("sha256", .string(Digest.text(edition.sha256))),
        JSONMember("rows", .number(edition.counts.rows)),
        JSONMember("entries", .number(edition.counts.entries)),
        JSONMember("related", .number(edition.counts.related)),
        JSONMember("rejects", .number(edition.counts.rejects)),
        JSONMember("outcome", .string(outcome.word)),
        JSONMember("accepted", .bool(edition.accepted != nil)),
      ])
  }
}

extension ImportOutcome {
  fileprivate var word: String {
    switch self {
    case .unchanged: "unchanged"
    case .inForce: "in_force"
    case .past: "past"
    case .held: "held"
    }
  }
}
