import CZlib
public import Foundation

/// Packs and unpacks bytes as zlib streams (RFC 1950).
///
/// What an older zlib packed unpacks to the same bytes; the packed bytes themselves may differ from
/// one zlib to the next, so nothing hashes or signs them.
public enum PackedBytes {
  /// How much time to spend on room.
  public enum Effort: Sendable {
    /// For what somebody waits for: source files, on which better levels gain little.
    case fast
    /// For what travels: some ten times slower, a fifth smaller.
    case small

    var level: Int32 { self == .fast ? Z_BEST_SPEED : Z_BEST_COMPRESSION }
  }

  /// The most that zlib makes of one byte (zlib's "Technical Details": 1032:1).
  public static let mostPerByte = 1_032

  /// Packs bytes.
  public static func pack(_ bytes: UnsafeRawBufferPointer, effort: Effort) -> Data {
    var size = compressBound(uLong(bytes.count))
    var packed = Data(count: Int(size))
    let status = packed.withUnsafeMutableBytes { target in
      compress2(
        target.bindMemory(to: Bytef.self).baseAddress, &size,
        bytes.bindMemory(to: Bytef.self).baseAddress, uLong(bytes.count), effort.level)
    }
    precondition(status == Z_OK, "the bound that zlib gives is large enough")
    return packed.prefix(Int(size))
  }

  /// Unpacks bytes; `nil` where the stream is no zlib stream of exactly `sizeBytes`.
  ///
  /// Whoever takes `sizeBytes` from a stranger holds it to `mostPerByte` first: that much memory is
  /// taken at once.
  public static func unpack(_ packed: Data, sizeBytes: Int) -> [UInt8]? {
    var size = uLong(sizeBytes)
    var bytes = [UInt8](repeating: 0, count: sizeBytes)
    let status = bytes.withUnsafeMutableBytes { target in
      packed.withUnsafeBytes { source in
        uncompress(
          target.bindMemory(to: Bytef.self).baseAddress, &size,
          source.bindMemory(to: Bytef.self).baseAddress, uLong(packed.count))
      }
    }
    return status == Z_OK && Int(size) == sizeBytes ? bytes : nil
  }
}
