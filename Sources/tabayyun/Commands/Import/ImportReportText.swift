import Evidence
import RecordStreams
import Register
import Screening

/// What an import did, in words and in JSON.
enum ImportReportText {
  static func json(_ report: ImportReport) -> JSONValue {
    let isOpen = report.visibility == .open
    var members = [
      JSONMember("outcome", .string(word(report.outcome))),
      JSONMember("edition", report.outcome.edition.json),
      JSONMember("visibility", .string(report.visibility.rawValue)),
      JSONMember("compared_with", report.predecessor.map { .number($0.id.number) } ?? .null),
      JSONMember("difference", report.difference.json),
    ]
    if isOpen {
      members += [
        JSONMember("added", .strings(report.added)),
        JSONMember("changed", .array(report.changed.map(\.json))),
        JSONMember("removed", .strings(report.removed)),
      ]
    }
    return .object(members + details(report, isOpen: isOpen))
  }

  private static func details(_ report: ImportReport, isOpen: Bool) -> [JSONMember] {
    [
      JSONMember("rejects", .array(report.rejects.map { json($0, withSource: isOpen) })),
      JSONMember(
        "unmapped",
        .array(
          report.unmapped.map {
            .object([
              JSONMember("path", .string($0.path)), JSONMember("count", .number($0.count)),
              JSONMember("first_line", .number($0.firstLine)),
            ])
          })),
      JSONMember(
        "orphans",
        .object(
          report.orphans.sorted { $0.key < $1.key }.map { JSONMember($0.key, .number($0.value)) })
      ),
    ]
  }

  private static func json(_ reject: RejectedRow, withSource: Bool) -> JSONValue {
    .object(
      [
        JSONMember("file", .string(reject.file)), JSONMember("line", .number(reject.line)),
        JSONMember("byte", .number(reject.byte)), JSONMember("reason", .string(reject.reason)),
      ] + (withSource ? [JSONMember("source", .string(reject.source))] : []))
  }

  private static func word(_ outcome: ImportOutcome) -> String {
    switch outcome {
    case .unchanged: "unchanged"
    case .inForce: "in_force"
    case .past: "past"
    case .held: "held"
    }
  }

  static func text(_ report: ImportReport, _ language: Language) -> String {
    let edition = report.outcome.edition
    if case .unchanged = report.outcome {
      return language.text(
        "Nothing new: these bytes are \(EditionText.title(edition, language)).",
        "لا جديد: هذا الملف هو \(EditionText.title(edition, language)).")
    }
    var lines = [EditionText.title(edition, language) + standing(report.outcome, language)]
    lines.append(counts(edition, language))
    lines += changes(report, language) + problems(report, language)
    return lines.joined(separator: "\n")
  }

  private static func standing(_ outcome: ImportOutcome, _ language: Language) -> String {
    switch outcome {
    case .inForce: language.text(": in force", ": نافذ")
    case .past:
      language.text(": kept in its place before later editions", ": حُفظ في موضعه قبل إصدارات أحدث")
    case .held: language.text(": HELD", ": معلّق")
    case .unchanged: ""
    }
  }

  private static func counts(_ edition: Edition, _ language: Language) -> String {
    let counts = edition.counts
    return language.text(
      "  \(counts.entries) \(counts.entries == 1 ? "entry" : "entries"), \(counts.related) related, "
        + "from \(counts.rows) \(counts.rows == 1 ? "row" : "rows")",
      "  " + ArabicNoun.entry.text(counts.entries) + "، والمرتبط \(counts.related)، من "
        + ArabicNoun.row.text(counts.rows))
  }

  private static func changes(_ report: ImportReport, _ language: Language) -> [String] {
    let since =
      report.predecessor.map {
        language.text("  since edition \($0.id): ", "  منذ الإصدار \($0.id): ")
      }
      ?? language.text("  the first edition: ", "  أول إصدار: ")
    let lines = [since + ChangeText.counts(report.difference, language)]
    guard report.predecessor != nil else { return lines }
    let named =
      report.added.map { "+ \($0)" } + report.changed.map(ChangeText.line)
      + report.removed.map { "- \($0)" }
    let total = report.difference.added + report.difference.changed + report.difference.removed
    let more =
      named.isEmpty || total == named.count
      ? [] : ["… `tabayyun diff \(report.outcome.edition.list)`"]
    return lines + (named + more).map { "    " + $0 }
  }

  private static func problems(_ report: ImportReport, _ language: Language) -> [String] {
    let edition = report.outcome.edition
    var lines: [String] = []
    if edition.counts.rejects > 0 {
      lines.append(
        language.text("  \(edition.counts.rejects) rejected:", "  مرفوض \(edition.counts.rejects):")
      )
      lines += report.rejects.map { "    " + place($0) + $0.reason }
    }
    if edition.counts.orphans > 0 {
      lines.append(
        language.text(
          "  \(edition.counts.orphans) rows of side files without their main row",
          "  في ملفات جانبية بلا أصل: " + ArabicNoun.row.text(edition.counts.orphans)))
    }
    if edition.counts.unmapped > 0 {
      lines.append(
        language.text(
          "  \(edition.counts.unmapped) elements that no rule maps (kept in the source):",
          "  عناصر لا قاعدة لها (محفوظة في المصدر): \(edition.counts.unmapped)"))
      lines += report.unmapped.map { "    \($0.count) × \($0.path), line \($0.firstLine)" }
    }
    return lines + held(report, language)
  }

  private static func held(_ report: ImportReport, _ language: Language) -> [String] {
    guard case .held(let edition) = report.outcome else { return [] }
    let why = edition.holdReasons.map { "  " + EditionText.reason($0, language) }
    return why + [
      language.text(
        "  The edition before stays in force. Look with `tabayyun diff \(edition.list)`; to bring\n"
          + "  this one into force, import the same files again with --accept.",
        "  يبقى الإصدار السابق نافذًا. راجع `tabayyun diff \(edition.list)`، ولإنفاذ هذا الإصدار\n"
          + "  أعد استيراد الملفات نفسها مع ‎--accept.")
    ]
  }

  private static func place(_ reject: RejectedRow) -> String {
    reject.line == 0 ? "" : "\(reject.file):\(reject.line): "
  }
}
