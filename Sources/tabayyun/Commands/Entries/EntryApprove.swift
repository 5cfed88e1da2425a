import ArgumentParser
import Evidence
import Register
import Screening

/// The command `tabayyun entry approve`.
struct EntryApprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve proposals of another person; they are in force at once, as one edition.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The numbers of the proposals, all of one list.")
  var proposals: [Int]

  func validate() throws {
    if proposals.isEmpty { throw ValidationError("Name at least one proposal.") }
  }

  func run() throws {
    let register = try register.open()
    let edition = try ProposeEntry(in: register).approve(
      proposals, by: actor.account, at: Clock.now)
    EntryCommand.compile(edition.list, in: register)
    try register.close()
    if output.json {
      Output.write(edition.json)
    } else {
      let language = output.chosenLanguage
      Output.write(
        language.text("In force: ", "نافذ: ") + EditionText.title(edition, language))
    }
  }
}
