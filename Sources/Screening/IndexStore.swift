import Crypto
import Foundation
public import NameIndex
public import Register
import Subjects

/// The compiled indexes of a register: files beside it, one for each edition that was asked for,
/// named by the hash of the edition's bytes, of the entities read from them and of the engine.
///
/// They are a cache: each can be compiled again from the register, and a missing or damaged one is.
public struct IndexStore: Sendable {
  private let register: RegisterFile
  private let folder: URL

  /// The indexes of a register stand in the folder `<register>-index`.
  public init(of register: RegisterFile) {
    self.register = register
    folder = URL(filePath: register.path + "-index")
  }

  /// The index of an edition, compiled now if it is not there.
  ///
  /// - Parameter remark: is told that an index was damaged and is compiled again.
  /// - Complexity: opening is O(size), for the checksum; compiling reads every entry.
  public func index(
    of edition: Edition, remark: (String) -> Void = { _ in }
  ) throws -> CompiledIndex {
    let file = folder.appending(path: Self.name(of: edition))
    if FileManager.default.fileExists(atPath: file.path) {
      do { return try CompiledIndex(IndexFile(path: file.path)) } catch {
        remark("The index \(file.lastPathComponent) cannot be used; compiling it again.")
      }
    }
    do {
      try compile(edition, to: file)
      return try CompiledIndex(IndexFile(path: file.path))
    } catch let error as RegisterError { throw error } catch {
      remark("The index cannot be kept (\(FileAccess.reason(error))); compiling it in memory.")
      return try IndexMemory.compile(title: Self.title(of: edition)) { add in
        try forEachSubject(of: edition, add)
      }
    }
  }

  private func forEachSubject(of edition: Edition, _ body: (Subject) throws -> Void) throws {
    try register.forEachEntry(of: edition.id) { entry, dependents in
      try body(Subject(entry, documents: dependents.filter(\.isIdentification)))
    }
  }

  private static func title(of edition: Edition) -> String {
    "\(edition.list) \(edition.published.text)"
  }

  private static func name(of edition: Edition) -> String {
    var hash = SHA256()
    hash.update(data: edition.sha256)
    hash.update(data: Data("\(edition.list) \(edition.readerVersion) \(EngineVersion.text)".utf8))
    let digest = hash.finalize().prefix(12)
    return "\(edition.list)-" + digest.map { hexadecimal($0) }.joined() + ".index"
  }

  /// Writes to a file of its own name and renames it, so that whoever looks meanwhile sees the old
  /// state or the new one.
  private func compile(_ edition: Edition, to file: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let temporary = folder.appending(path: "\(getpid())-\(UUID().uuidString).partial")
    guard FileManager.default.createFile(atPath: temporary.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    do {
      let handle = try FileHandle(forWritingTo: temporary)
      defer { try? handle.close() }  // Closed below where it counts; this is for errors.
      var output = BufferedOutput(handle)
      try output.write([UInt8](repeating: 0, count: CompiledIndex.headerSize))
      var builder = IndexBuilder(title: Self.title(of: edition))
      try forEachSubject(of: edition) { subject in
        try builder.add(subject) { try output.write($0) }
      }
      let header = try builder.finish { try output.write($0) }
      try output.flush()
      try handle.seek(toOffset: 0)
      try handle.write(contentsOf: Data(header))
      try handle.synchronize()
      try handle.close()
      guard rename(temporary.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      unlink(temporary.path)
      throw error
    }
  }

  /// Removes the indexes that no edition in force needs any more, and what processes that are no
  /// more left behind.
  public func removeUnused() throws {
    let needed = Set(try register.lists().compactMap { $0.inForce.map(Self.name) })
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

/// Two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 16 ? "0" + digits : digits
}
