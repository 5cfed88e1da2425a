import Foundation

/// The output of a batch while it runs: `<output>.partial` with the answers, and
/// `<output>.partial.of`, which says of which batch they are.
struct BatchJournal {
  private let output: URL
  private let partial: URL
  private let label: URL
  private let handle: FileHandle
  /// Whole lines that stand there from an earlier run of the same batch.
  private(set) var linesDone = 0

  /// Starts, or goes on where the same batch was cut off: a half-written last line is cut away.
  init(output path: String, identity: String) throws {
    let label = URL(filePath: path + ".partial.of")
    self.label = label
    output = URL(filePath: path)
    partial = URL(filePath: path + ".partial")
    // A label that cannot be read is another batch's: the batch starts anew.
    let earlier = try? String(contentsOf: label, encoding: .utf8)
    if earlier != identity || !FileManager.default.fileExists(atPath: partial.path) {
      guard FileManager.default.createFile(atPath: partial.path, contents: nil) else {
        let reason = String(cString: strerror(errno))
        throw CheckError.cannotWrite(path: path, reason: reason)
      }
      try Self.writing(path) { try Data(identity.utf8).write(to: label, options: .atomic) }
    }
    handle = try FileHandle(forUpdating: partial)
    try cutLastLine()
  }

  private mutating func cutLastLine() throws {
    var end = 0
    var position = 0
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      for (offset, byte) in chunk.enumerated() where byte == 0x0A {
        linesDone += 1
        end = position + offset + 1
      }
      position += chunk.count
    }
    try handle.truncate(atOffset: UInt64(end))
    try handle.seekToEnd()
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
    try handle.synchronize()
    try handle.close()
    guard rename(partial.path, output.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    unlink(label.path)
  }
}
