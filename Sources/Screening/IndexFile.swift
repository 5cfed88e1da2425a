import Foundation
public import NameIndex

/// A file of an index, mapped into memory and shared between processes.
public final class IndexFile: IndexStorage {
  // Sound: the mapping is read-only and lives as long as the object; the files are replaced by
  // renaming and never written in place.
  nonisolated(unsafe) public let bytes: UnsafeRawBufferPointer

  /// Maps a file; throws what the system says where that is not possible.
  public init(path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CocoaError(.fileReadNoSuchFile) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      memory != MAP_FAILED
    else { throw CocoaError(.fileReadCorruptFile) }
    bytes = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
