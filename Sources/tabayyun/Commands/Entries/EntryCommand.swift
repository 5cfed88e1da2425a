import ArgumentParser
import Register
import Screening

/// The command `tabayyun entry`.
struct EntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Keep the bureau's own lists: two people to list, one to withdraw.",
    subcommands: [
      EntryPropose.self, EntryProposals.self, EntryApprove.self, EntryReject.self,
      EntryWithdraw.self,
    ])

  /// Compiles the index of a list that changed; a check would do it as well, only later.
  static func compile(_ list: ListName?, in register: RegisterFile) {
    guard let list else { return }
    do {
      guard let edition = try register.edition(inForceOf: list) else { return }
      let indexes = IndexStore(of: register)
      _ = try indexes.index(of: edition) { Output.remark($0) }
      try indexes.removeUnused()
    } catch { Output.remark("The index could not be kept: " + ErrorText.text(of: error)) }
  }
}
