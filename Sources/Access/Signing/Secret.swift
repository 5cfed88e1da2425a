import Crypto
import Foundation

/// A secret of 256 random bits that stands in a cookie or a key.
///
/// Only its SHA-256 is kept. The secret itself cannot be guessed, so that needs neither salt nor
/// slowness.
struct Secret: Sendable {
  static let textLength = 43

  let bytes: [UInt8]

  /// A new one.
  init() { bytes = RandomBytes.make(32) }

  /// Reads one; `nil` for any other text.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == Self.textLength, let bytes = Base64URL.bytes(text) else { return nil }
    self.bytes = bytes
  }

  var text: String { Base64URL.text(bytes) }

  /// What is kept of it.
  var digest: Data { Data(SHA256.hash(data: bytes)) }
}

/// Compares in a time that does not tell where two values differ.
func isEqualInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool
{
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
