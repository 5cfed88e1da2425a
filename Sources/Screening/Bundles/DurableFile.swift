import Foundation

/// Files that are replaced whole: whoever looks, and whatever fails, finds the old one or the new.
enum DurableFile {
  /// Writes under another name, waits until the bytes are on the disk, and renames.
  ///
  /// - Parameter mode: who may read and write it, as `chmod` has it.
  /// - Throws: `CheckError.cannotWrite`; the old file stands then.
  static func write(_ bytes: Data, to path: String, mode: mode_t = 0o644) throws {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw CheckError.cannotWrite(path: path, reason: "something stands there that is no file")
    }
    let temporary = path + ".\(getpid()).partial"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: bytes)
      try handle.synchronize()
      try handle.close()
    } catch {
      unlink(temporary)
      throw CheckError.cannotWrite(path: path, reason: FileAccess.reason(error))
    }
    guard rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
    synchronizeFolder(of: path)
  }

  /// Makes the new name as lasting as the bytes.
  private static func synchronizeFolder(of path: String) {
    let folder = open(
      URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    // Where a file system cannot do this, the name is as lasting as it gets.
    fsync(folder)
    close(folder)
  }

  private static func failure(_ path: String) -> CheckError {
    CheckError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

/// One process at a time works in a folder.
enum FolderLock {
  /// Waits until no other process holds the folder, and holds it while `body` runs.
  ///
  /// The lock is on the folder itself and leaves nothing behind; a process that dies lets it go.
  static func holding<Value>(_ folder: String, _ body: () throws -> Value) throws -> Value {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CheckError.cannotWrite(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw CheckError.cannotWrite(path: folder, reason: String(cString: strerror(errno)))
      }
    }
    return try body()
  }
}
