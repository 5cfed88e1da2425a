import GRDB

extension RegisterFile {
  /// Walks the chain from its origin to its end.
  ///
  /// What was altered, taken out, put in or exchanged is found, and a missing end where SQLite's own
  /// counter tells of it. Whoever can write the file can also hash it anew: against that stand
  /// heads that were kept elsewhere.
  ///
  /// - Parameter heads: what was the end at some time, in any order.
  /// - Complexity: O(size), one record in memory.
  public func verifyAudit(heads: [AuditHead] = []) throws -> AuditVerification {
    try read { database in
      guard let origin = try AuditOrigin.find(in: database) else {
        return try Self.verificationWithoutOrigin(heads, in: database)
      }
      var walk = AuditWalk(from: origin, heads: heads)
      try walk.run(in: database)
      return walk.result
    }
  }

  /// Nothing has been recorded, or all of it is gone.
  private static func verificationWithoutOrigin(
    _ heads: [AuditHead], in database: Database
  ) throws -> AuditVerification {
    var result = AuditVerification(head: AuditHead(origin: "", sequence: 0, hash: []))
    let first = try Int.fetchOne(database, sql: "SELECT min(sequence) FROM audit")
    let counted = try AuditWalk.countedEnd(in: database)
    if let head = heads.first {
      result.fault = AuditFault(
        kind: .otherChain, sequence: head.sequence, expected: head.origin, found: "", trusted: nil)
    } else if first != nil || counted != nil {
      result.fault = AuditFault(
        kind: .missing, sequence: 0, expected: "the origin", found: "", trusted: nil)
    }
    return result
  }
}
