import Crypto

/// Bytes that nobody can guess: salts, keys, tokens.
enum RandomBytes {
  static func make(_ count: Int) -> [UInt8] {
    SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
  }
}
