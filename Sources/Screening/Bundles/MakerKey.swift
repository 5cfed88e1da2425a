import Crypto
import Foundation
import RecordStreams
import Register

/// The key with which a maker signs bundles, and how far its series has come, in one file that
/// nobody else may read.
///
/// Whoever copies the file takes the series along; only one copy may go on making bundles.
struct MakerKey {
  private let path: String
  private let secret: Curve25519.Signing.PrivateKey
  /// The serial of the last bundle made; 0 before the first.
  private(set) var serial = 0
  /// When the last bundle was made.
  private(set) var created: Moment?

  /// The file beside a register.
  static func path(besideRegister register: String) -> String { register + "-bundle-key" }

  /// Reads the key, or makes one where there is none.
  ///
  /// - Throws: `MakerError.secretIsOpen`, `.secretUnreadable`, `CheckError.cannotWrite`.
  init(path: String) throws {
    self.path = path
    var status = stat()
    guard lstat(path, &status) == 0 else {
      guard errno == ENOENT else { throw MakerError.secretUnreadable(path: path) }
      secret = Curve25519.Signing.PrivateKey()
      try keep()
      return
    }
    guard status.st_mode & 0o077 == 0 else { throw MakerError.secretIsOpen(path: path) }
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8),
      let json = try? JSONValue(parsing: text),
      let bytes = json["secret"]?.string.flatMap({ Data(base64Encoded: $0) }),
      let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
      case .number(let digits)? = json["serial"], let serial = Int(digits), serial >= 0
    else {
      // Why it cannot be read is not told: no part of a secret belongs in an error.
      throw MakerError.secretUnreadable(path: path)
    }
    self.secret = secret
    self.serial = serial
    created = json["created"]?.string.flatMap { Moment($0) }
  }

  var publicKey: BundleKey { BundleKey(bytes: Array(secret.publicKey.rawRepresentation)) }

  /// The next number of the series; it is on the disk when this returns, and never given again.
  ///
  /// - Parameter least: a number that it must exceed, where a bundle is known to have it.
  /// - Throws: `MakerError.clockBehind` where the clock stands before the last bundle.
  mutating func nextSerial(after least: Int, at now: Moment) throws -> Int {
    if let created, now < created {
      throw MakerError.clockBehind(now: now.text, last: created.text)
    }
    serial = max(serial, least) + 1
    created = now
    try keep()
    return serial
  }

  func sign(_ message: [UInt8]) throws -> [UInt8] { Array(try secret.signature(for: message)) }

  private func keep() throws {
    let json = JSONValue.object([
      JSONMember("secret", .string(secret.rawRepresentation.base64EncodedString())),
      JSONMember("serial", .number(serial)),
      JSONMember("created", created.map { .string($0.text) } ?? .null),
    ])
    try DurableFile.write(Data((json.text + "\n").utf8), to: path, mode: 0o600)
  }
}
