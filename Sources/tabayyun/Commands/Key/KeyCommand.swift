import ArgumentParser

/// The command `tabayyun key`: what programs hold instead of passwords.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Manage the keys of programs.",
    discussion: """
      A program sends its key as `Authorization: Bearer KEY` or `X-API-Key: KEY`. No key decides \
      about people, approves entries or manages accounts, whatever its role.
      """,
    subcommands: [KeyAdd.self, KeyList.self, KeyRevoke.self])
}
