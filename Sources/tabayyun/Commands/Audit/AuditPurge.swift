import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit purge`.
struct AuditPurge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Delete the personal data whose time is over.",
    discussion: """
      How long it is kept stands in the policy, purpose by purpose. The chain holds as before. \
      Copies of the register keep what they have.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try register.open()
    let count = try PurgePersonal.run(register, at: Clock.now, by: SystemUser.name)
    try register.close()
    if output.json {
      Output.write(.object([JSONMember("purged", .number(count))]))
    } else {
      Output.write(
        output.chosenLanguage.text(
          "Personal data purged: of \(count) \(count == 1 ? "record" : "records").",
          "حُذفت البيانات الشخصية من: \(ArabicNoun.record.text(count))."))
    }
  }
}
