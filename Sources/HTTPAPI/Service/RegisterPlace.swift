import Foundation
import Register

/// Where the register stood when the service began, and whether the same file still stands there.
///
/// A file that is deleted while it is open can still be written, and what is written is lost at the
/// end of the process: an audit that goes there records nothing.
struct RegisterPlace: Sendable {
  private let path: String
  private let file: FileNumber?

  private struct FileNumber: Equatable {
    var device: UInt64
    var number: UInt64
  }

  init(of register: RegisterFile) {
    path = register.path
    file = Self.file(at: register.path)
  }

  /// Whether the file is where it was.
  ///
  /// - Complexity: one look into the folder, about a microsecond.
  var holds: Bool { file != nil && Self.file(at: path) == file }

  private static func file(at path: String) -> FileNumber? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileNumber(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}
