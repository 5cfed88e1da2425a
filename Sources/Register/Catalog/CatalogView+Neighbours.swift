import GRDB

extension CatalogView {
  /// The ids of the entities that point to one of `targets`, in the order in which the lists tell
  /// of them.
  ///
  /// - Parameters:
  ///   - property: only those that point by this property; all where it is `nil`.
  ///   - schemata: only entities of these schemata; all where it is `nil`.
  public func sources(
    pointingTo targets: [String], by property: String? = nil, schemata: Set<String>? = nil
  ) throws -> [String] {
    var found: [(place: Int64, name: String)] = []
    let select = try database.makeStatement(
      sql: """
        SELECT record.place, record.name, record.schema, edge.property
        FROM edge CROSS JOIN record ON record.id = edge.record
        WHERE edge.target = ? AND record.shelf IN \(shelfNumbers)
        """)
    for target in targets {
      for row in try Row.fetchAll(select, arguments: [target]) {
        let matches =
          (property.map { $0 == row[3] } ?? true)
          && (schemata.map { $0.contains(row[2]) } ?? true)
        if matches { found.append((row[0], row[1])) }
      }
    }
    return Self.inOrder(found)
  }

  /// Those of the ids that a list knows, in the order in which the lists tell of them.
  public func known(_ ids: [String]) throws -> [String] {
    let select = try database.makeStatement(
      sql: "SELECT min(place) FROM record WHERE name = ? AND shelf IN \(shelfNumbers)")
    var found: [(place: Int64, name: String)] = []
    for id in ids {
      if let place = try Int64.fetchOne(select, arguments: [id]) { found.append((place, id)) }
    }
    return Self.inOrder(found)
  }

  /// Puts ids that are all known into the order in which the lists tell of them.
  private static func inOrder(_ found: [(place: Int64, name: String)]) -> [String] {
    var seen: Set<String> = []
    return found.sorted { ($0.place, $0.name) < ($1.place, $1.name) }
      .filter { seen.insert($0.name).inserted }.map(\.name)
  }
}

extension CatalogView {
  /// Puts ids into an order; those that no list knows are left out.
  ///
  /// - Throws: `CatalogError.unsortable`.
  public func sorted(_ ids: [String], by order: [CatalogOrder]) throws -> [String] {
    let sorting = try CatalogSorting(order + [CatalogOrder("_doc")], in: database)
    let names = Dictionary(shelves.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    let select = try database.makeStatement(
      sql: """
        SELECT *, 0.0 AS rank FROM record WHERE name = ? AND shelf IN \(shelfNumbers)
        """)
    var hits: [CatalogHit] = []
    for id in ids {
      let found = try Row.fetchAll(select, arguments: [id]).map { row in
        var hit = CatalogHit(row, favoursLarge: false)
        hit.keys = sorting.keys(of: row, list: names[row["shelf"]] ?? "")
        return hit
      }
      if let first = found.first { hits.append(found.dropFirst().reduce(first, sorting.joined)) }
    }
    return hits.sorted(by: sorting.precedes).map(\.name)
  }
}
