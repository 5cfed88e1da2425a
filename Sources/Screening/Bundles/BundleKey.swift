import Crypto
import Foundation

/// The public half of the key with which a maker signs bundles: Ed25519 (RFC 8032).
public struct BundleKey: Sendable, Hashable {
  /// 32 bytes.
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    precondition(bytes.count == Self.size, "a public key of Ed25519 has 32 bytes")
    self.bytes = bytes
  }

  static let size = 32
  private static let prefix = "ed25519:"

  /// Reads what `text` writes; `nil` for anything else.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count < 100 else { return nil }
    let digits = text.dropFirst(Self.prefix.count)
      .replacing("-", with: "+").replacing("_", with: "/")
    guard let data = Data(base64Encoded: digits + "="), data.count == Self.size else { return nil }
    bytes = Array(data)
    guard self.text == text else { return nil }
  }

  /// `ed25519:` and 43 letters, digits, hyphens and underscores (RFC 4648, section 5).
  public var text: String {
    let digits = Data(bytes).base64EncodedString().replacing("+", with: "-")
      .replacing("/", with: "_").replacing("=", with: "")
    return Self.prefix + digits
  }

  /// Six groups of five digits, which people can compare by telephone in any language.
  ///
  /// Each group is five bytes of the key's SHA-256 modulo 100,000, so that a stranger who wants a
  /// key with the same fingerprint must try some 2⁹⁹.
  public var fingerprint: String {
    let digest = Array(SHA256.hash(data: bytes))
    return (0..<6).map { group in
      let number = digest[group * 5..<group * 5 + 5].reduce(0) { $0 << 8 | Int($1) }
      let digits = String(number % 100_000)
      return String(repeating: "0", count: 5 - digits.count) + digits
    }.joined(separator: " ")
  }

  func hasSigned(_ message: [UInt8], signature: [UInt8]) -> Bool {
    // Bytes that are no point of the curve have signed nothing.
    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    return key?.isValidSignature(signature, for: message) ?? false
  }
}
