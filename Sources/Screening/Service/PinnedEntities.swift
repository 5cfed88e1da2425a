public import Register
public import Subjects

/// What editions that are pinned say of single entries, over all of them.
public struct PinnedEntities: Sendable {
  private let register: RegisterFile
  private let lists: [ListSnapshot]

  /// Entities of these editions.
  public init(of lists: [ListSnapshot], in register: RegisterFile) {
    self.register = register
    self.lists = lists
  }

  /// The entity of that id with all that the lists say of it; `nil` where none has it.
  ///
  /// Its datasets are the names of the lists that have it.
  ///
  /// - Complexity: one look into the register for each list.
  public func entity(_ id: String) throws -> Entity? {
    Entity.joined(
      try lists.compactMap { list in
        guard let edition = list.edition,
          let entity = try register.entity(id: id, in: EditionID(edition))
        else { return nil }
        return (list.list, entity)
      })
  }
}
