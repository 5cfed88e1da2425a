import Access
import ArgumentParser
import RecordStreams
import Register

/// The command `tabayyun key revoke`.
struct KeyRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "End a key at once and for good.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The key's id, as `tabayyun key list` shows it.")
  var id: String

  func run() throws {
    try register.withAccess(create: false) { file, user in
      try file.revokeKey(id, by: user, at: Clock.now.seconds)
    }
    if output.json {
      Output.write(.object([JSONMember("revoked", .string(id))]))
    } else {
      Output.write(output.chosenLanguage.text("Key \(id) is revoked.", "أُلغي المفتاح \(id)."))
    }
  }
}
