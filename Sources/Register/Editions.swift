import Foundation
import GRDB

/// Reads editions with their standing.
enum Editions {
  /// Every edition of a list in the order of publication, held ones marked; empty for a list that
  /// is not there.
  ///
  /// - Parameters:
  ///   - knownAt: editions that were imported later, and later acceptances, do not count.
  ///   - notingRemovals: whether to write down the counts that holding rests on; only within a
  ///     transaction that writes.
  static func all(
    of list: ListName, knownAt: Moment? = nil, in database: Database, notingRemovals: Bool = false
  ) throws -> [Edition] {
    guard let listID = try ListRow.find(list, in: database) else { return [] }
    let files = try files(ofList: listID, in: database)
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM edition WHERE list = ? AND position <> \(Int64.min) ORDER BY position
        """, arguments: [listID])
    let editions = try rows.map { try edition($0, of: list, files: files) }
    return try Holding.walk(editions.filter { $0.imported.isKnown(at: knownAt) }, knownAt: knownAt)
    {
      try removed(from: $0, to: $1, list: listID, in: database, noting: notingRemovals)
    }
  }

  private static func edition(
    _ row: Row, of list: ListName, files: [Int: [SourceFile]]
  ) throws -> Edition {
    var counts = Edition.Counts()
    (counts.rows, counts.entries, counts.related) = (row["rows"], row["entries"], row["related"])
    (counts.rejects, counts.orphans, counts.unmapped) =
      (row["rejects"], row["orphans"], row["unmapped"])
    let id: Int = row["id"]
    let accepted: String? = row["accepted"]
    return Edition(
      id: EditionID(id), list: list, format: row["format"], readerVersion: row["reader_version"],
      published: try moment(row["published"]), imported: try moment(row["imported"]),
      sha256: Array(row["sha256"] as Data), files: files[id] ?? [], counts: counts,
      maxRemoved: row["max_removed"], maxRejected: row["max_rejected"],
      accepted: try accepted.map(moment), holdReasons: [])
  }

  private static func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(text) is no moment")
    }
    return moment
  }

  private static func files(ofList list: Int64, in database: Database) throws -> [Int: [SourceFile]]
  {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT source_file.* FROM source_file JOIN edition ON edition.id = edition
        WHERE list = ? ORDER BY edition, file
        """, arguments: [list])
    var files: [Int: [SourceFile]] = [:]
    while let row = try rows.next() {
      files[row["edition"], default: []].append(
        SourceFile(
          name: row["name"], sizeBytes: row["size_bytes"], sha256: Array(row["sha256"] as Data)))
    }
    return files
  }

  /// How many entries of one edition are missing in another, from the note where there is one.
  private static func removed(
    from first: Edition, to second: Edition, list: Int64, in database: Database, noting: Bool
  ) throws -> Int {
    let pair: StatementArguments = [second.id.number, first.id.number]
    if let noted = try Int.fetchOne(
      database, sql: "SELECT removed FROM removal WHERE edition = ? AND predecessor = ?",
      arguments: pair)
    {
      return noted
    }
    let count =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM (\(removedEntries))",
        arguments: ["list": list, "first": first.position, "second": second.position]) ?? 0
    if noting {
      try database.execute(
        sql: "INSERT INTO removal VALUES (?, ?, ?)", arguments: pair + [count])
    }
    return count
  }

  /// The entities that are entries at `:first` and none at `:second`.
  ///
  /// `CROSS JOIN` keeps SQLite to the order in which the tables stand. Left to itself it looks for
  /// each missing entry through all that are present.
  static let removedEntries = """
    SELECT version.entity FROM presence AS gone CROSS JOIN version ON version.id = gone.version
    WHERE gone.list = :list AND gone."from" <= :first AND :first < gone."to"
      AND NOT (gone."from" <= :second AND :second < gone."to")
      AND version.is_entry
      AND NOT EXISTS (
        SELECT 1 FROM version AS other
        CROSS JOIN presence AS kept ON kept.list = gone.list AND kept.version = other.id
        WHERE other.entity = version.entity AND other.is_entry
          AND kept."from" <= :second AND :second < kept."to")
    """
}

extension EditionDraft {
  /// SHA-256 over the SHA-256 of each file, in their order.
  var sha256: [UInt8] { Digest.sha256(files.flatMap(\.sha256)) }
}
