import ArgumentParser
import Access
import RecordStreams

/// The command `tabayyun account list`.
struct AccountList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the accounts.")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let accounts = try register.withAccess(create: false) { file, _ in try file.accounts() }
    if output.json {
      Output.write(.array(accounts.map(\.json)))
    } else {
      Output.write(AccountText.table(accounts, output.chosenLanguage))
    }
  }
}
