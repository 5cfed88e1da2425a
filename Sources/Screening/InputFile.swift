import Crypto
import Foundation
import Register

/// A file that is to be imported, with the digest of what it held when it was first read.
struct InputFile {
  let path: String
  let source: SourceFile
  /// The first 64 KiB, by which formats tell their files apart.
  let head: [UInt8]

  /// Bytes are read and kept in chunks of 1 MiB.
  static let chunkBytes = 1 << 20

  /// Reads the file to its end for its digest.
  init(path: String) throws {
    self.path = path
    var hasher = SHA256()
    var size = 0
    var head: [UInt8] = []
    try Self.forEachChunk(of: path) { chunk in
      hasher.update(bufferPointer: chunk)
      size += chunk.count
      if head.count < 65_536 { head += chunk.prefix(65_536 - head.count) }
    }
    self.head = head
    source = SourceFile(
      name: URL(filePath: path).lastPathComponent, sizeBytes: size,
      sha256: Array(hasher.finalize()))
  }

  /// Reads the file again.
  ///
  /// - Throws: `ImportError.changedWhileRead` where it differs from the first reading, also in the
  ///   middle: what `body` was given must then be thrown away.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var hasher = SHA256()
    try Self.forEachChunk(of: path) { chunk in
      hasher.update(bufferPointer: chunk)
      try body(chunk)
    }
    guard Array(hasher.finalize()) == source.sha256 else {
      throw ImportError.changedWhileRead(path: path)
    }
  }

  /// Reads a file in chunks of 1 MiB.
  ///
  /// - Throws: `ImportError.unreadable`, or what `body` throws.
  static func forEachChunk(
    of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let handle = try FileAccess.read(path)
    defer {
      // Nothing was written, so nothing is lost where closing fails.
      try? handle.close()
    }
    while true {
      let chunk: Data?
      do { chunk = try handle.read(upToCount: chunkBytes) } catch {
        throw ImportError.unreadable(path: path, reason: FileAccess.reason(error))
      }
      guard let chunk, !chunk.isEmpty else { return }
      try chunk.withUnsafeBytes(body)
    }
  }
}
