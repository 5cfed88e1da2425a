import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun index verify`.
struct IndexVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold the index to the definition: score every name, and compare.",
    discussion: """
      Questions are names of the lists, as they stand and spoilt, at low and high minima. Exit \
      status: 0 no difference, 4 a difference.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .customLong("in"), help: "Only this list; may be given more than once.")
  var lists: [ListName] = []

  @Option(help: "How many questions each list is asked.")
  var questions = 24

  @Option(help: "Which questions: the same seed asks the same ones.")
  var seed = 1

  func validate() throws {
    guard (1...100_000).contains(questions) else {
      throw ValidationError("--questions takes 1 to 100000")
    }
    guard (0...1_000_000_000).contains(seed) else {
      throw ValidationError("--seed takes 0 to 1000000000")
    }
  }

  func run() async throws {
    let register = try register.open()
    let snapshots = try ListSelection(lists: lists).snapshots(in: register) { Output.remark($0) }
    var differs = false
    var rows: [JSONValue] = []
    for snapshot in snapshots {
      let report = await VerifyIndex(snapshot.index, seed: seed).run(questions: questions)
      differs = differs || !report.differences.isEmpty
      if output.json {
        rows.append(json(report, of: snapshot.list))
      } else {
        Output.write(text(report, of: snapshot.list))
      }
    }
    if output.json { Output.write(.array(rows)) }
    if differs { throw ExitStatus.damaged.signal }
  }

  private func text(_ report: VerifyIndex.Report, of list: String) -> String {
    let language = output.chosenLanguage
    let counts = "\(report.comparisons) = \(report.names) × \(report.questions)"
    let verdict =
      report.differences.isEmpty
      ? language.text("no difference", "لا فرق")
      : language.text(
        "\(report.differences.count) differences", "فروق: \(report.differences.count)")
    let lines = report.differences.prefix(20).map { difference in
      "  \(difference.entry): \(language.text("question", "السؤال")) \(difference.question), "
        + "\(language.text("index", "الفهرس")) \(difference.index.map(String.init) ?? "—"), "
        + "\(language.text("definition", "التعريف")) \(difference.definition.map(String.init) ?? "—")"
    }
    let head = language.text(
      "\(list): \(counts) comparisons, \(report.hits) hits, \(verdict)",
      "\(list): مقارنات \(counts)، نتائج \(report.hits)، \(verdict)")
    return ([head] + lines).joined(separator: "\n")
  }

  private func json(_ report: VerifyIndex.Report, of list: String) -> JSONValue {
    .object([
      JSONMember("list", .string(list)), JSONMember("names", .number(report.names)),
      JSONMember("questions", .number(report.questions)),
      JSONMember("comparisons", .number(report.comparisons)),
      JSONMember("hits", .number(report.hits)),
      JSONMember("differences", .number(report.differences.count)),
      JSONMember("search_p50_ms", .decimal(report.milliseconds(share: 0.5))),
      JSONMember("search_p99_ms", .decimal(report.milliseconds(share: 0.99))),
    ])
  }
}
