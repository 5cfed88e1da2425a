import Foundation
import GRDB
import RecordStreams

/// Every policy that was in force, by its hash, so that a past check can be judged by its own.
enum PolicyVersions {
  static func hash(of text: String) -> String { Digest.text(Digest.sha256(Array(text.utf8))) }

  /// Keeps a policy where it is not kept yet.
  static func keep(_ text: String, since: Moment, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO policy_version VALUES (?, ?, ?)",
      arguments: [hash(of: text), text, since.text])
  }
}

extension RegisterFile {
  /// Keeps a policy in place of the one before; setting the same again changes nothing.
  ///
  /// - Parameters:
  ///   - text: the policy as JSON.
  ///   - actor: who changes it, as the audit names them.
  public func setPolicyText(_ text: String, at now: Moment, actor: String = "system") throws {
    try write { database in
      let before = try Settings.value("policy", in: database).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard before != text else { return }
      try Settings.set("policy", to: Data(text.utf8), in: database)
      try PolicyVersions.keep(text, since: now, in: database)
      try AuditChain.append(
        AuditEvent(
          made: now, kind: .policy, actor: actor,
          facts: [
            JSONMember("policy", .string(PolicyVersions.hash(of: text))),
            JSONMember("before", before.map { .string(PolicyVersions.hash(of: $0)) } ?? .null),
          ]), in: database)
    }
  }

  /// Keeps a policy by which checks are made, so that they can be judged by it later.
  ///
  /// - Parameter text: the policy as JSON.
  /// - Returns: SHA-256 of the text in hexadecimal digits.
  @discardableResult public func keepPolicyVersion(
    _ text: String, since now: Moment
  ) throws -> String {
    let hash = PolicyVersions.hash(of: text)
    if try policyVersion(hash) == nil {
      try write { try PolicyVersions.keep(text, since: now, in: $0) }
    }
    return hash
  }

  /// The policy of that hash as JSON; `nil` where it was never in force here.
  public func policyVersion(_ hash: String) throws -> String? {
    try read {
      try String.fetchOne(
        $0, sql: "SELECT json FROM policy_version WHERE hash = ?", arguments: [hash])
    }
  }
}
