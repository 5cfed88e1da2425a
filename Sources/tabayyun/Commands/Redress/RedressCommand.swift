import ArgumentParser

/// The command `tabayyun redress`.
struct RedressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redress",
    abstract: "Hear people who were wrongly stopped, and answer them in time.",
    subcommands: [RedressOpen.self, RedressList.self, RedressClose.self])
}
