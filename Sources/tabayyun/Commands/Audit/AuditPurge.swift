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
      How long it is kept stands in the policy, purpose by purpose, and for decisions and \
      clearances. The chain holds as before. \
      Copies of the register keep what they have.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try register.open()
    let count = try PurgePersonal.run(register, at: Clock.now, by: SystemUser.name)
    let cases = try register.purgeCases(by: SystemUser.name, at: Clock.now)
    try register.close()
    if output.json {
      Output.write(
        .object([JSONMember("purged", .number(count)), JSONMember("cases", .number(cases))]))
    } else {
      Output.write(
        output.chosenLanguage.text(
          "Personal data purged: of \(count) \(count == 1 ? "record" : "records")"
            + " of the audit and of \(cases) in cases.",
          "حُذفت البيانات الشخصية من: \(ArabicNoun.record.text(count))، ومن القضايا: \(cases)."))
    }
  }
}
