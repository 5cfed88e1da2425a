import GRDB
public import Subjects

/// What an id leads to.
public enum CatalogEntry: Sendable, Equatable {
  /// An entity, with what all lists that are seen say of it.
  case entity(Entity)
  /// The entity was merged into that of another id.
  case redirect(to: String)
}

extension CatalogView {
  /// What stands under an id; `nil` where no list that is seen knows it.
  public func entry(_ id: String) throws -> CatalogEntry? {
    if let entity = try entities([id]).first { return .entity(entity) }
    let canonical = try String.fetchOne(
      database,
      sql: """
        SELECT record.name FROM referent JOIN record ON record.id = referent.record
        WHERE referent.referent = ? AND record.shelf IN \(shelfNumbers)
        ORDER BY record.place LIMIT 1
        """, arguments: [id])
    return canonical.map(CatalogEntry.redirect)
  }

  /// The entities of those ids, in their order; ids that no list knows are passed over.
  ///
  /// The same id on several lists is one entity: `Entity.joined`.
  public func entities(_ ids: [String]) throws -> [Entity] {
    let select = try database.makeStatement(
      sql: """
        SELECT shelf, version FROM record WHERE name = ? AND shelf IN \(shelfNumbers)
        ORDER BY place
        """)
    let names = Dictionary(
      shelves.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var versions: [(index: Int, list: String, version: Int64)] = []
    for (index, id) in ids.enumerated() {
      for row in try Row.fetchAll(select, arguments: [id]) {
        versions.append((index, names[row[0]] ?? "", row[1]))
      }
    }
    var found: [[(list: String, entity: Entity)]] = Array(repeating: [], count: ids.count)
    var next = versions.makeIterator()
    try register.forEachVersion(versions.map(\.version)) { version in
      // The register forgets no version, so each comes in its turn.
      guard let place = next.next() else { return }
      found[place.index].append((place.list, version.entity))
    }
    return found.compactMap(Entity.joined)
  }
}
