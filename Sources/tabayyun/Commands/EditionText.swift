import Evidence
import RecordStreams
import Register

/// Editions in words and in JSON, alike in every command.
enum EditionText {
  /// One line: `un, edition 3 of 2024-05-03`.
  static func title(_ edition: Edition, _ language: Language) -> String {
    language.text(
      "\(edition.list), edition \(edition.id) published \(edition.published.text)",
      "\(edition.list)، الإصدار \(edition.id) المنشور في \(edition.published.text)")
  }

  static func reason(_ reason: HoldReason, _ language: Language) -> String {
    switch reason {
    case .removed(let removed, let entries, let since, let limit):
      language.text(
        "\(removed) of the \(entries) entries of edition \(since) are missing"
          + " (\(percent(removed, entries)); at most \(percent(limit)))",
        "غاب \(removed) من " + ArabicNoun.entry.text(entries) + " في الإصدار \(since)"
          + " (\(percent(removed, entries))؛ الحد \(percent(limit)))")
    case .rejected(let rejected, let rows, let limit):
      language.text(
        "\(rejected) of \(rows) rows could not be read"
          + " (\(percent(rejected, rows)); at most \(percent(limit)))",
        "تعذرت قراءة \(rejected) من " + ArabicNoun.row.text(rows)
          + " (\(percent(rejected, rows))؛ الحد \(percent(limit)))")
    }
  }

  static func json(_ edition: Edition) -> JSONValue {
    let counts = edition.counts
    return .object([
      JSONMember("edition", .number(edition.id.number)),
      JSONMember("list", .string(edition.list.text)),
      JSONMember("format", .string(edition.format)),
      JSONMember("reader_version", .string(edition.readerVersion)),
      JSONMember("published", .string(edition.published.text)),
      JSONMember("imported", .string(edition.imported.text)),
      JSONMember("sha256", .string(hex(edition.sha256))),
      JSONMember("files", .array(edition.files.map(json))),
      JSONMember("rows", .number(counts.rows)),
      JSONMember("entries", .number(counts.entries)),
      JSONMember("related", .number(counts.related)),
      JSONMember("rejects", .number(counts.rejects)),
      JSONMember("orphans", .number(counts.orphans)),
      JSONMember("unmapped", .number(counts.unmapped)),
      JSONMember("accepted", edition.accepted.map { .string($0.text) } ?? .null),
      JSONMember("held", .array(edition.holdReasons.map(json))),
    ])
  }

  private static func json(_ file: SourceFile) -> JSONValue {
    .object([
      JSONMember("name", .string(file.name)), JSONMember("bytes", .number(file.sizeBytes)),
      JSONMember("sha256", .string(hex(file.sha256))),
    ])
  }

  static func json(_ reason: HoldReason) -> JSONValue {
    switch reason {
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

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    percent(whole == 0 ? 1 : Double(part) / Double(whole))
  }

  /// With one decimal, so that 20.1 % is not shown as the 20 % that are allowed.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
