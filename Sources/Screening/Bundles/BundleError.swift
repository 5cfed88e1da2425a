/// Why a bundle is refused.
///
/// A refusal changes nothing: what was in use stays in use. No case carries anything of an entry.
public enum BundleError: Error, Equatable, Sendable {
  /// The file is something else. Cure: name the right file.
  case notABundle(path: String)
  /// The file ends before it should; sizes in bytes. Cure: copy or fetch it again.
  case truncated(path: String, found: Int, expected: Int)
  /// Bytes have changed since it was made. Cure: copy or fetch it again.
  case damaged(path: String, what: String)
  /// A newer program made it. Cure: update the program.
  case otherFormat(path: String, found: Int, known: Int)
  /// It is larger than any this program opens, in bytes. Cure: make one of fewer lists.
  case tooLarge(path: String, size: Int, limit: Int)
  /// The signature is right, the content means nothing to this program. Cure: update the program.
  case notUnderstood(path: String, what: String)
  /// None of the keys trusted here has signed it. Cure: compare the fingerprint with the maker's by
  /// telephone, then trust the key.
  case unknownKey(path: String, key: BundleKey, trusted: Int)
  /// It says that a key signed it that did not. Cure: get it from its maker again.
  case forged(path: String, key: BundleKey)
  /// It was made before the one in use. Cure: get the latest.
  case older(path: String, serial: Int, created: String, inUse: Int, inUseCreated: String)
  /// It holds only what changed since another bundle, which is not in use. `inUse` is `nil` where
  /// none is. Cure: the whole bundle, or the changes since the one in use.
  case baseNotInUse(path: String, serial: Int, since: Int, inUse: Int?)
  /// The bundle in use has changed on the disk. Cure: open the latest whole; it makes way.
  case inUseDamaged(path: String, what: String)
  /// No bundle has been opened here. Cure: open one.
  case noneInUse(folder: String)
  /// The bundle in use has no such list. Cure: one of those known.
  case noSuchList(String, known: [String])
  /// A file of keys cannot be understood at that line, from 1. Cure: mend it.
  case keysUnreadable(path: String, line: Int)
}
