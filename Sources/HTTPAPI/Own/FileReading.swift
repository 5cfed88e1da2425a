import Foundation
import Hummingbird
import NIOCore

/// A file as the body of an answer, read as fast as the caller takes it.
struct FileReading: Sendable {
  private let handle: FileHandle
  private let size: Int

  /// Opens a file; `nil` where it cannot be read.
  ///
  /// Blocks.
  init?(_ path: String) {
    // Why not does not matter: it is gone, or was never ours.
    guard let handle = FileHandle(forReadingAtPath: path), let end = try? handle.seekToEnd(),
      (try? handle.seek(toOffset: 0)) != nil
    else { return nil }
    self.handle = handle
    size = Int(end)
  }

  var body: ResponseBody {
    ResponseBody(contentLength: size) { [handle] writer in
      while let chunk = try await Blocking.run({ try handle.read(upToCount: 1 << 18) }),
        !chunk.isEmpty
      {
        try await writer.write(ByteBuffer(bytes: chunk))
      }
      try await writer.finish(nil)
    }
  }
}
