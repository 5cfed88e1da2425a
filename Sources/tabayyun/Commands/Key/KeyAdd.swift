import Access
import ArgumentParser
import RecordStreams
import Register

/// The command `tabayyun key add`.
struct KeyAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make a key; it is shown once.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "What the key is for: the program, the office.")
  var label: String

  @Option(help: "frontline, analyst, list_manager or auditor.")
  var role: Role

  @Option(help: "The purpose of all its requests (default: each request names its own).")
  var purpose: String?

  @Option(help: "When it ends: a day, to its end, or a time (default: never).")
  var until: Moment?

  @Option(name: .customLong("in"), help: "Only this list; may be repeated.")
  var lists: [ListName] = []

  @Option(help: "Requests a minute (default: 60000).")
  var perMinute: Int?

  func run() throws {
    try register.requirePurposes([purpose].compactMap(\.self))
    let terms = APIKey.Terms(
      label: label, role: role, purpose: purpose, expires: until.map { $0.lastSecond + 1 },
      lists: lists.isEmpty ? nil : lists.map(\.text), perMinute: perMinute)
    let (key, text) = try register.withAccess(create: true) { file, user in
      try file.addKey(terms, by: user, at: Clock.now.seconds)
    }
    if output.json {
      Output.write(.object((key.json.members ?? []) + [JSONMember("text", .string(text))]))
    } else {
      Output.write(
        output.chosenLanguage.text(
          "Key \(key.id), shown only here: \(text)", "المفتاح \(key.id)، لا يظهر إلا هنا: \(text)"))
    }
  }
}
