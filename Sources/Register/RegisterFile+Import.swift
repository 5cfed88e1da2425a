import Foundation
import GRDB

extension RegisterFile {
  /// Stores one edition of a list in one transaction: afterwards it is there whole, or, when
  /// `read` throws or the process dies, nothing has changed.
  ///
  /// Bytes that the list has are not stored again, unless `draft.published` names a moment for
  /// which the list has other bytes.
  ///
  /// - Parameters:
  ///   - now: the moment of the import, which is also that of an acceptance.
  ///   - actor: who imports, as the audit names them.
  ///   - read: hands every entity, reject and byte of the files to the writer. It is not called
  ///     for known bytes.
  public func importEdition(
    _ draft: EditionDraft, at now: Moment, actor: String = "system",
    read: (EditionWriter) throws -> ReadingSummary
  ) throws -> ImportOutcome {
    precondition(!draft.files.isEmpty, "an edition has at least one file")
    let outcome = try write {
      try Self.store(draft, at: now, actor: actor, in: $0, read: read)
    }
    try foldJournal()
    return outcome
  }

  /// Stores an edition, with its event in the audit, inside a transaction that writes.
  static func store(
    _ draft: EditionDraft, at now: Moment, actor: String, in database: Database,
    read: (EditionWriter) throws -> ReadingSummary
  ) throws -> ImportOutcome {
    let list = try ListRow.findOrInsert(draft.list, isMatchOnly: draft.isMatchOnly, in: database)
    let known = try Self.known(draft, in: database)
    let outcome =
      try known.map { try Self.importKnown($0, draft, at: now, in: database) }
      ?? Self.importNew(draft, list: list, at: now, in: database, read: read)
    try AuditChain.append(
      AuditEvent(outcome, isNew: known == nil, made: now, actor: actor), in: database)
    return outcome
  }

  private static func importNew(
    _ draft: EditionDraft, list: Int64, at now: Moment, in database: Database,
    read: (EditionWriter) throws -> ReadingSummary
  ) throws -> ImportOutcome {
    let id = try insertEdition(draft, list: list, at: now, in: database)
    let writer = try EditionWriter(database, list: list, edition: id)
    let summary = try read(writer)
    guard let published = draft.published ?? summary.published else {
      throw RegisterError.publishedUnknown
    }
    try finish(id, published: published, summary, writer, in: database)
    try Presence.insert(edition: id, published: published, list: list, in: database)
    return try outcome(of: id, list: draft.list, in: database)
  }

  /// The edition that the draft's bytes are, if storing them would say nothing that is not known.
  private static func known(_ draft: EditionDraft, in database: Database) throws -> Edition? {
    let sha256 = draft.sha256
    let editions = try Editions.all(of: draft.list, in: database)
    guard let published = draft.published else { return editions.last { $0.sha256 == sha256 } }
    // An edition that is published at the same moment and one that was the last word before it.
    let same = editions.last { $0.published == published && $0.sha256 == sha256 }
    let before = editions.last { $0.published <= published }
    return same ?? (before?.sha256 == sha256 ? before : nil)
  }

  private static func importKnown(
    _ edition: Edition, _ draft: EditionDraft, at now: Moment, in database: Database
  ) throws -> ImportOutcome {
    guard edition.isHeld else { return .unchanged(edition) }
    guard draft.isAccepted else { return .held(edition) }
    try database.execute(
      sql: "UPDATE edition SET accepted = ? WHERE id = ?",
      arguments: [now.text, edition.id.number])
    return try outcome(of: edition.id, list: edition.list, in: database)
  }

  private static func insertEdition(
    _ draft: EditionDraft, list: Int64, at now: Moment, in database: Database
  ) throws -> EditionID {
    // The position is known when the files have been read; until then one that no edition has.
    try database.execute(
      sql: """
        INSERT INTO edition (
          list, position, format, reader_version, published, imported, sha256, "rows", entries,
          related, rejects, orphans, unmapped, max_removed, max_rejected, accepted)
        VALUES (?, ?, ?, ?, '', ?, ?, 0, 0, 0, 0, 0, 0, ?, ?, ?)
        """,
      arguments: [
        list, Int64.min, draft.format, draft.readerVersion, now.text, Data(draft.sha256),
        draft.maxRemoved, draft.maxRejected, draft.isAccepted ? now.text : nil,
      ])
    let id = EditionID(Int(database.lastInsertedRowID))
    for (index, file) in draft.files.enumerated() {
      try database.execute(
        sql: "INSERT INTO source_file VALUES (?, ?, ?, ?, ?)",
        arguments: [id.number, index, file.name, file.sizeBytes, Data(file.sha256)])
    }
    return id
  }

  private static func finish(
    _ id: EditionID, published: Moment, _ summary: ReadingSummary, _ writer: EditionWriter,
    in database: Database
  ) throws {
    try writer.add(summary.unmapped)
    try database.execute(
      sql: """
        UPDATE edition SET published = ?, position = ?, "rows" = ?, entries = ?, related = ?,
          rejects = ?, orphans = ?, unmapped = ? WHERE id = ?
        """,
      arguments: [
        published.text, Edition.position(published: published, id: id), summary.rows,
        writer.entries, writer.related, writer.rejects, summary.orphans,
        summary.unmapped.reduce(0) { $0 + $1.count }, id.number,
      ])
  }

  private static func outcome(
    of id: EditionID, list: ListName, in database: Database
  ) throws -> ImportOutcome {
    let editions = try Editions.all(of: list, in: database, notingRemovals: true)
    guard let edition = editions.first(where: { $0.id == id }) else {
      preconditionFailure("an edition that was stored is there")
    }
    if edition.isHeld { return .held(edition) }
    return editions.last { !$0.isHeld }?.id == id ? .inForce(edition) : .past(edition)
  }
}
