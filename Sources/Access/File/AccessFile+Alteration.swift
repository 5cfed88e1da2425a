import GRDB
import RecordStreams

/// What is to be another of an account; what is `nil` stays.
public struct AccountAlteration: Sendable, Equatable {
  /// What they may do.
  public var role: Role?
  /// Whether they may not sign in.
  public var isDisabled: Bool?
  /// The only purposes they may have; empty for all of the policy.
  public var purposes: [String]?

  /// Makes one from its parts.
  public init(role: Role? = nil, isDisabled: Bool? = nil, purposes: [String]? = nil) {
    self.role = role
    self.isDisabled = isDisabled
    self.purposes = purposes
  }
}

extension AccessFile {
  /// Alters an account in one step, all of it or nothing, which ends its sessions.
  ///
  /// Where everything is so already nothing happens, and sessions go on.
  ///
  /// - Returns: the account as it is then.
  /// - Throws: `AccessError.unknownAccount`, `.lastAdministrator`, `.outOfRange`.
  public func alter(
    _ name: String, _ alteration: AccountAlteration, by actor: String, at now: Int
  ) throws -> Account {
    guard var account = try account(named: name) else { throw AccessError.unknownAccount(name) }
    var facts: [JSONMember] = []
    if let role = alteration.role, role != account.role {
      account.role = role
      facts.append(JSONMember("role", .string(role.rawValue)))
    }
    if let isDisabled = alteration.isDisabled, isDisabled != account.isDisabled {
      account.isDisabled = isDisabled
      facts.append(JSONMember("disabled", .bool(isDisabled)))
    }
    if let purposes = alteration.purposes, purposes != account.purposes {
      try Self.requireWords(purposes, what: "purposes")
      account.purposes = purposes
      facts.append(JSONMember("purposes", .strings(purposes)))
    }
    if facts.isEmpty { return account }
    try change(name, "alter", facts, by: actor, at: now) { database in
      // Only what is asked for is written: another may alter the rest meanwhile.
      try database.execute(
        sql: """
          UPDATE account SET role = coalesce(?, role), disabled = coalesce(?, disabled),
            purposes = coalesce(?, purposes) WHERE name = ?
          """,
        arguments: [
          alteration.role?.rawValue, alteration.isDisabled,
          alteration.purposes?.joined(separator: " "), name,
        ])
    }
    return try self.account(named: name) ?? account
  }
}
