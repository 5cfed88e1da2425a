import Foundation

/// Bytes as text that fits into URLs, headers and cookies (RFC 4648, section 5, without padding).
enum Base64URL {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The bytes of a text; `nil` unless it is exactly what `text(_:)` writes for them, so that no
  /// two texts stand for the same bytes.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var padded = String(text).replacing("-", with: "+").replacing("_", with: "/")
    padded += String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), Self.text(data) == String(text) else {
      return nil
    }
    return Array(data)
  }
}
