import Evidence
import Register

/// Editions in words, alike in every command.
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

  private static func percent(_ part: Int, _ whole: Int) -> String {
    percent(whole == 0 ? 1 : Double(part) / Double(whole))
  }

  /// With one decimal, so that 20.1 % is not shown as the 20 % that are allowed.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
