import ArgumentParser
import Evidence
import Register
import Screening

/// The command `tabayyun entry reject`.
struct EntryReject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject a proposal, or take back one's own.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The number of the proposal.")
  var proposal: Int

  @Option(help: "Why.")
  var reason: String

  func run() throws {
    let register = try register.open()
    let rejected = try ProposeEntry(in: register).reject(
      proposal, reason: reason, by: actor.account, at: Clock.now)
    try register.close()
    if output.json {
      Output.write(rejected.json)
    } else {
      Output.write(
        output.chosenLanguage.text(
          "Proposal \(rejected.id) is rejected; the list is as it was.",
          "رُفض المقترح \(rejected.id)، والقائمة كما كانت."))
    }
  }
}
