/// Why a bundle cannot be made.
///
/// No case carries any part of a secret key.
public enum MakerError: Error, Equatable, Sendable {
  /// Changes start from a whole bundle, and this one holds only changes. Cure: name a whole one.
  case onlyChanges(path: String)
  /// The file of the maker's secret key may be read by others. Cure: chmod 600.
  case secretIsOpen(path: String)
  /// The file of the maker's secret key cannot be understood. Cure: its copy, or a new key.
  case secretUnreadable(path: String)
  /// The clock stands before the last bundle was made. Cure: set it right.
  case clockBehind(now: String, last: String)
  /// The bundle would be stale when it is made. Cure: a later moment.
  case alreadyOver(validUntil: String, now: String)
}
