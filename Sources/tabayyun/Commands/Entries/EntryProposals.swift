import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening
import Subjects

/// The command `tabayyun entry proposals`.
struct EntryProposals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals", abstract: "Show the proposals that wait for approval.",
    discussion: "Exit status: 1 where none waits.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Those that were decided as well.")
  var all = false

  @Option(help: "Go on after this cursor.")
  var after: Int?

  @Option(help: "At most so many.")
  var limit = 50

  func validate() throws {
    if !(1...1_000).contains(limit) { throw ValidationError("--limit is from 1 to 1000.") }
  }

  func run() throws {
    let page = try register.open().proposals(
      state: all ? nil : .proposed, after: after, limit: limit)
    if output.json {
      Output.write(
        .object([
          JSONMember("proposals", .array(page.elements.map(\.json))),
          JSONMember("next", page.next.map { .number($0) } ?? .null),
        ]))
    } else {
      Output.write(Self.text(page, output.chosenLanguage))
    }
    if page.elements.isEmpty { throw ExitStatus.different.signal }
  }

  private static func text(_ page: Page<Proposal>, _ language: Language) -> String {
    guard !page.elements.isEmpty else { return language.text("None waits.", "لا مقترحات منتظرة.") }
    let header =
      language == .english
      ? ["proposal", "what", "entry", "name", "state", "proposer", "made", "decided by"]
      : ["المقترح", "النوع", "القيد", "الاسم", "الحالة", "صاحب المقترح", "التاريخ", "بقرار"]
    let rows = page.elements.map { proposal in
      [
        String(proposal.id), word(proposal.kind, language), proposal.entry,
        proposal.entities.first?.displayName ?? "", word(proposal.state, language),
        proposal.proposer, proposal.made.text, proposal.decidedBy ?? "",
      ]
    }
    let more = page.next.map { language.text("\nMore: --after \($0)", "\nالبقية: ‎--after \($0)") }
    return Columns.text([header] + rows) + (more ?? "")
  }

  private static func word(_ kind: Proposal.Kind, _ language: Language) -> String {
    switch kind {
    case .new: language.text("new", "جديد")
    case .change: language.text("change", "تعديل")
    }
  }

  private static func word(_ state: Proposal.State, _ language: Language) -> String {
    switch state {
    case .proposed: language.text("proposed", "مقترح")
    case .approved: language.text("approved", "موافق عليه")
    case .rejected: language.text("rejected", "مرفوض")
    }
  }
}
