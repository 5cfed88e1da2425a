import Foundation
public import Register

/// A head of the audit that was signed, as a few readable lines to keep elsewhere.
///
/// Whoever has them can tell later whether the audit was cut or rewritten.
public struct AuditCheckpoint: Sendable, Equatable {
  /// The end of the chain at that time.
  public let head: AuditHead
  /// When it was signed.
  public let made: Moment
  /// The key that signed it.
  public let key: BundleKey
  /// Ed25519 over the lines before it.
  private let signature: [UInt8]

  /// Signs a head.
  init(_ head: AuditHead, made: Moment, by key: MakerKey) throws {
    self.head = head
    self.made = made
    self.key = key.publicKey
    signature = try key.sign(Array(Self.lines(head, made, key.publicKey).utf8))
  }

  /// Reads the text and believes it where a trusted key has signed it.
  ///
  /// - Parameter path: where the text stands, for errors.
  /// - Throws: `AuditError.notAHead`, `.unknownKey`, `.forged`.
  init(text: String, path: String, trusting keys: [BundleKey]) throws(AuditError) {
    let values = Self.values(of: text)
    guard let values, let origin = values["origin"],
      let sequence = values["sequence"].flatMap(Int.init),
      let hash = values["hash"].flatMap(Self.bytes(hexadecimal:)), hash.count == 32,
      let made = values["time"].flatMap({ Moment($0) }),
      let key = values["key"].flatMap({ BundleKey($0) }),
      let signature = values["signature"].flatMap({ Data(base64Encoded: $0) })
    else { throw .notAHead(path: path) }
    guard keys.contains(key) else { throw .unknownKey(path: path, key: key.text) }
    head = AuditHead(origin: origin, sequence: sequence, hash: hash)
    self.made = made
    self.key = key
    self.signature = Array(signature)
    let message = Array(Self.lines(head, made, key).utf8)
    guard key.hasSigned(message, signature: self.signature) else { throw .forged(path: path) }
  }

  /// The lines, the last one ended too.
  public var text: String {
    Self.lines(head, made, key) + "signature: \(Data(signature).base64EncodedString())\n"
  }

  private static let title = "tabayyun audit head 1"

  private static func lines(_ head: AuditHead, _ made: Moment, _ key: BundleKey) -> String {
    """
    \(title)
    origin: \(head.origin)
    sequence: \(head.sequence)
    hash: \(head.hash.map(hexadecimal).joined())
    time: \(made.text)
    key: \(key.text)

    """
  }

  /// What stands after the colons; white space at the ends of lines does not matter, since heads
  /// travel by letter.
  private static func values(of text: String) -> [String: String]? {
    var lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    guard lines.first == title else { return nil }
    lines.removeFirst()
    var values: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      values[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    return values
  }
}

extension AuditCheckpoint {
  /// The bytes that hexadecimal digits give; `nil` for other text.
  static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}
