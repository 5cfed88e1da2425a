import GRDB

/// The catalog in one state, restricted to lists that may be seen.
///
/// It is of use only while `Catalog.read` runs.
public struct CatalogView {
  /// The lists that are seen, by name.
  public let lists: [ListName]
  let database: Database
  let register: RegisterFile
  let shelves: [CatalogShelf]

  init(of lists: [ListName], in database: Database, register: RegisterFile) throws {
    let all = try CatalogShelf.all(in: database)
    let missing = lists.filter { list in !all.contains { $0.name == list.text && $0.edition > 0 } }
    guard missing.isEmpty else { throw CatalogError.notReady(lists: missing.map(\.text)) }
    self.lists = lists
    self.database = database
    self.register = register
    shelves = all.filter { shelf in lists.contains { $0.text == shelf.name } }
  }

  /// `(1,4,7)`: the numbers of the shelves, for SQL.
  var shelfNumbers: String { Self.numbers(shelves) }

  static func numbers(_ shelves: [CatalogShelf]) -> String {
    "(" + shelves.map { String($0.id) }.joined(separator: ",") + ")"
  }

  /// How many entities of each schema a list has; `nil` for a list that is not seen.
  public func counts(of list: ListName) throws -> [String: Int]? {
    guard let shelf = shelves.first(where: { $0.name == list.text }) else { return nil }
    let rows = try Row.fetchAll(
      database, sql: "SELECT schema, count FROM tally WHERE shelf = ?", arguments: [shelf.id])
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
  }

  /// The edition of a list that is seen; while the catalog is brought up to date it may be the one
  /// before that in force.
  public func edition(of list: ListName) -> EditionID? {
    shelves.first { $0.name == list.text }.map { EditionID($0.edition) }
  }
}
