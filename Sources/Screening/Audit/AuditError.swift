/// Why an event is not in the audit, or a head of the audit cannot be used.
public enum AuditError: Error, Equatable, Sendable {
  /// More events wait for the disk than may. Cure: ask again later; nothing was recorded.
  case overloaded(limit: Int)
  /// The text is no head of an audit. Cure: the file that `tabayyun audit head` wrote.
  case notAHead(path: String)
  /// The head was signed by a key that is not trusted. Cure: name the right key.
  case unknownKey(path: String, key: String)
  /// The signature is not that of the key it names. Cure: none; somebody altered the head.
  case forged(path: String)
  /// Nobody says whose signature is trusted. Cure: name the key that `tabayyun audit head` printed.
  case noTrustedKey
  /// There is no record of that number. Cure: `tabayyun audit head` tells the last.
  case noSuchRecord(Int)
}
