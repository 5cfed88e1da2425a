import ArgumentParser

/// The command `tabayyun account`: the people who may sign in.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Manage the accounts of people.",
    discussion: """
      Accounts stand in <register>-access, a file that only its owner may read; secrets are not in \
      the register and its copies. Roles: frontline, analyst, list_manager, auditor, administrator. \
      Every change ends the account's sessions and is in the audit.
      """,
    subcommands: [
      AccountAdd.self, AccountList.self, AccountDisable.self, AccountEnable.self, AccountRole.self,
      AccountReset.self,
    ])
}
