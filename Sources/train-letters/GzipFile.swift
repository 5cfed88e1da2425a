import CZlib
import Foundation

/// Reads files that gzip packed.
enum GzipFile {
  /// The unpacked bytes.
  ///
  /// - Throws: `CocoaError` where the file is missing or damaged.
  static func bytes(of url: URL) throws -> Data {
    guard let file = gzopen(url.path, "rb") else { throw CocoaError(.fileReadNoSuchFile) }
    defer { gzclose(file) }
    var bytes = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = gzread(file, &chunk, UInt32(chunk.count))
      guard count >= 0 else { throw CocoaError(.fileReadCorruptFile) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<Int(count)])
    }
  }
}
