import Foundation

/// Opens files, and says in one way why one cannot be opened.
public enum FileAccess {
  /// Opens a file for reading.
  ///
  /// - Throws: `ImportError.unreadable`.
  static func read(_ path: String) throws -> FileHandle {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      // Files are read twice, and a pipe can be read once only.
      var status = stat()
      if fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        throw ImportError.unreadable(
          path: path, reason: "this is no file but a folder, pipe or device")
      }
      return handle
    } catch let error as ImportError { throw error } catch {
      throw ImportError.unreadable(path: path, reason: reason(error))
    }
  }

  /// What the system says, in its own short words.
  public static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
    if let cause, cause.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(cause.code)))
    }
    let missing = [CocoaError.fileReadNoSuchFile.rawValue, CocoaError.fileNoSuchFile.rawValue]
    if missing.contains(error.code) { return "there is no such file or folder" }
    let said = error.localizedDescription
    return said.hasSuffix(".") ? String(said.dropLast()) : said
  }
}
