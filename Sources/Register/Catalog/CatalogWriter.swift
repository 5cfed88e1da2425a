import GRDB
import Subjects

/// Puts records of one list into the open transaction of a catalog, and takes them out.
final class CatalogWriter {
  private let database: Database
  private let shelf: Int64
  private let list: String
  private let words: CatalogWords
  private let statements: [Sentence: Statement]

  private enum Sentence: String, CaseIterable {
    case known = "SELECT doc FROM record WHERE name = ? LIMIT 1"
    case insert = """
      INSERT INTO record (
        shelf, doc, name, version, place, schema, caption, value_count, is_target, first_seen,
        last_seen, last_change, countries, topics, genders, identifiers)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    case ownDoc = "UPDATE record SET doc = id WHERE id = ?"
    case insertPage = "INSERT INTO page (rowid, names, words, facts) VALUES (?, ?, ?, ?)"
    case removePage = """
      INSERT INTO page (page, rowid, names, words, facts) VALUES ('delete', ?, ?, ?, ?)
      """
    case insertEdge = "INSERT INTO edge VALUES (?, ?, ?)"
    case removeEdge = "DELETE FROM edge WHERE target = ? AND record = ? AND property = ?"
    case insertReferent = "INSERT OR IGNORE INTO referent VALUES (?, ?)"
    case removeReferent = "DELETE FROM referent WHERE referent = ? AND record = ?"
    case find = "SELECT id FROM record WHERE shelf = ? AND version = ?"
    case remove = "DELETE FROM record WHERE id = ?"
  }

  init(shelf: Int64, list: String, words: CatalogWords, in database: Database) throws {
    self.database = database
    self.shelf = shelf
    self.list = list
    self.words = words
    statements = try Dictionary(
      uniqueKeysWithValues: Sentence.allCases.map {
        ($0, try database.makeStatement(sql: $0.rawValue))
      })
  }

  private func statement(_ sentence: Sentence) -> Statement {
    guard let statement = statements[sentence] else {
      preconditionFailure("every sentence is made")
    }
    return statement
  }

  private func run(_ sentence: Sentence, _ arguments: StatementArguments) throws {
    try statement(sentence).execute(arguments: arguments)
  }

  /// The numbers of the versions that stand in the catalog, ascending.
  func versions() throws -> [Int64] {
    try Int64.fetchAll(
      database, sql: "SELECT version FROM record WHERE shelf = ? ORDER BY version",
      arguments: [shelf])
  }

  func add(_ version: RegisterFile.PlacedVersion) throws {
    let record = CatalogRecord(version.entity, list: list, words: words)
    let id = try insert(record, version)
    try run(.insertPage, page(of: record, id))
    for edge in record.edges { try run(.insertEdge, [edge.target, id, edge.property]) }
    for referent in record.entity.referents { try run(.insertReferent, [referent, id]) }
  }

  private func insert(
    _ record: CatalogRecord, _ version: RegisterFile.PlacedVersion
  ) throws -> Int64 {
    let entity = record.entity
    let doc = try Int64.fetchOne(statement(.known), arguments: [entity.id])
    func counted(_ group: String) -> String? {
      record.counted[group].map { $0.joined(separator: "\n") + "\n" }
    }
    try run(
      .insert,
      [
        shelf, doc ?? 0, entity.id, version.number, version.place, entity.schema,
        entity.displayName, record.valueCount, entity.hasRiskTopic,
        entity.firstSeen.flatMap(CatalogTime.text), entity.lastSeen.flatMap(CatalogTime.text),
        entity.lastChange.flatMap(CatalogTime.text), counted("countries"), counted("topics"),
        counted("genders"), counted("identifiers"),
      ])
    let id = database.lastInsertedRowID
    if doc == nil { try run(.ownDoc, [id]) }
    return id
  }

  /// Takes out a record by what the register says that it was.
  func remove(_ version: RegisterFile.PlacedVersion) throws {
    guard let id = try Int64.fetchOne(statement(.find), arguments: [shelf, version.number]) else {
      return
    }
    let record = CatalogRecord(version.entity, list: list, words: words)
    try run(.removePage, page(of: record, id))
    for edge in record.edges { try run(.removeEdge, [edge.target, id, edge.property]) }
    for referent in record.entity.referents { try run(.removeReferent, [referent, id]) }
    try run(.remove, [id])
  }

  private func page(of record: CatalogRecord, _ id: Int64) -> StatementArguments {
    [
      id, record.names.joined(separator: " "), record.words.joined(separator: " "),
      record.facts.joined(separator: " "),
    ]
  }

  /// Counts what stands there and notes the edition; `nil` takes the list out.
  func finish(edition: EditionID?) throws {
    try database.execute(sql: "DELETE FROM tally WHERE shelf = ?", arguments: [shelf])
    guard let edition else {
      try database.execute(sql: "DELETE FROM shelf WHERE id = ?", arguments: [shelf])
      return
    }
    try database.execute(
      sql: """
        INSERT INTO tally SELECT shelf, schema, count(*) FROM record WHERE shelf = ?
        GROUP BY schema
        """, arguments: [shelf])
    try database.execute(
      sql: "UPDATE shelf SET edition = ? WHERE id = ?", arguments: [edition.number, shelf])
  }
}
