import Crypto
import Foundation
import GRDB

/// The failures to sign in that a file keeps, under keyed hashes of names and addresses.
///
/// It is bounded: of subjects that we do not know, those that failed longest ago give way.
struct FailureBook {
  /// What failures are counted for.
  enum Subject {
    case account(String)
    case source(String)
    case pair(account: String, source: String)
  }

  /// How many subjects that we do not know are kept: some 1 MB.
  static let mostUnknown = 10_000
  /// How many addresses of an account are known, and how long one stays known unused: 90 days.
  private static let (mostFamiliar, familiarSeconds) = (16, 7_776_000)

  private let database: Database
  private let key: SymmetricKey

  /// The book within a transaction.
  init(in database: Database) throws {
    let bytes = try Data.fetchOne(
      database, sql: "SELECT value FROM setting WHERE name = 'failure_key'")
    guard let bytes, bytes.count == 32 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the key of the failures is gone")
    }
    (self.database, key) = (database, SymmetricKey(data: bytes))
  }

  /// Makes the key of the hashes, once for a file.
  static func makeKey(in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO setting VALUES ('failure_key', ?)",
      arguments: [Data(RandomBytes.make(32))])
  }

  func failures(of subject: Subject) throws -> LockOut.Failures? {
    try Row.fetchOne(
      database, sql: "SELECT count, last FROM failure WHERE subject = ?",
      arguments: [hash(subject)]
    ).map { LockOut.Failures(count: $0["count"], last: $0["last"]) }
  }

  func keep(_ failures: LockOut.Failures, of subject: Subject, isKnown: Bool) throws {
    try database.execute(
      sql: """
        INSERT INTO failure VALUES (?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE
        SET known = excluded.known, count = excluded.count, last = excluded.last
        """, arguments: [hash(subject), isKnown, failures.count, failures.last])
    try database.execute(
      sql: """
        DELETE FROM failure WHERE subject IN (
          SELECT subject FROM failure WHERE known = 0 ORDER BY last DESC LIMIT -1 OFFSET ?)
        """, arguments: [Self.mostUnknown])
  }

  func forget(_ subject: Subject) throws {
    try database.execute(
      sql: "DELETE FROM failure WHERE subject = ?", arguments: [hash(subject)])
  }

  /// Forgets what failed for an account from anywhere, as far as addresses are known.
  func forget(account name: String) throws {
    try forget(.account(name))
    let pairs = try Data.fetchAll(
      database, sql: "SELECT source FROM familiar WHERE account = ?", arguments: [name])
    for pair in pairs {
      try database.execute(sql: "DELETE FROM failure WHERE subject = ?", arguments: [pair])
    }
  }

  /// Whether an account has signed in from an address of late.
  func isFamiliar(_ source: String, to account: String, at now: Int) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT 1 FROM familiar WHERE account = ? AND source = ? AND last > ?",
      arguments: [
        account, hash(.pair(account: account, source: source)), now - Self.familiarSeconds,
      ]) ?? false
  }

  /// Takes note that an account has signed in from an address.
  func welcome(_ source: String, to account: String, at now: Int) throws {
    try database.execute(
      sql: """
        INSERT INTO familiar VALUES (?, ?, ?)
        ON CONFLICT (account, source) DO UPDATE SET last = excluded.last
        """,
      arguments: [account, hash(.pair(account: account, source: source)), now])
    try database.execute(
      sql: """
        DELETE FROM familiar WHERE account = ?1 AND source IN (
          SELECT source FROM familiar WHERE account = ?1 ORDER BY last DESC LIMIT -1 OFFSET ?2)
        """, arguments: [account, Self.mostFamiliar])
  }

  private func hash(_ subject: Subject) -> Data {
    let text =
      switch subject {
      case .account(let name): "account\0\(name)"
      case .source(let source): "source\0\(source)"
      case .pair(let account, let source): "pair\0\(account)\0\(source)"
      }
    return Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
  }
}
