import Evidence
import ArgumentParser
import RecordStreams
import Register

/// The command `tabayyun verify`.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for damage in the register.",
    discussion: "Exit status: 0 whole, 4 damaged. Reads the whole file.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let register = try register.open()
    try register.verify()
    if output.json {
      Output.write(
        .object([
          JSONMember("register", .string(register.path)), JSONMember("whole", .bool(true)),
        ]))
    } else {
      Output.write(output.chosenLanguage.text("The register is whole.", "السجل سليم."))
    }
  }
}
