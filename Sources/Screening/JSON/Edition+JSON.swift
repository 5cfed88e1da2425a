public import RecordStreams
public import Register

extension Edition {
  /// The edition as every face tells it.
  public var json: JSONValue {
    .object([
      JSONMember("edition", .number(id.number)),
      JSONMember("list", .string(list.text)),
      JSONMember("format", .string(format)),
      JSONMember("reader_version", .string(readerVersion)),
      JSONMember("published", .string(published.text)),
      JSONMember("imported", .string(imported.text)),
      JSONMember("sha256", .string(sha256.map(hexadecimal).joined())),
      JSONMember("files", .array(files.map(\.json))),
      JSONMember("rows", .number(counts.rows)),
      JSONMember("entries", .number(counts.entries)),
      JSONMember("related", .number(counts.related)),
      JSONMember("rejects", .number(counts.rejects)),
      JSONMember("orphans", .number(counts.orphans)),
      JSONMember("unmapped", .number(counts.unmapped)),
      JSONMember("accepted", accepted.map { .string($0.text) } ?? .null),
      JSONMember("held", .array(holdReasons.map(\.json))),
    ])
  }
}

extension SourceFile {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("name", .string(name)), JSONMember("bytes", .number(sizeBytes)),
      JSONMember("sha256", .string(sha256.map(hexadecimal).joined())),
    ])
  }
}

extension HoldReason {
  /// The reason with its counts.
  public var json: JSONValue {
    switch self {
    case .removed(let removed, let entries, let since, let limit):
      .object([
        JSONMember("reason", .string("removed")), JSONMember("removed", .number(removed)),
        JSONMember("of", .number(entries)), JSONMember("since_edition", .number(since.number)),
        JSONMember("limit", .decimal(limit)),
      ])
    case .rejected(let rejected, let rows, let limit):
      .object([
        JSONMember("reason", .string("rejected")), JSONMember("rejected", .number(rejected)),
        JSONMember("of", .number(rows)), JSONMember("limit", .decimal(limit)),
      ])
    }
  }
}
