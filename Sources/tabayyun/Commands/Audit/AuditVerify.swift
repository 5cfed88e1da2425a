import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun audit verify`.
struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Find the first record that was altered, taken out or cut off.",
    discussion: """
      Without --trust, heads must be signed by the key beside the register. Exit status: 0 the \
      chain holds, 2 no key to trust, 3 a head that cannot be used, 4 the chain does not hold.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .customLong("head"), help: "A head that was kept; may be repeated.",
    completion: .file())
  var heads: [String] = []

  @Option(name: .customLong("trust"), help: "A public key that signs heads; may be repeated.")
  var keys: [BundleKey] = []

  func run() throws {
    let register = try register.open()
    let report = try VerifyAudit.run(register, heads: heads, trusting: keys)
    try register.close()
    if output.json {
      Output.write(report.json)
    } else {
      Output.write(AuditText.text(report, output.chosenLanguage))
    }
    if report.verification.fault != nil { throw ExitStatus.damaged.signal }
  }
}
