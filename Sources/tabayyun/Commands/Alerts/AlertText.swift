import Evidence
import RecordStreams
import Register
import Screening
import Subjects

/// Alerts and decisions in words.
enum AlertText {
  /// A page of the queue in columns.
  static func text(_ page: Page<Alert>, at now: Moment, _ language: Language) -> String {
    guard !page.elements.isEmpty else {
      return language.text("No alerts.", "لا تنبيهات.")
    }
    let header =
      language == .english
      ? ["alert", "state", "outcome", "entry", "list", "purpose", "age", "checks", "assignee"]
      : [
        "التنبيه", "الحالة", "النتيجة", "القيد", "القائمة", "الغرض", "العمر", "التحقّقات", "المكلَّف",
      ]
    let rows = page.elements.map { alert in
      [
        String(alert.id), word(alert.state, language), alert.outcome, alert.entry, alert.list,
        alert.purpose, age(of: alert, at: now, language), String(alert.count),
        alert.assignee ?? "–",
      ]
    }
    let more = page.next.map { language.text("\nMore: --after \($0)", "\nالبقية: ‎--after \($0)") }
    return Columns.text([header] + rows) + (more ?? "")
  }

  /// One alert with its question, its result and all decisions.
  static func text(
    _ alert: Alert, _ decisions: [Decision], at now: Moment, _ language: Language
  ) -> String {
    var lines = [
      line(alert, language),
      language.text(
        "Raised \(alert.opened.text), last seen \(alert.lastSeen.text), \(alert.count) checks",
        "رُفع في \(alert.opened.text)، آخر تحقّق \(alert.lastSeen.text)، عدد التحقّقات \(alert.count)"),
    ]
    if let assignee = alert.assignee {
      lines.append(language.text("Assigned to \(assignee)", "المكلَّف: \(assignee)"))
    }
    lines.append(
      language.text("Question: ", "السؤال: ")
        + (alert.query?.onOneLine ?? language.text("purged", "حُذف بانقضاء مدته")))
    // What was kept is JSON that we wrote; where it is none, only the caption is missing.
    if let result = alert.result.flatMap({ try? JSONValue(parsing: $0) }),
      let caption = result["caption"]?.string
    {
      lines.append(language.text("Entry: ", "القيد: ") + caption.onOneLine)
    }
    lines += decisions.map { text($0, language) }
    return lines.joined(separator: "\n")
  }

  /// One line: number, state, outcome, entry.
  static func line(_ alert: Alert, _ language: Language) -> String {
    language.text("Alert ", "التنبيه ")
      + "\(alert.id) · \(word(alert.state, language)) · \(alert.outcome) · \(alert.entry.onOneLine)"
      + " (\(alert.list)) · \(alert.purpose)"
  }

  private static func text(_ decision: Decision, _ language: Language) -> String {
    let second = decision.confirmedBy.map {
      language.text(", confirmed by \($0)", "، أكّده \($0)")
    }
    let reason =
      decision.reason?.onOneLine ?? language.text("(reason purged)", "(حُذف السبب بانقضاء مدته)")
    return "\(decision.made.text)  \(decision.verdict.says(in: language)) — "
      + word(decision.state, language) + language.text(", by ", "، بقرار ") + decision.author
      + (second ?? "") + ": " + reason
  }

  private static func age(of alert: Alert, at now: Moment, _ language: Language) -> String {
    let days = now.dayNumber - alert.opened.dayNumber
    return language.text(days == 1 ? "1 day" : "\(days) days", ArabicNoun.day.text(days))
  }

  static func word(_ state: Alert.State, _ language: Language) -> String {
    switch state {
    case .open: language.text("open", "مفتوح")
    case .reopened: language.text("reopened", "أُعيد فتحه")
    case .proposed: language.text("proposed", "بانتظار شخص ثانٍ")
    case .decided: language.text("decided", "صدر قرار")
    case .closed: language.text("closed", "مغلق")
    }
  }

  private static func word(_ state: Decision.State, _ language: Language) -> String {
    switch state {
    case .proposed: language.text("waits for a second person", "ينتظر شخصًا ثانيًا")
    case .inForce: language.text("in force", "نافذ")
    case .setAside: language.text("set aside", "لم يؤكَّد")
    case .reopened: language.text("no longer in force", "لم يعد نافذًا")
    }
  }
}
