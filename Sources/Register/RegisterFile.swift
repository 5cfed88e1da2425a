import Foundation
import GRDB

/// A register that is open: lists, their editions, entities through time and records of checks,
/// in one SQLite file with its journal beside it.
///
/// Many may read while one writes, within the process and across processes. Nothing here reads a
/// clock; moments are arguments.
public final class RegisterFile: Sendable {
  /// Where the file stands.
  public let path: String
  let pool: DatabasePool

  /// Opens the register at `path`.
  ///
  /// - Parameter create: whether to make a new one where there is no file or an empty one.
  /// - Throws: `RegisterError`. A file that is not ours is left as it was.
  ///   - waitSeconds: how long to wait for another process that writes.
  public init(path: String, create: Bool = false, waitSeconds: Double = 60) throws {
    self.path = path
    self.pool = try Self.translating(path) {
      try Self.opening(waitSeconds) { try Self.pool(path, create: create, waitSeconds) }
    }
  }

  /// Two processes that make one register at the same time: the later is told "busy" at once where
  /// SQLite does not wait by itself, or finds a table made meanwhile, and tries again.
  private static func opening(
    _ waitSeconds: Double, _ body: () throws -> DatabasePool
  ) throws -> DatabasePool {
    for _ in 0..<Int(waitSeconds * 50) {
      do { return try body() } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY
        || error.message?.hasSuffix("already exists") == true
      {
        usleep(20_000)
      }
    }
    return try body()
  }

  private static func pool(
    _ path: String, create: Bool, _ waitSeconds: Double
  ) throws -> DatabasePool {
    try checkOwner(of: path, create: create)
    let pool = try DatabasePool(path: path, configuration: configuration(waitSeconds))
    let migrator = RegisterSchema.migrator
    if try pool.read(migrator.hasBeenSuperseded) { throw RegisterError.tooNew(path: path) }
    if try !pool.read(migrator.hasCompletedMigrations) {
      try pool.write {
        try $0.execute(sql: "PRAGMA application_id = \(RegisterSchema.applicationID)")
      }
      try migrator.migrate(pool)
    }
    return pool
  }

  /// Folds the journal into the file and closes it.
  ///
  /// The register is of no further use.
  public func close() throws {
    try foldJournal()
    try translating { try pool.close() }
  }

  /// Moves what is committed from the journal into the file, unless another process is reading.
  func foldJournal() throws {
    try translating {
      do {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      } catch let error as DatabaseError where Self.leavesJournal.contains(error.resultCode) {
        // The journal is as good as the file: what is committed stands. A later import folds it.
      }
    }
  }

  /// Another process reads, or the disk is full or may not be written.
  private static let leavesJournal: [ResultCode] = [
    .SQLITE_BUSY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY,
  ]
}

extension RegisterFile {
  /// Reads in one state of the register, whatever is written meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translating { try pool.read(body) }
  }

  /// Writes in one transaction that is taken at once, so that it never waits in the middle.
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

  private func translating<Value>(_ body: () throws -> Value) throws -> Value {
    try Self.translating(path, body)
  }

  /// Turns SQLite's errors into ours; what readers throw passes through.
  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value
  {
    do { return try body() } catch let error as DatabaseError {
      let reason = error.message ?? error.resultCode.description
      switch error.resultCode {
      case .SQLITE_NOTADB: throw RegisterError.notARegister(path: path)
      case .SQLITE_CORRUPT: throw RegisterError.damaged(path: path, reason: reason)
      case .SQLITE_IOERR: throw RegisterError.damaged(path: path, reason: reason)
      // A table of ours that is gone, or of another shape.
      case .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
        throw RegisterError.damaged(path: path, reason: reason)
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw RegisterError.busy(path: path)
      default: throw RegisterError.unusable(path: path, reason: reason)
      }
    }
  }
}

extension RegisterFile {
  private static func configuration(_ waitSeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "register"
    configuration.foreignKeysEnabled = true
    // An import of a million entries takes the write lock for a minute. SQLite's own waiting asks
    // ten times a second, and a process that appends all the time leaves gaps of microseconds:
    // whoever asks seldom could wait for ever.
    let tries = Int(waitSeconds * 500)
    configuration.busyMode = .callback { count in
      usleep(2_000)
      return count < tries
    }
    configuration.prepareDatabase { database in
      // FULL: a commit is on the disk when it returns, also when the power fails.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // 64 MiB of pages keep the indexes of a large import in memory.
      try database.execute(sql: "PRAGMA cache_size = -65536")
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
    return configuration
  }

  /// Opens the file without changing it and looks whose it is.
  private static func checkOwner(of path: String, create: Bool) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      if create { return }
      throw RegisterError.missing(path: path)
    }
    let probe = try DatabaseQueue(path: path)
    let (owner, isEmpty) = try probe.inDatabase { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
      )
    }
    try probe.close()
    if owner == RegisterSchema.applicationID { return }
    guard owner == 0, isEmpty else { throw RegisterError.notARegister(path: path) }
    if !create { throw RegisterError.missing(path: path) }
  }
}
