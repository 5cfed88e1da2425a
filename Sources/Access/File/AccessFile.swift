import Foundation
import GRDB

/// Accounts, sessions, keys and failures to sign in, in one SQLite file beside the register that
/// nobody else may read.
///
/// Every call is short but waits for the disk where it writes. Nothing here reads a clock: moments
/// are seconds since 1970. Many may use one file, within the process and across processes.
public final class AccessFile: Sendable {
  /// Takes note of a change before it takes effect; where it throws, there is no change.
  public typealias Note = @Sendable (AccessChange) throws -> Void

  /// Where the file stands.
  public let path: String
  /// How long sessions last.
  public let limits: SessionLimits
  /// How much work a new password takes.
  public let cost: PasswordHash.Cost

  let pool: DatabasePool
  let note: Note

  /// The file beside a register.
  public static func path(besideRegister register: String) -> String { register + "-access" }

  /// Opens the file at `path`.
  ///
  /// - Parameters:
  ///   - create: whether to make a new one where there is none.
  ///   - note: the way of a change into the audit. It runs inside the change's transaction and must
  ///     not use this file.
  /// - Throws: `AccessError`. A file that is not ours is left as it was.
  public init(
    path: String, create: Bool = false, limits: SessionLimits = .standard,
    cost: PasswordHash.Cost = .standard, note: @escaping Note
  ) throws {
    self.path = path
    self.limits = limits
    self.cost = cost
    self.note = note
    self.pool = try Self.translating(path) {
      try Self.checkOwner(of: path, create: create)
      let pool = try DatabasePool(path: path, configuration: Self.configuration)
      let migrator = AccessSchema.migrator
      if try pool.read(migrator.hasBeenSuperseded) { throw AccessError.tooNew(path: path) }
      if try !pool.read(migrator.hasCompletedMigrations) {
        try pool.write {
          try $0.execute(sql: "PRAGMA application_id = \(AccessSchema.applicationID)")
        }
        try migrator.migrate(pool)
      }
      return pool
    }
  }

  /// Folds the journal into the file and closes it; it is of no further use.
  public func close() throws {
    try translating {
      do {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      } catch let error as DatabaseError where Self.leavesJournal.contains(error.resultCode) {
        // The journal is as good as the file: what is committed stands. A later close folds it.
      }
      try pool.close()
    }
  }

  /// Another process reads, or the disk is full or may not be written.
  private static let leavesJournal: [ResultCode] = [
    .SQLITE_BUSY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY,
  ]
}

extension AccessFile {
  /// Reads in one state of the file, whatever is written meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translating { try pool.read(body) }
  }

  /// Writes in one transaction that is taken at once.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translating {
      try pool.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        guard let value else { preconditionFailure("a committed transaction has a value") }
        return value
      }
    }
  }

  /// A row that says what no row of ours can.
  func damaged(_ reason: String) -> AccessError { .damaged(path: path, reason: reason) }

  private func translating<Value>(_ body: () throws -> Value) throws -> Value {
    try Self.translating(path, body)
  }

  /// Turns SQLite's errors into ours.
  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value
  {
    do { return try body() } catch let error as DatabaseError {
      let reason = error.message ?? error.resultCode.description
      switch error.resultCode {
      case .SQLITE_NOTADB: throw AccessError.notAnAccessFile(path: path)
      case .SQLITE_CORRUPT, .SQLITE_IOERR, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
        throw AccessError.damaged(path: path, reason: reason)
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw AccessError.busy(path: path)
      default: throw AccessError.unusable(path: path, reason: reason)
      }
    }
  }
}

extension AccessFile {
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "access"
    configuration.foreignKeysEnabled = true
    // Every write here is short; who waits longer waits for a process that hangs.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // FULL: who was locked out, or whose key was revoked, stays so when the power fails.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  /// Looks whose the file is and who may read it, and makes one that only its owner may.
  private static func checkOwner(of path: String, create: Bool) throws {
    var status = stat()
    if lstat(path, &status) != 0 {
      guard create else { throw AccessError.missing(path: path) }
      // Made before SQLite opens it: its journal takes the rights of the file.
      let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw AccessError.unusable(path: path, reason: String(cString: strerror(errno)))
      }
      Foundation.close(descriptor)
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw AccessError.notAnAccessFile(path: path) }
    let probe = try DatabaseQueue(path: path)
    let (owner, isEmpty) = try probe.inDatabase { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
      )
    }
    try probe.close()
    guard owner == AccessSchema.applicationID || (owner == 0 && isEmpty && create) else {
      throw owner == 0 && isEmpty
        ? AccessError.missing(path: path) : AccessError.notAnAccessFile(path: path)
    }
    guard status.st_mode & 0o077 == 0 else { throw AccessError.openToOthers(path: path) }
  }
}
