import Foundation
import GRDB
import Subjects

extension CatalogView {
  /// Finds entities.
  ///
  /// - Parameter scope: the lists to look in; those that are not seen are passed over.
  /// - Throws: `CatalogError.tooBroad`, `CatalogError.unsortable`.
  /// - Complexity: O(number of entities found) time; memory for the results asked for.
  public func search(_ search: CatalogSearch, in scope: [ListName]) throws -> CatalogHits {
    let shelves = shelves.filter { shelf in scope.contains { $0.text == shelf.name } }
    if shelves.isEmpty { return CatalogHits(total: 0, ids: [], facets: emptyFacets(search)) }
    let sorting = try CatalogSorting(search.order, in: database)
    let query = try CatalogQuery(search, shelves: shelves, in: database)
    let rows = try Row.fetchCursor(
      database, sql: query.sql, arguments: StatementArguments(query.arguments))
    let names = Dictionary(shelves.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    var counter = FacetCounter(search.facets, lists: names)
    var best = BestHits(count: search.offset + search.limit)
    var current: CatalogHit?
    var total = 0
    while let row = try rows.next() {
      var hit = CatalogHit(row, favoursLarge: search.favoursLarge)
      hit.keys = sorting.keys(of: row, list: names[row["shelf"]] ?? "")
      if let before = current, before.doc == hit.doc {
        current = sorting.joined(before, hit)
      } else {
        if let before = current { best.add(before, sorting.precedes) }
        current = hit
        total += 1
        counter.nextEntity()
      }
      counter.count(row)
    }
    if let current { best.add(current, sorting.precedes) }
    return CatalogHits(
      total: total,
      ids: best.sorted(sorting.precedes).dropFirst(search.offset).map(\.name),
      facets: counter.result)
  }

  private func emptyFacets(_ search: CatalogSearch) -> [String: [CatalogHits.Count]] {
    Dictionary(search.facets.map { ($0, []) }, uniquingKeysWith: { $1 })
  }

  /// The schemata of the entities of some lists, by name.
  public func schemata(in scope: [ListName]) throws -> [String] {
    let shelves = shelves.filter { shelf in scope.contains { $0.text == shelf.name } }
    return try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT schema FROM tally WHERE shelf IN \(Self.numbers(shelves)) ORDER BY schema
        """)
  }
}

/// A record that was found.
struct CatalogHit {
  let doc: Int64
  let name: String
  var score: Double
  var keys: [String?] = []

  /// The score is that of the words; where large entities are favoured, the root of half the
  /// number of their values is added, as the peer does.
  init(_ row: Row, favoursLarge: Bool) {
    doc = row["doc"]
    name = row["name"]
    let count: Int = row["value_count"]
    score = -(row["rank"] as Double) + (favoursLarge ? (Double(count) / 2).squareRoot() : 0)
  }
}

/// Keeps the first of many hits in little memory.
struct BestHits {
  private let count: Int
  private var hits: [CatalogHit] = []

  init(count: Int) { self.count = count }

  mutating func add(_ hit: CatalogHit, _ precedes: (CatalogHit, CatalogHit) -> Bool) {
    if count == 0 { return }
    hits.append(hit)
    // Sorting once in a while costs O(log count) a hit.
    if hits.count >= 2 * count + 1_000 { hits = sorted(precedes) }
  }

  func sorted(_ precedes: (CatalogHit, CatalogHit) -> Bool) -> [CatalogHit] {
    Array(hits.sorted(by: precedes).prefix(count))
  }
}

/// The statement that finds the records of a search, those of one entity beside each other.
private struct CatalogQuery {
  let sql: String
  let arguments: [any DatabaseValueConvertible]

  init(_ search: CatalogSearch, shelves: [CatalogShelf], in database: Database) throws {
    let match = MatchText(vocabulary: CatalogVocabulary(database: database))
    let numbers = CatalogView.numbers(shelves)
    var conditions = ["record.shelf IN \(numbers)"]
    var arguments: [any DatabaseValueConvertible] = []
    // What an entity must not have, no list may say of it.
    let (wanted, unwanted) = Self.parts(of: search.expression)
    let isEverything = wanted == .everything
    if !isEverything {
      conditions.append("page MATCH ?")
      arguments.append(try match.text(wanted))
    }
    let others = search.filters.map { ("IN", $0) } + unwanted.map { ("NOT IN", $0) }
    for (relation, condition) in others {
      conditions.append(
        """
        record.doc \(relation) (
          SELECT other.doc FROM page AS p CROSS JOIN record AS other ON other.id = p.rowid
          WHERE p.page MATCH ? AND other.shelf IN \(numbers))
        """)
      arguments.append(try match.text(condition))
    }
    if let schemata = search.schemata {
      conditions.append("record.schema IN (SELECT value FROM json_each(?))")
      arguments.append(Self.array(schemata))
    }
    if !search.excludedSchemata.isEmpty {
      conditions.append(
        """
        record.doc NOT IN (
          SELECT other.doc FROM record AS other WHERE other.shelf IN \(numbers)
            AND other.schema IN (SELECT value FROM json_each(?)))
        """)
      arguments.append(Self.array(search.excludedSchemata))
    }
    if let changedAfter = search.changedAfter {
      conditions.append("record.last_change > ?")
      arguments.append(changedAfter)
    }
    // Names count three times as much as other values, as in the peer; facts do not count.
    let rank = isEverything ? "0.0" : "bm25(page, 3.0, 1.0, 0.0)"
    let tables =
      isEverything ? "record" : "page CROSS JOIN record ON record.id = page.rowid"
    sql = """
      SELECT record.*, \(rank) AS rank FROM \(tables)
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY record.doc
      """
    self.arguments = arguments
  }

  /// What is wanted, and what excludes an entity.
  private static func parts(
    of expression: CatalogExpression
  ) -> (wanted: CatalogExpression, unwanted: [CatalogExpression]) {
    guard case .clauses(let required, let optional, let excluded) = expression, !excluded.isEmpty
    else { return (expression, []) }
    if required.isEmpty, optional.isEmpty { return (.everything, excluded) }
    return (.clauses(required: required, optional: optional, excluded: []), excluded)
  }

  private static func array(_ names: Set<String>) -> String {
    "["
      + names.sorted().map { "\"\($0.filter { $0 != "\"" && $0 != "\\" })\"" }
      .joined(separator: ",") + "]"
  }
}
