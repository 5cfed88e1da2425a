import Screening

/// Says in words why a bundle is refused or cannot be made: what, where, why, and the cure.
enum BundleErrorText {
  private static let kept = "What was in use stays in use."
  private static let again = "Copy or fetch it again. " + kept

  static func text(of error: BundleError) -> String {
    switch error {
    case .notABundle(let path):
      "\(path): this is no bundle.\nName a file that `tabayyun bundle make` wrote. \(kept)"
    case .truncated(let path, let found, let expected):
      "\(path): the bundle is cut off: \(found) of \(expected) bytes.\n\(again)"
    case .damaged(let path, let what): "\(path): the bundle is damaged: \(what).\n\(again)"
    case .otherFormat(let path, let found, let known):
      "\(path): a bundle of format \(found); this program knows \(known).\nUpdate the program. \(kept)"
    case .tooLarge(let path, let size, let limit):
      "\(path): \(size) bytes, where at most \(limit) are opened.\nMake bundles of fewer lists (--in)."
    case .notUnderstood(let path, let what):
      """
      \(path): the signature is right, but this program does not understand \(what).
      Update the program. \(kept)
      """
    case .unknownKey(let path, let key, let trusted): unknown(key, path, trusted)
    case .forged(let path, let key):
      """
      \(path): the signature is not that of the key it names (\(key.fingerprint)).
      Do not use it; get it from its maker again. \(kept)
      """
    case .older(let path, let serial, let created, let inUse, let inUseCreated):
      """
      \(path): bundle \(serial), made \(created), is not newer than bundle \(inUse), made \
      \(inUseCreated), which is in use.
      Get the latest from its maker. \(kept)
      """
    case .baseNotInUse(let path, let serial, let since, let inUse):
      """
      \(path): this holds only what changed between bundle \(since) and bundle \(serial), and \
      \(inUse.map { "bundle \($0) is in use" } ?? "none is in use").
      Open bundle \(since) first, or bundle \(serial) whole. \(kept)
      """
    case .inUseDamaged(let path, let what):
      "\(path): the bundle in use is damaged: \(what).\nOpen the latest bundle whole; it takes its place."
    case .noneInUse(let folder):
      "\(folder): no bundle has been opened here.\n`tabayyun bundle open FILE` opens one."
    case .noSuchList(let list, let known):
      "The bundle has no list “\(list)”, only \(known.joined(separator: ", "))."
    case .keysUnreadable(let path, let line):
      "\(path): line \(line) is no key.\nMend or remove that line."
    }
  }

  private static func unknown(_ key: BundleKey, _ path: String, _ trusted: Int) -> String {
    """
    \(path): signed by a key that is not trusted here (\(trusted) \(trusted == 1 ? "is" : "are")).
    Its fingerprint is \(key.fingerprint). Call the maker and compare; if it is theirs:
    tabayyun bundle open FILE --trust \(key.text)
    \(kept)
    """
  }

  static func text(of error: MakerError) -> String {
    switch error {
    case .onlyChanges(let path):
      "\(path): this holds only what changed since another bundle.\nName a whole one (`--whole`)."
    case .secretIsOpen(let path):
      """
      \(path): others may read this secret key.
      Run chmod 600 on it; if others had access, move it away, and a new one is made.
      """
    case .secretUnreadable(let path):
      """
      \(path): this is no secret key of ours, or may not be read.
      Put back its copy; without one, move it away: a new key is made, which devices must trust anew.
      """
    case .clockBehind(let now, let last):
      "The clock says \(now), but the last bundle was made \(last).\nSet the clock right."
    case .alreadyOver(let validUntil, let now):
      "A bundle valid until \(validUntil) would be stale now, \(now).\nName a later moment."
    }
  }
}
