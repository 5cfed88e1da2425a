import Crypto
import Foundation
import Register

/// A file of a bundle whose frame is right; nothing in it is believed yet.
///
/// Numbers are little-endian. The file is: `magic`; format, size of the manifest, size of the file,
/// size of the changes unpacked; the key; its signature over `domain` and the manifest; the digest
/// and serial of the manifest that the changes start from, all zero in a whole bundle; the
/// manifest; the changes (`ContentChanges`), packed; SHA-256 of all that stands before.
///
/// The signature covers the manifest, and the manifest has the digest of every list that the
/// changes must lead to. The last digest tells damage apart from forgery and nothing more.
struct UnverifiedBundle {
  static let magic = Array("tabayyun bundle\n".utf8)
  static let format = 1
  /// Signed before the manifest, so that a signature of ours is never taken for another thing.
  private static let domain = Array("tabayyun bundle manifest 1\n".utf8)
  private static let headerSize = 184
  private static let digestSize = 32
  /// The largest file, and the largest content, in bytes: some two million entries.
  static let sizeLimit = 1 << 30

  /// Which content the changes start from.
  struct Base: Equatable {
    let digest: [UInt8]
    let serial: Int
  }

  let path: String
  let key: BundleKey
  let signature: [UInt8]
  let manifestBytes: [UInt8]
  /// `nil` in a whole bundle.
  let base: Base?
  let packed: Data
  let unpackedSize: Int

  /// Reads a file.
  ///
  /// - Throws: `ImportError.unreadable`; `BundleError` where it is no bundle or not all of one.
  init(path: String) throws {
    let size = Int(try FileAccess.read(path).seekToEnd())
    guard size <= Self.sizeLimit else {
      throw BundleError.tooLarge(path: path, size: size, limit: Self.sizeLimit)
    }
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch {
      throw ImportError.unreadable(path: path, reason: FileAccess.reason(error))
    }
    try self.init(data, path: path)
  }

  /// Takes a file apart.
  ///
  /// - Parameter isChecked: `false` leaves the digest over the whole file out, for a file of which
  ///   only the signed part is needed.
  init(_ data: Data, path: String, isChecked: Bool = true) throws(BundleError) {
    self.path = path
    guard data.starts(with: Self.magic) else {
      // An empty file, or a few bytes of a bundle, were cut off.
      guard Self.magic.starts(with: data) else { throw .notABundle(path: path) }
      throw .truncated(path: path, found: data.count, expected: Self.headerSize)
    }
    guard data.count >= Self.headerSize + Self.digestSize else {
      throw .truncated(
        path: path, found: data.count, expected: Self.headerSize + Self.digestSize)
    }
    let header = [UInt8](data.prefix(Self.headerSize))
    let fileSize = header.number(at: 32)
    if data.count < fileSize, fileSize <= Self.sizeLimit {
      throw .truncated(path: path, found: data.count, expected: fileSize)
    }
    guard fileSize == data.count else { throw .damaged(path: path, what: "its size is wrong") }
    if isChecked {
      guard SHA256.hash(data: data.dropLast(Self.digestSize)) == data.suffix(Self.digestSize) else {
        throw .damaged(path: path, what: "bytes have changed since it was made")
      }
    }
    guard header.number(at: 16) == Self.format else {
      throw .otherFormat(path: path, found: header.number(at: 16), known: Self.format)
    }
    let manifestSize = header.number(at: 24)
    let bodySize = fileSize - Self.headerSize - Self.digestSize
    guard (0...bodySize).contains(manifestSize) else {
      throw .damaged(path: path, what: "its manifest has no end")
    }
    unpackedSize = header.number(at: 40)
    key = BundleKey(bytes: Array(header[48..<80]))
    signature = Array(header[80..<144])
    let digest = Array(header[144..<176])
    base =
      digest.allSatisfy { $0 == 0 } ? nil : Base(digest: digest, serial: header.number(at: 176))
    manifestBytes = [UInt8](data.dropFirst(Self.headerSize).prefix(manifestSize))
    packed = Data(
      data.dropFirst(Self.headerSize + manifestSize).prefix(bodySize - manifestSize))
  }

  /// A whole bundle whose lists are elsewhere, for its maker.
  init(key: BundleKey, manifest: [UInt8], signature: [UInt8]) {
    path = ""
    self.key = key
    self.signature = signature
    manifestBytes = manifest
    base = nil
    packed = Data()
    unpackedSize = 0
  }

  /// SHA-256 of the manifest, by which changes name what they start from.
  var manifestDigest: [UInt8] { Array(SHA256.hash(data: manifestBytes)) }

  /// What is signed.
  static func message(_ manifest: [UInt8]) -> [UInt8] { domain + manifest }

  /// The file that `init` reads.
  static func file(
    key: BundleKey, signature: [UInt8], manifest: [UInt8], base: Base?, changes: [UInt8]
  ) -> Data {
    let packed = changes.withUnsafeBytes { PackedBytes.pack($0, effort: .small) }
    let size = headerSize + manifest.count + packed.count + digestSize
    var data = Data(magic)
    for number in [format, manifest.count, size, changes.count] { data.append(number) }
    data.append(contentsOf: key.bytes + signature)
    data.append(contentsOf: base?.digest ?? [UInt8](repeating: 0, count: digestSize))
    data.append(base?.serial ?? 0)
    data.append(contentsOf: manifest)
    data.append(packed)
    data.append(contentsOf: Array(SHA256.hash(data: data)))
    return data
  }
}

extension [UInt8] {
  /// Eight bytes as a number; one that no size can be where they are larger than any.
  fileprivate func number(at offset: Int) -> Int {
    Int(clamping: self[offset..<(offset + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}

extension Data {
  fileprivate mutating func append(_ number: Int) {
    Swift.withUnsafeBytes(of: UInt64(number).littleEndian) { append(contentsOf: $0) }
  }
}
