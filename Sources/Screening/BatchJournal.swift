import Foundation
import RecordStreams

/// The output of a batch while it runs: `<output>.partial` with the answers, and
/// `<output>.partial.of`, which says of which batch they are.
struct BatchJournal {
  private let output: URL
  private let partial: URL
  private let label: URL
  private let handle: FileHandle
  /// What stands there from an earlier run of the same batch.
  private(set) var earlier = Earlier()

  /// Whole lines of an earlier run, and what they say.
  struct Earlier {
    var lines = 0
    var rejected = 0
    var alerts = 0
  }

  /// Starts, or goes on where the same batch was cut off: a half-written last line is cut away.
  ///
  /// - Throws: `CheckError.cannotWrite`, `CheckError.busy` where another process writes there.
  init(output path: String, identity: String, isPrivate: Bool = false) throws {
    let label = URL(filePath: path + ".partial.of")
    self.label = label
    output = URL(filePath: path)
    partial = URL(filePath: path + ".partial")
    try Self.expectFile(at: path)
    let descriptor = open(partial.path, O_RDWR | O_CREAT | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    guard descriptor >= 0 else {
      throw CheckError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw CheckError.busy(path) }
    // A label that cannot be read is another batch's: the batch starts anew.
    if (try? String(contentsOf: label, encoding: .utf8)) != identity {
      try Self.writing(path) {
        try handle.truncate(atOffset: 0)
        try Data(identity.utf8).write(to: label, options: .atomic)
      }
    }
    try takeUp()
  }

  /// The answers take the place of a file or of nothing, never of a device or folder.
  private static func expectFile(at path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw CheckError.cannotWrite(path: path, reason: "something stands there that is no file")
  }

  /// What stands in a whole output that a batch has finished.
  static func count(of path: String) throws -> Earlier {
    try earlier(in: try FileAccess.read(path)).found
  }

  private mutating func takeUp() throws {
    let (found, end) = try Self.earlier(in: handle)
    earlier = found
    try handle.truncate(atOffset: UInt64(end))
    try handle.seekToEnd()
  }

  /// Whole lines, and where the last of them ends.
  private static func earlier(in handle: FileHandle) throws -> (found: Earlier, end: Int) {
    var lines = LineStream()
    var found = Earlier()
    var end = 0
    var position = 0
    func count(_ line: Line) {
      // Our own lines are JSON; one that is not was damaged, and is counted as rejected.
      let answer = try? JSONValue(parsing: line.bytes)
      found.lines += 1
      if answer?["total"] == nil { found.rejected += 1 }
      if let results = answer?["results"]?.array, !results.isEmpty { found.alerts += 1 }
    }
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      if let last = chunk.lastIndex(of: 0x0A) { end = position + (last - chunk.startIndex) + 1 }
      position += chunk.count
      chunk.withUnsafeBytes { lines.read($0, into: count) }
    }
    return (found, end)
  }

  mutating func append(_ bytes: [UInt8]) throws {
    try Self.writing(output.path) { try handle.write(contentsOf: Data(bytes)) }
  }

  private static func writing(_ path: String, _ body: () throws -> Void) throws {
    do { try body() } catch {
      throw CheckError.cannotWrite(path: path, reason: FileAccess.reason(error))
    }
  }

  /// Puts the answers in their place.
  func finish() throws {
    try Self.writing(output.path) { try handle.synchronize() }
    guard rename(partial.path, output.path) == 0 else {
      throw CheckError.cannotWrite(path: output.path, reason: String(cString: strerror(errno)))
    }
    unlink(label.path)
    try handle.close()
  }
}
