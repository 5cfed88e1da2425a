import ArgumentParser
import Evidence
import RecordStreams
import Register
import Screening

/// The command `tabayyun bundle make`.
struct BundleMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract: "Make a signed bundle of the editions in force.",
    discussion: """
      The secret key stands beside the register, in <register>-bundle-key, and is made at the first \
      use. Keep a copy of it: devices trust no other. With --since, the bundle holds only what \
      changed since another; --whole writes the same bundle whole beside it, for new devices and \
      for the next --since.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The file to write; it is replaced.", completion: .file())
  var to: String

  @Option(name: .customLong("in"), help: "Only this list; may be repeated.")
  var lists: [ListName] = []

  @Option(help: "A whole bundle that the devices have in use.", completion: .file())
  var since: String?

  @Option(help: "With --since: write the whole bundle to this file too.", completion: .file())
  var whole: String?

  @Option(
    help:
      "From when on answers say that it is stale: a day, to its end, or a time (default: 30 days).")
  var validUntil: Moment?

  func validate() throws {
    if whole != nil, since == nil { throw ValidationError("Without --since, --to is whole.") }
    if to == whole { throw ValidationError("--whole and --to are two files.") }
    if to == since { throw ValidationError("--to would take the place of --since.") }
  }

  func run() throws {
    let register = try register.open()
    let now = Clock.now
    let made = try MakeBundle.run(
      MakeBundle.Request(
        to: to, lists: lists, since: since, whole: whole, validUntil: validUntil),
      from: register, at: now, by: SystemUser.name
    ) { Output.remark($0) }
    try register.close()
    if output.json {
      let files = made.files.map { file in
        JSONValue.object([
          JSONMember("file", .string(file.path)), JSONMember("bytes", .number(file.sizeBytes)),
        ])
      }
      Output.write(
        .object(
          BundleText.members(made.bundle, at: now) + [JSONMember("files", .array(files))]))
    } else {
      Output.write(Self.text(made, at: now, output.chosenLanguage))
    }
  }

  private static func text(
    _ made: MakeBundle.Made, at now: Moment, _ language: Language
  ) -> String {
    let files = made.files.map { file in
      language.text("\(file.path): \(file.sizeBytes) bytes", "\(file.path): \(file.sizeBytes) بايت")
    }
    return
      ([BundleText.text(made.bundle, at: now, language)] + files
      + [BundleText.text(made.bundle.key, language)]).joined(separator: "\n")
  }
}
