import Foundation

/// Who sits at the command line, as the system names them: what the audit has as the actor.
enum SystemUser {
  static var name: String { NSUserName() }
}
