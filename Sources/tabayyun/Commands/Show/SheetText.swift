import Evidence
import Register
import Screening
import Subjects

/// An entry as one list has it, in words.
enum SheetText {
  static func text(_ sheet: ShowEntry.Sheet, _ language: Language) -> String {
    let entity = sheet.entity
    var lines = ["\(entity.displayName)  [\(entity.id), \(entity.schema)]".onOneLine]
    lines.append(standing(sheet, language))
    lines.append(properties(sheet.entity))
    for dependent in sheet.dependents {
      lines.append("\(dependent.schema)  [\(dependent.id)]".onOneLine)
      lines.append(properties(dependent))
    }
    lines.append(language.text("History", "التاريخ"))
    lines.append(Columns.text(sheet.history.events.map { row($0, language) }))
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func standing(_ sheet: ShowEntry.Sheet, _ language: Language) -> String {
    let edition = EditionText.title(sheet.edition, language)
    if sheet.isRemovalPending {
      return language.text(
        "\(edition): in force; REMOVAL PENDING, the newest edition is held and lacks the entry",
        "\(edition): نافذ؛ الشطب قيد الانتظار، فالإصدار الأحدث معلّق وليس فيه القيد")
    }
    if sheet.isInForce { return language.text("\(edition): in force", "\(edition): نافذ") }
    if sheet.edition.isHeld {
      return language.text("\(edition): held, not in force", "\(edition): معلّق وغير نافذ")
    }
    return language.text(
      "\(edition), the last that had the entry: DELISTED since",
      "\(edition)، آخر إصدار فيه القيد: شُطب بعده")
  }

  private static func properties(_ entity: Entity) -> String {
    Columns.text(
      entity.properties.all.map { ["  " + $0.name, $0.values.joined(separator: "; ")] })
  }

  private static func row(_ event: EntryHistory.Event, _ language: Language) -> [String] {
    let word =
      switch event.kind {
      case .listed: language.text("listed", "أُدرج")
      case .changed: language.text("changed", "تغيّر")
      case .delisted: language.text("delisted", "شُطب")
      }
    let edition = language.text("edition \(event.edition)", "الإصدار \(event.edition)")
    return ["  " + event.published.text, word, edition]
  }
}
