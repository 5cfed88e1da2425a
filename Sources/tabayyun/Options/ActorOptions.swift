import ArgumentParser
import Foundation

/// Who acts, as the register names the account.
struct ActorOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: "The account that acts (default: the system's user).")
  var name: String?

  /// The account asked for, else the system's user.
  var account: String { name ?? NSUserName() }

  func validate() throws {
    if let name, name.isEmpty { throw ValidationError("--as names an account.") }
  }
}
