import GRDB
import Subjects

/// Puts results in order.
struct CatalogSorting {
  private enum Key {
    case score
    case column(String)
    /// A column with several values, each ended by a line feed.
    case values(String)
    case list
    /// By record: the first of its values in the order that is asked for.
    case ranks([Int64: String])
  }

  private let keys: [(key: Key, isDescending: Bool)]

  init(_ order: [CatalogOrder], in database: Database) throws {
    keys = try order.map { (try Self.key($0, in: database), $0.isDescending) }
  }

  private static func key(_ order: CatalogOrder, in database: Database) throws -> Key {
    switch order.field {
    case "_score": .score
    case "_doc": .column("place")
    case "entity_id", "id": .column("name")
    case "entity_values_count": .column("value_count")
    case "target": .column("is_target")
    case "schema", "caption", "first_seen", "last_seen", "last_change": .column(order.field)
    case "datasets": .list
    case "countries", "topics", "genders", "identifiers": .values(order.field)
    default:
      switch CatalogExpression.kind(ofField: order.field) {
      case .values: .ranks(try ranks(order, in: database))
      case .text, nil: throw CatalogError.unsortable(field: order.field)
      }
    }
  }

  /// The values of a field stand in the index in the order of their bytes.
  private static func ranks(
    _ order: CatalogOrder, in database: Database
  ) throws -> [Int64: String] {
    let prefix = CatalogToken.prefix(of: order.field)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT term, doc FROM instance WHERE term >= ? AND col = 'facts'",
      arguments: [prefix])
    var ranks: [Int64: String] = [:]
    while let row = try rows.next() {
      let token: String = row[0]
      guard token.hasPrefix(prefix) else { break }
      let value = CatalogToken.value(in: token, of: order.field) ?? ""
      let record: Int64 = row[1]
      if let known = ranks[record], (known < value) != order.isDescending { continue }
      ranks[record] = value
    }
    return ranks
  }

  func keys(of row: Row, list: String) -> [String?] {
    keys.map { key, isDescending in
      switch key {
      case .score: nil
      case .column("place"), .column("value_count"):
        // Numbers of one length compare as texts do.
        Self.padded(row[Self.name(of: key)])
      case .column(let name): (row[name] as String?).map(CatalogToken.folded)
      case .values(let name):
        Self.first((row[name] as String?)?.split(separator: "\n").map(String.init), isDescending)
      case .list: list
      case .ranks(let ranks): ranks[row["id"]]
      }
    }
  }

  private static func name(of key: Key) -> String {
    if case .column(let name) = key { return name }
    preconditionFailure("only columns have names")
  }

  private static func padded(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 20 - digits.count)) + digits
  }

  private static func first(_ values: [String]?, _ isDescending: Bool) -> String? {
    isDescending ? values?.max() : values?.min()
  }

  /// One hit of two records of one entity: the better score, of each key the first value.
  func joined(_ left: CatalogHit, _ right: CatalogHit) -> CatalogHit {
    var hit = left
    hit.score = max(left.score, right.score)
    hit.keys = zip(keys, zip(left.keys, right.keys)).map { key, values in
      Self.first([values.0, values.1].compactMap { $0 }, key.isDescending)
    }
    return hit
  }

  /// By the keys, those without a value last; then the best first, then by the bytes of the id.
  func precedes(_ left: CatalogHit, _ right: CatalogHit) -> Bool {
    for (index, (key, isDescending)) in keys.enumerated() {
      if case .score = key {
        if left.score != right.score { return (left.score < right.score) != isDescending }
        continue
      }
      switch (left.keys[index], right.keys[index]) {
      case (let a?, let b?) where a != b: return (a < b) != isDescending
      case (.some, nil): return true
      case (nil, .some): return false
      default: continue
      }
    }
    if left.score != right.score { return left.score > right.score }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
