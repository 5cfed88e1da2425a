import ArgumentParser

@main
struct Tabayyun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tabayyun", abstract: "Make sure before you act.",
    subcommands: [SampleMake.self])
}
