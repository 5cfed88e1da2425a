public import Register

/// What the register holds, list by list.
public enum ListLists {
  /// A list with the entries that wait for a held edition.
  public struct Line: Sendable {
    /// The list with its editions.
    public let overview: ListOverview
    /// How many entries in force the held edition lacks; 0 where none is held.
    public let removalPending: Int
    /// Days since the edition in force was published; `nil` where none is in force.
    public let ageDays: Int?
  }

  /// Every list by name.
  public static func run(_ register: RegisterFile, at now: Moment) throws -> [Line] {
    try register.lists().map { overview in
      let pending = overview.held == nil ? 0 : try register.removalPending(on: overview.list).count
      let age = overview.inForce.map { now.dayNumber - $0.published.dayNumber }
      return Line(overview: overview, removalPending: pending, ageDays: age)
    }
  }
}
