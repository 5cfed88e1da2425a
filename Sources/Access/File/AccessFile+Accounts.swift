import Foundation
import RecordStreams
import GRDB

extension AccessFile {
  /// All accounts, by name.
  public func accounts() throws -> [Account] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM account ORDER BY name").map(account)
    }
  }

  /// The account of that name; `nil` where there is none.
  public func account(named name: String) throws -> Account? {
    try read { try accountRow(name, in: $0).map { try account($0) } }
  }

  /// Makes an account whose password its owner has chosen or must replace.
  ///
  /// - Parameter password: a one-time secret where `account.mustChangePassword`.
  /// - Throws: `AccessError.notAName`, `.accountExists`, `.weakPassword`.
  public func add(_ account: Account, password: String, by actor: String, at now: Int) throws {
    guard Account.isName(account.name) else { throw AccessError.notAName(account.name) }
    try Self.requireWords(account.purposes, what: "purposes")
    try require(password, for: account)
    let hash = try PasswordHash(of: password, cost: cost)
    try write { try insert(account, hash, by: actor, at: now, in: $0) }
  }

  /// The first administrator of a file that has no account: its one-time secret, to be shown once.
  ///
  /// `nil` where there are accounts.
  public func firstAdministrator(
    named name: String = "admin", at now: Int
  ) throws -> (account: Account, secret: String)? {
    guard try read({ try Self.accountCount($0) }) == 0 else { return nil }
    let account = Account(
      name: name, displayName: "Administrator", role: .administrator, mustChangePassword: true,
      secretExpires: now + OneTimeSecret.lifetimeSeconds, created: now)
    let secret = OneTimeSecret.make()
    let hash = try PasswordHash(of: secret, cost: cost)
    // Two processes may start at once; one makes the administrator.
    let isMade = try write { database in
      guard try Self.accountCount(database) == 0 else { return false }
      try insert(account, hash, by: "first start", at: now, in: database)
      return true
    }
    return isMade ? (account, secret) : nil
  }

  /// Disables an account, which ends its sessions, or enables it again.
  ///
  /// - Throws: `AccessError.unknownAccount`, `.lastAdministrator`.
  public func setDisabled(
    _ isDisabled: Bool, _ name: String, by actor: String, at now: Int
  ) throws {
    try change(name, isDisabled ? "disable" : "enable", [], by: actor, at: now) { database in
      try database.execute(
        sql: "UPDATE account SET disabled = ? WHERE name = ?", arguments: [isDisabled, name])
    }
  }

  /// Gives an account another role, which ends its sessions.
  ///
  /// - Throws: `AccessError.unknownAccount`, `.lastAdministrator`.
  public func setRole(_ role: Role, of name: String, by actor: String, at now: Int) throws {
    let facts = [JSONMember("role", .string(role.rawValue))]
    try change(name, "role", facts, by: actor, at: now) { database in
      try database.execute(
        sql: "UPDATE account SET role = ? WHERE name = ?", arguments: [role.rawValue, name])
    }
  }

  /// Sets the only purposes an account may have, which ends its sessions; none for all.
  public func setPurposes(
    _ purposes: [String], of name: String, by actor: String, at now: Int
  ) throws {
    try Self.requireWords(purposes, what: "purposes")
    let facts = [JSONMember("purposes", .strings(purposes))]
    try change(name, "purposes", facts, by: actor, at: now) { database in
      try database.execute(
        sql: "UPDATE account SET purposes = ? WHERE name = ?",
        arguments: [purposes.joined(separator: " "), name])
    }
  }

  /// Gives an account a one-time secret in place of its password, which ends its sessions and its
  /// pauses after failures.
  ///
  /// - Returns: the secret, to be shown once.
  /// - Throws: `AccessError.unknownAccount`.
  public func resetPassword(of name: String, by actor: String, at now: Int) throws -> String {
    let secret = OneTimeSecret.make()
    let hash = try PasswordHash(of: secret, cost: cost)
    try change(name, "reset", [], by: actor, at: now) { database in
      try database.execute(
        sql: """
          UPDATE account SET password = ?, must_change = 1, secret_expires = ? WHERE name = ?
          """,
        arguments: [hash.text, now + OneTimeSecret.lifetimeSeconds, name])
      try FailureBook(in: database).forget(account: name)
    }
    return secret
  }
}

extension AccessFile {
  /// Changes an account in one transaction with the note of it, and ends its sessions.
  func change(
    _ name: String, _ action: String, _ facts: [JSONMember], by actor: String, at now: Int,
    _ body: (Database) throws -> Void
  ) throws {
    try write { database in
      guard try accountRow(name, in: database) != nil else {
        throw AccessError.unknownAccount(name)
      }
      let administrators = try Self.administratorCount(database)
      try body(database)
      if try administrators > 0 && Self.administratorCount(database) == 0 {
        throw AccessError.lastAdministrator(name)
      }
      try database.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [name])
      let facts = [JSONMember("account", .string(name))] + facts
      try note(AccessChange(.account, action, by: actor, at: now, facts))
    }
  }

  func accountRow(_ name: String, in database: Database) throws -> Row? {
    try Row.fetchOne(database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
  }

  func account(_ row: Row) throws -> Account {
    guard let role = Role(rawValue: row["role"]) else {
      throw damaged("an account has a role that there is not")
    }
    return Account(
      name: row["name"], displayName: row["display_name"], role: role,
      isDisabled: row["disabled"],
      purposes: (row["purposes"] as String).split(separator: " ").map(String.init),
      mustChangePassword: row["must_change"], secretExpires: row["secret_expires"],
      created: row["created"])
  }

  /// Throws unless a password will do; one-time secrets are ours and do.
  func require(_ password: String, for account: Account) throws {
    if let fault = PasswordRules.fault(in: password, of: account.name) {
      throw AccessError.weakPassword(fault)
    }
  }

  /// Words stand with spaces between in a column.
  static func requireWords(_ words: [String], what: String) throws {
    guard words.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
      throw AccessError.outOfRange(what: what, expected: "words without spaces")
    }
  }

  private func insert(
    _ account: Account, _ hash: PasswordHash, by actor: String, at now: Int, in database: Database
  ) throws {
    guard try accountRow(account.name, in: database) == nil else {
      throw AccessError.accountExists(account.name)
    }
    try database.execute(
      sql: "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        account.name, account.displayName, account.role.rawValue, account.isDisabled,
        account.purposes.joined(separator: " "), hash.text, account.mustChangePassword,
        account.secretExpires, account.created,
      ])
    let facts = [
      JSONMember("account", .string(account.name)),
      JSONMember("role", .string(account.role.rawValue)),
      JSONMember("purposes", .strings(account.purposes)),
    ]
    try note(AccessChange(.account, "add", by: actor, at: now, facts))
  }

  private static func accountCount(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM account") ?? 0
  }

  /// How many can manage accounts.
  private static func administratorCount(_ database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM account WHERE role = 'administrator' AND disabled = 0") ?? 0
  }
}
