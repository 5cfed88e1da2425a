import Access
import Foundation
import Register

extension RegisterOptions {
  /// Opens the access file beside the register for one command, and closes both afterwards.
  ///
  /// - Parameters:
  ///   - create: whether to make the file where it is missing.
  ///   - body: gets the file, and who the system says is at the keyboard.
  func withAccess<Value>(create: Bool, _ body: (AccessFile, String) throws -> Value) throws -> Value
  {
    let register = try open()
    let audit = AccountAudit(register: register)
    let file = try AccessFile(
      path: AccessFile.path(besideRegister: register.path), create: create
    ) { try audit.note($0) }
    let value = try body(file, NSUserName())
    try file.close()
    try register.close()
    return value
  }

  /// The purposes of the register's policy, for which codes given here are held against.
  func requirePurposes(_ codes: [String]) throws {
    let register = try open()
    let policy = try register.policyText().map { try Policy(text: $0) } ?? .standard
    try register.close()
    let known = policy.purposes.map(\.code)
    if let code = codes.first(where: { !known.contains($0) }) {
      throw AccessError.unknownPurpose(code, known: known)
    }
  }
}
