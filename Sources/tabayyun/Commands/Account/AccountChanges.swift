import Access
import ArgumentParser
import Register

/// The command `tabayyun account disable`.
struct AccountDisable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "End an account's sessions and let it sign in no more.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The account.")
  var name: String

  func run() throws {
    try AccountText.change(name, register, output) { file, user, now in
      try file.setDisabled(true, name, by: user, at: now)
    }
  }
}

/// The command `tabayyun account enable`.
struct AccountEnable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let an account sign in again.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The account.")
  var name: String

  func run() throws {
    try AccountText.change(name, register, output) { file, user, now in
      try file.setDisabled(false, name, by: user, at: now)
    }
  }
}

/// The command `tabayyun account role`.
struct AccountRole: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Give an account another role.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The account.")
  var name: String

  @Argument(help: "frontline, analyst, list_manager, auditor or administrator.")
  var role: Role

  func run() throws {
    try AccountText.change(name, register, output) { file, user, now in
      try file.setRole(role, of: name, by: user, at: now)
    }
  }
}

/// The command `tabayyun account reset`.
struct AccountReset: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Replace a password by a one-time secret, and end the account's pauses.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The account.")
  var name: String

  func run() throws {
    let now = Clock.now.seconds
    let (account, secret) = try register.withAccess(create: false) { file, user in
      let secret = try file.resetPassword(of: name, by: user, at: now)
      return (try file.account(named: name), secret)
    }
    guard let account else { throw AccessError.unknownAccount(name) }
    AccountText.write(account, secret: secret, output)
  }
}
