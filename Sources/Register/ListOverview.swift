/// A list at a glance.
public struct ListOverview: Sendable, Equatable {
  public let list: ListName
  public let visibility: ListVisibility
  public let editionCount: Int
  /// The edition that checks use; `nil` where every edition is held, or there is none.
  public let inForce: Edition?
  /// The newest edition where it is held. Entries in force that it lacks are removal pending.
  public let held: Edition?
}
