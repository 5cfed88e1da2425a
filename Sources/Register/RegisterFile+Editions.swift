import Foundation
import GRDB

extension RegisterFile {
  /// Every edition of a list in the order of publication, held ones marked.
  ///
  /// - Parameter knownAt: looks back: what was imported or accepted later does not count.
  /// - Throws: `RegisterError.unknownList`.
  public func editions(of list: ListName, knownAt: Moment? = nil) throws -> [Edition] {
    try read { database in
      _ = try ListRow.require(list, in: database)
      return try Editions.all(of: list, knownAt: knownAt, in: database)
    }
  }

  /// The edition that answers for a list: the last that is not held.
  ///
  /// - Parameters:
  ///   - asOf: only editions published by then count; a day counts to its end.
  ///   - knownAt: only what was imported and accepted by then counts; a day counts to its end.
  /// - Returns: `nil` where there was none.
  /// - Throws: `RegisterError.unknownList`.
  public func edition(
    inForceOf list: ListName, asOf: Moment? = nil, knownAt: Moment? = nil
  ) throws -> Edition? {
    try editions(of: list, knownAt: knownAt)
      .last { edition in !edition.isHeld && edition.published.isKnown(at: asOf) }
  }

  /// Every list by name.
  public func lists() throws -> [ListOverview] {
    try read { database in
      let names = try String.fetchAll(database, sql: "SELECT name FROM list ORDER BY name")
      return try names.compactMap(ListName.init).map { list in
        let editions = try Editions.all(of: list, in: database)
        return ListOverview(
          list: list, visibility: try ListRow.visibility(of: list, in: database),
          editionCount: editions.count, inForce: editions.last { !$0.isHeld },
          held: editions.last.flatMap { $0.isHeld ? $0 : nil })
      }
    }
  }

  /// Who may see what stands on a list.
  public func visibility(of list: ListName) throws -> ListVisibility {
    try read { try ListRow.visibility(of: list, in: $0) }
  }

  /// The rows of an edition that could not be read, in the order in which they stood.
  public func rejects(of edition: EditionID, limit: Int) throws -> [RejectedRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM reject WHERE edition = ? ORDER BY ordinal LIMIT ?",
        arguments: [edition.number, limit]
      ).map { row in
        RejectedRow(
          file: row["file"], line: row["line"], byte: row["byte"], reason: row["reason"],
          source: row["source"])
      }
    }
  }

  /// What no rule maps in an edition, the most frequent first.
  public func unmapped(of edition: EditionID, limit: Int) throws -> [UnmappedPath] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM unmapped WHERE edition = ? ORDER BY count DESC, path LIMIT ?",
        arguments: [edition.number, limit]
      ).map { UnmappedPath(path: $0["path"], count: $0["count"], firstLine: $0["first_line"]) }
    }
  }

  /// Hands out the bytes of a file of an edition as they were imported, in chunks.
  ///
  /// - Parameter file: its place among the edition's files, from 0.
  public func forEachSourceChunk(
    of edition: EditionID, file: Int, _ body: ([UInt8]) throws -> Void
  ) throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT size_bytes, compressed FROM source_chunk WHERE edition = ? AND file = ?
          ORDER BY ordinal
          """, arguments: [edition.number, file])
      while let row = try rows.next() {
        guard let bytes = PackedBytes.unpack(row["compressed"], sizeBytes: row["size_bytes"])
        else {
          throw RegisterError.damaged(path: path, reason: "source bytes of edition \(edition)")
        }
        try body(bytes)
      }
    }
  }
}
