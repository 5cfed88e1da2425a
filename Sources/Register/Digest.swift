import Crypto

/// Digests as bytes.
enum Digest {
  static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
