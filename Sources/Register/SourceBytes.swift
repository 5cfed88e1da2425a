import CZlib
import Foundation

/// Packs and unpacks the bytes of source files.
enum SourceBytes {
  /// A zlib stream (RFC 1950).
  ///
  /// The fastest level: an import waits for it, and better ones gain little on lists.
  static func compress(_ bytes: UnsafeRawBufferPointer) -> Data {
    var size = compressBound(uLong(bytes.count))
    var packed = Data(count: Int(size))
    let status = packed.withUnsafeMutableBytes { target in
      compress2(
        target.bindMemory(to: Bytef.self).baseAddress, &size,
        bytes.bindMemory(to: Bytef.self).baseAddress, uLong(bytes.count), Z_BEST_SPEED)
    }
    precondition(status == Z_OK, "the bound that zlib gives is large enough")
    return packed.prefix(Int(size))
  }

  /// `nil` where the stream is no zlib stream of exactly `sizeBytes`.
  static func uncompress(_ packed: Data, sizeBytes: Int) -> [UInt8]? {
    var size = uLong(sizeBytes)
    var bytes = [UInt8](repeating: 0, count: sizeBytes)
    let status = bytes.withUnsafeMutableBytes { target in
      packed.withUnsafeBytes { source in
        CZlib.uncompress(
          target.bindMemory(to: Bytef.self).baseAddress, &size,
          source.bindMemory(to: Bytef.self).baseAddress, uLong(packed.count))
      }
    }
    return status == Z_OK && Int(size) == sizeBytes ? bytes : nil
  }
}
