public import Register
public import Subjects

/// All that the register has on one entry.
public enum ShowEntry {
  /// An entry as one list has it.
  public struct Sheet: Sendable {
    /// The list that has it.
    public let list: ListName
    /// The entry itself.
    public let entity: Entity
    /// Sanctions, documents, addresses and relations, by id.
    public let dependents: [Entity]
    /// The edition that is shown: the one in force, or the last that had the entry.
    public let edition: Edition
    /// What the entry did on the list.
    public let history: EntryHistory
    /// Whether it stands in the edition in force.
    public let isInForce: Bool
    /// Whether the newest edition, which is held, lacks it.
    public let isRemovalPending: Bool
  }

  /// One sheet for each list that has, or had, the id; none where no list knows it.
  public static func run(_ id: String, in register: RegisterFile) throws -> [Sheet] {
    try register.lists(with: id).compactMap { try sheet(of: id, on: $0, in: register) }
  }

  private static func sheet(
    of id: String, on list: ListName, in register: RegisterFile
  ) throws -> Sheet? {
    let editions = try register.editions(of: list)
    let inForce = editions.last { !$0.isHeld }
    // The newest that is not held comes first, then older ones, at last those that are held.
    let order = editions.filter { !$0.isHeld }.reversed() + editions.filter(\.isHeld).reversed()
    for edition in order {
      guard let entry = try register.entry(id: id, in: edition.id) else { continue }
      return Sheet(
        list: list, entity: entry.entity, dependents: entry.dependents, edition: edition,
        history: try register.history(of: id, on: list), isInForce: edition.id == inForce?.id,
        isRemovalPending: try register.isRemovalPending(id, on: list))
    }
    return nil
  }
}
