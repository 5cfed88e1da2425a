import Access
import ArgumentParser
import Register

/// The command `tabayyun account add`.
struct AccountAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Make an account.",
    discussion: """
      Without --password-stdin a one-time secret is printed, once: it is good for three days and \
      for nothing but setting a password of one's own.
      """)

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "A small letter, then small letters, digits, _ . and -.")
  var name: String

  @Option(help: "frontline, analyst, list_manager, auditor or administrator.")
  var role: Role

  @Option(help: "What people call them (default: the name).")
  var displayName: String?

  @Option(name: .customLong("purpose"), help: "Only this purpose; may be repeated.")
  var purposes: [String] = []

  @Flag(help: "Read the account's password from standard input.")
  var passwordStdin = false

  func run() throws {
    try register.requirePurposes(purposes)
    let now = Clock.now.seconds
    let language = output.chosenLanguage
    let given =
      passwordStdin
      ? try PasswordInput.read(
        prompt: language.text("Password: ", "كلمة السر: "), command: "account add") : nil
    let account = Account(
      name: name, displayName: displayName ?? name, role: role, purposes: purposes,
      mustChangePassword: given == nil,
      secretExpires: given == nil ? now + OneTimeSecret.lifetimeSeconds : nil, created: now)
    let secret = given == nil ? OneTimeSecret.make() : nil
    try register.withAccess(create: true) { file, user in
      try file.add(account, password: given ?? secret ?? "", by: user, at: now)
    }
    AccountText.write(account, secret: secret, output)
  }
}
