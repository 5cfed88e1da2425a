/// Why the access file cannot be used, a change is refused, or a purpose does not hold.
public enum AccessError: Error, Equatable, Sendable {
  /// There is no file at the path. Cure: `tabayyun account add` makes one.
  case missing(path: String)
  /// The file is none of ours; it was left as it was. Cure: name another register.
  case notAnAccessFile(path: String)
  /// Others may read or write the file. Cure: `chmod 600`, and new secrets if others had it.
  case openToOthers(path: String)
  /// A newer version of the program has made the file. Cure: update the program.
  case tooNew(path: String)
  /// The file is damaged, or the disk fails. Cure: restore it from its copy.
  case damaged(path: String, reason: String)
  /// Another process has been writing for longer than we wait. Cure: try again.
  case busy(path: String)
  /// The file cannot be opened or written: rights, or a full disk.
  case unusable(path: String, reason: String)

  /// The text cannot name an account.
  case notAName(String)
  /// An account has that name already.
  case accountExists(String)
  /// No account has that name.
  case unknownAccount(String)
  /// Nobody could manage accounts any more. Cure: make another administrator first.
  case lastAdministrator(String)
  /// The password will not do.
  case weakPassword(PasswordFault)
  /// No key has that id.
  case unknownKey(String)
  /// A limit of a key or an account makes no sense: `what` names it.
  case outOfRange(what: String, expected: String)

  /// The request names no purpose, and nothing fixes one.
  case noPurpose(known: [String])
  /// The policy has no such purpose.
  case unknownPurpose(String, known: [String])
  /// The key or the service has another purpose, and only that.
  case purposeFixed(asked: String, fixed: String)
  /// The account may not have that purpose.
  case purposeNotAllowed(String, allowed: [String])

  /// The configuration of bearer tokens does not do. `member` is its path.
  case tokenConfiguration(member: String, expected: String)
  /// The keys of the token issuer cannot be had from the file or address.
  case tokenKeys(source: String, reason: String)
}
