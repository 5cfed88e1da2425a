import GRDB
import RecordStreams

extension RegisterFile {
  /// Deletes the personal data whose time is over, with its salt, and records how much it was.
  ///
  /// The bytes are overwritten in the file and the journal is folded, as soon as nobody reads an
  /// older state; copies of the file are beyond our reach. The chain holds as before.
  ///
  /// - Parameters:
  ///   - now: what was to be kept until a moment before this is deleted.
  ///   - actor: who purges, as the audit names them.
  /// - Returns: of how many records.
  @discardableResult public func purgePersonal(at now: Moment, actor: String = "system") throws
    -> Int
  {
    let count = try write { database in
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(
        sql: "DELETE FROM audit_personal WHERE keep_until < ?", arguments: [now.seconds])
      let count = database.changesCount
      if count > 0 {
        try AuditChain.append(
          AuditEvent(
            made: now, kind: .purge, actor: actor,
            facts: [
              JSONMember("purged", .number(count)),
              JSONMember("until", .string(Moment(seconds: now.seconds).text)),
            ]), in: database)
      }
      return count
    }
    if count > 0 { try foldJournal() }
    return count
  }
}
