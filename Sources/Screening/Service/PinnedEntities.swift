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
  public func entity(_ id: String) throws -> Entity? { try entities([id]).first ?? nil }

  /// The entities of some ids, in their order; `nil` for one that no list has.
  ///
  /// - Parameter closed: lists of which only what identifies an entity is told.
  public func entities(
    _ ids: [String], identityOnlyOn closed: [String] = []
  ) throws -> [Entity?] {
    if ids.isEmpty { return [] }
    let editions = lists.compactMap { $0.edition.map(EditionID.init) }
    return try register.entities(ids, in: editions).map { found in
      Entity.joined(
        found.compactMap { edition, entity in
          lists.first { $0.edition == edition.number }.map { list in
            (list.list, closed.contains(list.list) ? entity.identityOnly : entity)
          }
        })
    }
  }
}
