import ArgumentParser

/// The command `tabayyun index`.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "The compiled names of the lists.",
    subcommands: [IndexVerify.self])
}
