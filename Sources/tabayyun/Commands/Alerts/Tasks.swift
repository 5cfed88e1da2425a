import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun tasks`.
struct Tasks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what the owners of lists must look at: entries past review, and minors.",
    discussion: "Exit status: 1 where there is nothing to do.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Option(name: .customLong("in"), help: "Only this list.")
  var list: ListName?

  @Flag(help: "Those that are done as well.")
  var all = false

  @Option(help: "Mark the task of this number as done.")
  var done: Int?

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
    if let done, try !register.closeTask(done, by: actor.account, at: now) {
      throw UsageError(message: "There is no open task \(done).", command: "tasks")
    }
    try RaiseReviewTasks.run(register, by: actor.account, at: now)
    let page = try register.tasks(isOpen: !all, list: list?.text, after: after, limit: limit)
    try register.close()
    if output.json {
      Output.write(
        .object([
          JSONMember("tasks", .array(page.elements.map(\.json))),
          JSONMember("next", page.next.map { .number($0) } ?? .null),
        ]))
    } else {
      Output.write(Self.text(page, output.chosenLanguage))
    }
    if page.elements.isEmpty { throw ExitStatus.different.signal }
  }

  private static func text(_ page: Page<CaseTask>, _ language: Language) -> String {
    guard !page.elements.isEmpty else { return language.text("Nothing to do.", "لا شيء مطلوب.") }
    let header =
      language == .english
      ? ["task", "what", "list", "entry", "due", "done by"]
      : ["المهمة", "ما المطلوب", "القائمة", "القيد", "الموعد", "أنجزها"]
    let rows = page.elements.map { task in
      [
        String(task.id), word(task.kind, language), task.list, task.entry,
        task.kind == .minor ? "–" : task.due.text, task.closedBy ?? "",
      ]
    }
    let more = page.next.map { language.text("\nMore: --after \($0)", "\nالبقية: ‎--after \($0)") }
    return Columns.text([header] + rows) + (more ?? "")
  }

  private static func word(_ kind: CaseTask.Kind, _ language: Language) -> String {
    switch kind {
    case .reviewDue: language.text("past its review date", "تجاوز تاريخ المراجعة")
    case .minor: language.text("of a minor", "قيد قاصر")
    }
  }
}
