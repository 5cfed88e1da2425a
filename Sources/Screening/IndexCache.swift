import Foundation
import NameIndex
import Subjects

/// A folder of compiled indexes that can each be compiled again, so none is ever missed.
///
/// A file is written under a name of its own and renamed: whoever looks meanwhile sees it whole or
/// not at all.
struct IndexCache: Sendable {
  /// Hands out the subjects of an index in their order.
  typealias Source = (_ add: (Subject) throws -> Void) throws -> Void

  private let folder: URL

  init(folder: URL) { self.folder = folder }

  /// The index of that file name, compiled now if it is not there or cannot be used.
  ///
  /// Where it cannot be kept it is compiled in memory.
  ///
  /// - Parameter remark: is told that an index was damaged, or cannot be kept.
  /// - Throws: what `source` throws.
  /// - Complexity: opening is O(size), for the checksum; compiling reads every subject.
  func index(
    named name: String, title: String, remark: (String) -> Void, from source: Source
  ) throws -> CompiledIndex {
    let file = folder.appending(path: name)
    if FileManager.default.fileExists(atPath: file.path) {
      do { return try CompiledIndex(IndexFile(path: file.path)) } catch {
        remark("The index \(name) cannot be used; compiling it again.")
      }
    }
    do {
      try compile(to: file, title: title, from: source)
      return try CompiledIndex(IndexFile(path: file.path))
    } catch let error as SourceFailure { throw error.cause } catch {
      remark("The index cannot be kept (\(FileAccess.reason(error))); compiling it in memory.")
      return try IndexMemory.compile(title: title, forEach: source)
    }
  }

  /// Removes the indexes whose names are not needed, and what processes that are no more left
  /// behind.
  func remove(except needed: Set<String>) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      return  // There is no folder, so there is nothing to remove.
    }
    for name in names where name.hasSuffix(".index") && !needed.contains(name) {
      unlink(folder.appending(path: name).path)
    }
    for name in names where name.hasSuffix(".partial") {
      guard let process = Int32(name.prefix { $0 != "-" }), kill(process, 0) != 0 else {
        continue
      }
      unlink(folder.appending(path: name).path)
    }
  }

  private func compile(to file: URL, title: String, from source: Source) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let temporary = folder.appending(path: "\(getpid())-\(UUID().uuidString).partial")
    guard FileManager.default.createFile(atPath: temporary.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    do {
      let handle = try FileHandle(forWritingTo: temporary)
      defer { try? handle.close() }  // Closed below where it counts; this is for errors.
      try write(to: handle, title: title, from: source)
      try handle.synchronize()
      try handle.close()
      guard rename(temporary.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      unlink(temporary.path)
      throw error
    }
  }

  private func write(to handle: FileHandle, title: String, from source: Source) throws {
    var output = BufferedOutput(handle)
    try output.write([UInt8](repeating: 0, count: CompiledIndex.headerSize))
    var builder = IndexBuilder(title: title)
    var writing: (any Error)?
    do {
      try source { subject in
        do { try builder.add(subject) { try output.write($0) } } catch {
          writing = error
          throw error
        }
      }
    } catch { throw writing ?? SourceFailure(cause: error) }
    let header = try builder.finish { try output.write($0) }
    try output.flush()
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(header))
  }
}

/// The subjects could not be read: no other place for the index would help.
private struct SourceFailure: Error {
  let cause: any Error
}

/// Gathers small writes into large ones.
private struct BufferedOutput {
  private let handle: FileHandle
  private var buffer: [UInt8] = []

  init(_ handle: FileHandle) { self.handle = handle }

  mutating func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 20 { try flush() }
  }

  mutating func flush() throws {
    try handle.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }
}
