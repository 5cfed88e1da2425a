import ArgumentParser

@main
struct Tabayyun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tabayyun", abstract: "Make sure before you act.",
    discussion: """
      Exit status: check 0 nobody at the line, 1 somebody; diff 0 same, 1 different; import 0 in \
      force or nothing new, 5 held; show 1 no such entry; audit verify 4 the chain does not hold; \
      audit replay 1 another answer, 3 cannot be asked again; everywhere 2 usage, 3 unreadable input \
      or no register, 4 register or index damaged.
      """,
    version: Program.version, subcommands: commands)

  private static let commands: [any ParsableCommand.Type] = [
    Init.self,
    Check.self,
    Import.self,
    Lists.self,
    Diff.self,
    Show.self,
    Verify.self,
    IndexCommand.self,
    BundleCommand.self,
    Serve.self,
    AuditCommand.self,
    Alerts.self,
    Decide.self,
    Tasks.self,
    EntryCommand.self,
    RedressCommand.self,
    AccountCommand.self,
    KeyCommand.self,
    Evaluate.self,
    SampleMake.self,
  ]

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch { ExitStatus.exit(with: error) }
  }
}

/// The program as it names itself in answers and records.
enum Program {
  static let version = "0.1.0"
}
