import Evidence
import ArgumentParser
import RecordStreams
import Register
import Screening
import Subjects

/// The command `tabayyun show`.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show all that the register has on one entry.",
    discussion: "Exit status: 1 where no list has, or had, the entry.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The entry's id, for example un:QDi.001.")
  var id: String

  func run() throws {
    let sheets = try ShowEntry.run(id, in: register.open())
    if output.json {
      Output.write(
        .object([
          JSONMember("id", .string(id)),
          JSONMember("lists", .array(sheets.map(\.json))),
        ]))
    } else if sheets.isEmpty {
      Output.remark(
        output.chosenLanguage.text("No list has an entry “\(id)”.", "لا قيد «\(id)» في أي قائمة."))
    } else {
      let texts = sheets.map { SheetText.text($0, output.chosenLanguage) }
      Output.write(texts.joined(separator: "\n\n"))
    }
    if sheets.isEmpty { throw ExitStatus.different.signal }
  }
}
