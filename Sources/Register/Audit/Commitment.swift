import Crypto
import Foundation

/// A hash that binds us to a text without telling it: of a random salt and the text.
///
/// Without the salt nobody can try out texts, so the hash tells nothing once the salt is purged.
struct Commitment {
  /// 32 random bytes.
  let salt: [UInt8]
  /// SHA-256 of the salt and the text.
  let hash: [UInt8]

  /// A commitment under a salt of its own.
  init(to text: String) {
    self.init(
      to: Data(text.utf8), salt: SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
  }

  init(to text: Data, salt: [UInt8]) {
    var hasher = SHA256()
    hasher.update(data: salt)
    hasher.update(data: text)
    self.salt = salt
    hash = Array(hasher.finalize())
  }
}
