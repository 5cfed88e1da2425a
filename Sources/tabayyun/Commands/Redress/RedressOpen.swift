import ArgumentParser
import Evidence
import Register
import Screening

/// The command `tabayyun redress open`.
struct RedressOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a redress and print the reference that the person takes along.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Option(help: "The alert that it is about.")
  var alert: Int?

  @Option(name: .customLong("in"), help: "The list of the entry that it is about.")
  var list: ListName?

  @Option(help: "The entry that it is about.")
  var entry: String?

  @Option(help: "What the person says, and how to reach them.")
  var statement: String?

  func validate() throws {
    if alert != nil, list != nil || entry != nil {
      throw ValidationError("The alert names list and entry already.")
    }
    if (list == nil) != (entry == nil) { throw ValidationError("--in and --entry go together.") }
  }

  func run() throws {
    let register = try register.open()
    let redress = try HearRedress(in: register).open(
      alert: alert, list: list, entry: entry, statement: statement, by: actor.account,
      at: Clock.now)
    try register.close()
    if output.json {
      Output.write(redress.json(at: Clock.now))
    } else {
      Output.write(
        output.chosenLanguage.text(
          "Reference \(redress.reference) — an answer is due by \(redress.deadline.text).",
          "المرجع \(redress.reference) — موعد الجواب \(redress.deadline.text)."))
    }
  }
}
