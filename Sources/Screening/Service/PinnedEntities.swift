public import Register
public import Subjects

/// What editions that are pinned say of single entries, over all of them.
public struct PinnedEntities: Sendable {
  private let register: RegisterFile
  private let lists: [LiveLists.Served]

  /// Entities of these editions.
  public init(of lists: [LiveLists.Served], in register: RegisterFile) {
    self.register = register
    self.lists = lists
  }

  /// The entity of that id with all that the lists say of it; `nil` where none has it.
  ///
  /// Its datasets are the names of the lists that have it.
  ///
  /// - Complexity: one look into the register for each list.
  public func entity(_ id: String) throws -> Entity? {
    var whole: Entity?
    for list in lists {
      guard var entity = try register.entity(id: id, in: list.edition.id) else { continue }
      entity.datasets = [list.snapshot.list]
      whole = whole.map { $0.joined(with: entity) } ?? entity
    }
    return whole
  }
}

extension Entity {
  /// One entity of what two lists say under one id: every value once, the earliest first seen, the
  /// latest last seen and changed.
  func joined(with other: Entity) -> Entity {
    var whole = self
    for property in other.properties.all {
      let known = whole.properties[property.name]
      for value in property.values where !known.contains(value) {
        whole.properties.add(value, to: property.name)
      }
    }
    whole.caption = caption ?? other.caption
    whole.datasets = unique(datasets + other.datasets)
    whole.referents = unique(referents + other.referents)
    whole.isTarget = [isTarget, other.isTarget].compactMap { $0 }.max { !$0 && $1 }
    whole.firstSeen = [firstSeen, other.firstSeen].compactMap { $0 }.min()
    whole.lastSeen = [lastSeen, other.lastSeen].compactMap { $0 }.max()
    whole.lastChange = [lastChange, other.lastChange].compactMap { $0 }.max()
    return whole
  }
}
