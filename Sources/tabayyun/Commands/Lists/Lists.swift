import Evidence
import ArgumentParser
import RecordStreams
import Register
import Screening

/// The command `tabayyun lists`.
struct Lists: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the lists with the edition in force and its age.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let lines = try ListLists.run(register.open(), at: Clock.now)
    if output.json {
      Output.write(.array(lines.map(\.json)))
    } else if lines.isEmpty {
      Output.write(
        output.chosenLanguage.text(
          "No lists yet. `tabayyun import` reads one.",
          "لا قوائم بعد. استورد بالأمر `tabayyun import`."))
    } else {
      Output.write(Self.text(lines, output.chosenLanguage))
    }
  }

  private static func text(_ lines: [ListLists.Line], _ language: Language) -> String {
    let header =
      language == .english
      ? ["list", "entries", "editions", "published", "imported", "visibility", ""]
      : ["القائمة", "القيود", "الإصدارات", "نُشر", "استُورد", "الظهور", ""]
    let rows = lines.map { line in
      let edition = line.overview.inForce
      let note = line.overview.held.map { held in
        language.text(
          "edition \(held.id) held, \(line.removalPending) removals pending",
          "الإصدار \(held.id) معلّق، \(line.removalPending) شطبًا قيد الانتظار")
      }
      return [
        line.overview.list.text, String(edition?.counts.entries ?? 0),
        String(line.overview.editionCount), edition?.published.text ?? "–",
        edition?.imported.text ?? "–", word(line.overview.visibility, language), note ?? "",
      ]
    }
    return Columns.text([header] + rows)
  }

  private static func word(_ visibility: ListVisibility, _ language: Language) -> String {
    switch visibility {
    case .open: language.text("open", "مفتوحة")
    case .matchOnly: language.text("match-only", "للمطابقة فقط")
    }
  }
}
