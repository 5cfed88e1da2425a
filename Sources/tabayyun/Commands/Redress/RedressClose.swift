import ArgumentParser
import Evidence
import Foundation
import Register
import Screening

/// The command `tabayyun redress close`.
struct RedressClose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Answer a redress, with reasons.",
    discussion: """
      --deleted takes an entry of an own list off it at once. --corrected names the approved \
      proposal that changed the entry.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The reference, as the person says it.")
  var reference: String

  @Flag(help: "The entry, or what was decided, was put right.")
  var corrected = false

  @Flag(help: "The entry is taken off the list.")
  var deleted = false

  @Flag(help: "Nothing is changed.")
  var refused = false

  @Option(help: "Why.")
  var reason: String

  @Option(help: "With --corrected: the proposal by which the entry was put right.")
  var proposal: Int?

  func validate() throws {
    guard [corrected, deleted, refused].filter(\.self).count == 1 else {
      throw ValidationError("One of --corrected, --deleted, --refused.")
    }
    if proposal != nil, !corrected { throw ValidationError("--proposal goes with --corrected.") }
  }

  func run() throws {
    let register = try register.open()
    let outcome: Redress.Outcome = corrected ? .corrected : deleted ? .deleted : .refused
    let redress = try HearRedress(in: register).close(
      reference, as: outcome, reason: reason, proposal: proposal, by: actor.account, at: Clock.now)
    EntryCommand.compile(redress.list.flatMap { ListName($0) }, in: register)
    try register.close()
    if output.json {
      Output.write(redress.json(at: Clock.now))
    } else {
      Output.write(
        output.chosenLanguage.text(
          "\(redress.reference) is answered.", "أُجيب عن \(redress.reference)."))
    }
  }
}
