import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun redress list`.
struct RedressList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the redress that waits, the nearest deadline first.",
    discussion: "Exit status: 1 where none waits.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "One reference, as the person says it.")
  var reference: String?

  @Flag(help: "What was answered as well.")
  var all = false

  @Option(help: "Go on after this cursor.")
  var after: Int?

  @Option(help: "At most so many.")
  var limit = 50

  func validate() throws {
    if !(1...1_000).contains(limit) { throw ValidationError("--limit is from 1 to 1000.") }
  }

  func run() throws {
    let register = try register.open()
    let now = Clock.now
    if let reference {
      let redress = try register.redress(reference)
      if output.json { return Output.write(redress.json(at: now)) }
      return Output.write(Self.text([redress], at: now, output.chosenLanguage))
    }
    let page = try register.redress(state: all ? nil : .open, after: after, limit: limit)
    if output.json {
      Output.write(
        .object([
          JSONMember("redress", .array(page.elements.map { $0.json(at: now) })),
          JSONMember("next", page.next.map { .number($0) } ?? .null),
        ]))
    } else {
      let language = output.chosenLanguage
      let more = page.next.map {
        language.text("\nMore: --after \($0)", "\nالبقية: ‎--after \($0)")
      }
      Output.write(
        page.elements.isEmpty
          ? language.text("None waits.", "لا تظلّمات منتظرة.")
          : Self.text(page.elements, at: now, language) + (more ?? ""))
    }
    if page.elements.isEmpty { throw ExitStatus.different.signal }
  }

  private static func text(
    _ redress: [Redress], at now: Moment, _ language: Language
  ) -> String {
    let header =
      language == .english
      ? ["reference", "state", "due", "alert", "entry", "outcome", ""]
      : ["المرجع", "الحالة", "الموعد", "التنبيه", "القيد", "النتيجة", ""]
    let rows = redress.map { redress in
      [
        redress.reference.text,
        redress.state == .open ? language.text("open", "مفتوح") : language.text("closed", "مغلق"),
        redress.deadline.text, redress.alert.map(String.init) ?? "–", redress.entry ?? "–",
        redress.outcome.map { word($0, language) } ?? "–",
        redress.isOverdue(at: now) ? language.text("OVERDUE", "تجاوز الموعد") : "",
      ]
    }
    return Columns.text([header] + rows)
  }

  private static func word(_ outcome: Redress.Outcome, _ language: Language) -> String {
    switch outcome {
    case .corrected: language.text("corrected", "صُحّح")
    case .deleted: language.text("deleted", "حُذف")
    case .refused: language.text("refused", "رُفض")
    }
  }
}
