/// A list at a glance.
public struct ListOverview: Sendable, Equatable {
  /// The name of the list.
  public let list: ListName
  /// Who may see what stands on it.
  public let visibility: ListVisibility
  /// How many editions there are, held ones included.
  public let editionCount: Int
  /// The edition that checks use; `nil` where every edition is held, or there is none.
  public let inForce: Edition?
  /// The newest edition where it is held.
  ///
  /// Entries in force that it lacks are removal pending.
  public let held: Edition?
}
