import GRDB
import RecordStreams

extension RegisterFile {
  /// Removes personal data of cases whose time is over: questions and results of alerts, reasons,
  /// cleared identities, rejected proposals, statements.
  ///
  /// Keyed hashes stay, so that a decision is remembered after its words are gone; a clearance goes
  /// whole.
  ///
  /// - Returns: how many records lost something.
  @discardableResult public func purgeCases(by actor: String, at now: Moment) throws -> Int {
    try write { database in
      var counts: [JSONMember] = []
      var total = 0
      for (name, sql) in Self.purges {
        try database.execute(sql: sql, arguments: ["now": now.text])
        total += database.changesCount
        counts.append(JSONMember(name, .number(database.changesCount)))
      }
      if total > 0 {
        try AuditChain.append(
          AuditEvent(made: now, kind: .purge, actor: actor, facts: counts), in: database)
      }
      return total
    }
  }

  private static let purges = [
    (
      "alerts",
      """
      UPDATE alert SET query = NULL, result = NULL
      WHERE keep_until < :now AND (query IS NOT NULL OR result IS NOT NULL)
      """
    ),
    (
      "decisions",
      "UPDATE decision SET reason = NULL WHERE keep_until < :now AND reason IS NOT NULL"
    ),
    (
      "proposals",
      """
      UPDATE proposal SET entities = '', reason = NULL
      WHERE keep_until < :now AND entities <> ''
      """
    ),
    ("clearances", "DELETE FROM clearance WHERE keep_until < :now"),
    (
      "redress",
      """
      UPDATE redress SET statement = NULL, reason = NULL
      WHERE keep_until < :now AND (statement IS NOT NULL OR reason IS NOT NULL)
      """
    ),
  ]
}
