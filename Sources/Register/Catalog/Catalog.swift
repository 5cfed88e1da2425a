import Foundation
import GRDB
import Synchronization

/// The entities of the open lists as they can be browsed: a cache beside the register that can be
/// deleted at any time.
///
/// Lists that are match-only never enter it. Many may read while one brings it up to date, within
/// the process and across processes; a reader sees a list as it stood before or after, never
/// between. Where the file cannot be kept the catalog is kept in memory.
public final class Catalog: Sendable {
  /// Where the file stands: `catalog.sqlite` in the folder of the register's indexes.
  public let path: String
  let register: RegisterFile
  let words: CatalogWords
  private let remark: @Sendable (String) -> Void
  private let open = Mutex<OpenFile?>(nil)

  private struct OpenFile {
    let database: any DatabaseWriter
    /// `nil` where the catalog is kept in memory.
    let file: FileIdentity?
  }

  /// - Parameter remark: is told that a catalog was damaged, or cannot be kept.
  public init(
    of register: RegisterFile, words: CatalogWords,
    remark: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.register = register
    self.words = words
    self.remark = remark
    path = register.path + "-index/catalog.sqlite"
  }

  /// Reads in one state of the catalog, whatever is brought up to date meanwhile.
  ///
  /// - Parameter lists: the lists that may be seen; all that are open where it is `nil`. Lists that
  ///   are match-only, unknown or without an edition in force are passed over.
  /// - Throws: `CatalogError.notReady` where one of the lists is not in the catalog yet.
  public func read<Value>(
    lists: [ListName]? = nil, _ body: (CatalogView) throws -> Value
  ) throws -> Value {
    let wanted = try openLists().map(\.list).filter { lists?.contains($0) ?? true }
    return try translating {
      try database().read { database in
        try body(try CatalogView(of: wanted, in: database, register: register))
      }
    }
  }

  /// The lists that can be browsed, with the edition in force.
  func openLists() throws -> [(list: ListName, edition: Edition)] {
    try register.lists().compactMap { overview in
      guard overview.visibility == .open, let edition = overview.inForce else { return nil }
      return (overview.list, edition)
    }
  }

  /// The database, opened again where its file has been deleted or replaced.
  func database() -> any DatabaseWriter {
    open.withLock { current in
      if let current, current.file == FileIdentity(path: path) || current.file == nil {
        return current.database
      }
      let next = openFile()
      current = next
      return next.database
    }
  }

  /// Forgets what is open, so that the next reader looks again.
  func reopen() { open.withLock { $0 = nil } }

  private func openFile() -> OpenFile {
    for attempt in 0..<2 {
      do {
        try FileManager.default.createDirectory(
          atPath: register.path + "-index", withIntermediateDirectories: true)
        let pool = try DatabasePool(path: path, configuration: Self.configuration)
        try CatalogTables.prepare(pool, words: words.version)
        return OpenFile(database: pool, file: FileIdentity(path: path))
      } catch let error as DatabaseError
        where attempt == 0 && (error.meansDamage || error.resultCode == .SQLITE_ERROR)
      {
        remark("The catalog cannot be used; making it again.")
        Self.deleteFiles(at: path)
      } catch {
        remark("The catalog cannot be kept; making it in memory.")
        break
      }
    }
    do {
      let queue = try DatabaseQueue(configuration: Self.configuration)
      try CatalogTables.prepare(queue, words: words.version)
      return OpenFile(database: queue, file: nil)
    } catch { preconditionFailure("SQLite keeps a database in memory: \(error)") }
  }

  /// Removes a catalog that cannot be read, with its journal.
  static func deleteFiles(at path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "catalog"
    // Another process may be making the same catalog.
    configuration.busyMode = .timeout(600)
    configuration.prepareDatabase { database in
      // After a power failure the file is whole, and perhaps of an earlier edition.
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      try database.execute(sql: "PRAGMA cache_size = -32768")
      try database.execute(sql: "PRAGMA journal_size_limit = 16777216")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  /// Turns SQLite's errors into ours, and forgets a file that is damaged.
  func translating<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DatabaseError {
      let reason = error.message ?? error.resultCode.description
      if error.meansDamage {
        remark("The catalog is damaged (\(reason)); it is made again.")
        reopen()
        Self.deleteFiles(at: path)
      }
      throw CatalogError.unusable(path: path, reason: reason)
    }
  }
}

/// Which file stands at a path.
private struct FileIdentity: Equatable {
  let device: UInt64
  let number: UInt64

  /// `nil` where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}

extension DatabaseError {
  /// Whether the file is none of ours, or broken.
  var meansDamage: Bool {
    [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(resultCode)
  }
}

extension CatalogTables {
  /// Makes the tables where they are missing or of another version.
  static func prepare(_ database: any DatabaseWriter, words: Int) throws {
    let version = "\(CatalogTables.version).\(words)"
    func isCurrent(_ database: Database) throws -> Bool {
      guard try database.tableExists("setting") else { return false }
      let found = try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE name = 'version'")
      return found == version
    }
    if try database.read(isCurrent) { return }
    try database.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        // Another process may have been quicker.
        if try isCurrent(database) { return .commit }
        for table in ["instance", "term", "page"] {
          try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
        for table in ["referent", "edge", "record", "tally", "shelf", "setting"] {
          try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
        try database.execute(sql: statements)
        try database.execute(
          sql: "INSERT INTO setting VALUES ('version', ?)", arguments: [version])
        return .commit
      }
    }
  }
}
