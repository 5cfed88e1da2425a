import Foundation

/// The text of a key: `tby_<id>_<secret>`, so that people and scanners of leaks know what it is.
struct APIKeyText {
  static let prefix = "tby_"

  let id: String
  let secret: Secret

  /// A new one.
  init() {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    id = String(RandomBytes.make(10).map { letters[Int($0 & 31)] })
    secret = Secret()
  }

  /// Reads one; `nil` for any other text.
  init?(_ text: some StringProtocol) {
    // The secret may hold the separator; the id never does.
    let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "tby", parts[1].utf8.count == 10,
      let secret = Secret(parts[2])
    else { return nil }
    (id, self.secret) = (String(parts[1]), secret)
  }

  var text: String { Self.prefix + id + "_" + secret.text }

  var digest: Data { secret.digest }
}
