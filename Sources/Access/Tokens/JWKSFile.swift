import Foundation

/// A JWKS in a file, which whoever rotates the keys replaces.
public struct JWKSFile: JWKSSource {
  /// Where the file stands.
  public let name: String

  /// The file at a path.
  public init(path: String) { name = path }

  /// Its node, size and time of change.
  public func stamp() -> String? {
    var status = stat()
    guard stat(name, &status) == 0 else { return nil }
    let time = status.st_mtim
    return "\(status.st_ino) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  /// Its bytes.
  public func read() async throws -> [UInt8] {
    let handle: FileHandle
    do { handle = try FileHandle(forReadingFrom: URL(filePath: name)) } catch {
      throw AccessError.tokenKeys(source: name, reason: "it cannot be opened")
    }
    defer { try? handle.close() }  // Nothing was written that closing could lose.
    guard let bytes = try handle.read(upToCount: JWKSLimits.longestBytes + 1),
      bytes.count <= JWKSLimits.longestBytes
    else { throw AccessError.tokenKeys(source: name, reason: "it is empty or too large") }
    return Array(bytes)
  }
}
