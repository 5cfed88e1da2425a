import ArgumentParser
import Evidence
import Register
import Screening

/// The command `tabayyun entry withdraw`.
struct EntryWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take an entry off an own list at once; one person suffices.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The id of the entry.")
  var entry: String

  @Option(name: .customLong("in"), help: "The own list (default: what stands before the colon).")
  var list: ListName?

  @Option(help: "Why.")
  var reason: String

  @Option(help: "The reference of a redress that is answered with it.")
  var redress: String?

  func run() throws {
    guard let list = list ?? ListName(String(entry.prefix { $0 != ":" })) else {
      throw UsageError(message: "Name the list with --in.", command: "entry withdraw")
    }
    let register = try register.open()
    let edition = try ProposeEntry(in: register).withdraw(
      entry, from: list, reason: reason, redress: redress, by: actor.account, at: Clock.now)
    EntryCommand.compile(list, in: register)
    try register.close()
    if output.json {
      Output.write(edition.json)
    } else {
      let language = output.chosenLanguage
      Output.write(
        language.text("Withdrawn. In force: ", "شُطب. نافذ: ")
          + EditionText.title(edition, language))
    }
  }
}
