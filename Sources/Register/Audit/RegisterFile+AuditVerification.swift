import Dispatch
import Foundation
import GRDB
import Synchronization

extension RegisterFile {
  /// Walks the chain from its origin to its end.
  ///
  /// What was altered, taken out, put in or exchanged is found, and a missing end where SQLite's own
  /// counter tells of it. Whoever can write the file can also hash it anew: against that stand
  /// heads that were kept elsewhere.
  ///
  /// - Parameter heads: what was the end at some time, in any order.
  /// - Complexity: O(size) on two threads, two records in memory.
  public func verifyAudit(heads: [AuditHead] = []) throws -> AuditVerification {
    try verifyAudit(heads: heads, halvedFrom: 10_000)
  }

  /// - Parameter least: from so many records on, two threads walk one half each.
  func verifyAudit(heads: [AuditHead], halvedFrom least: Int) throws -> AuditVerification {
    try read { database in
      guard let origin = try AuditOrigin.find(in: database) else {
        return try Self.verificationWithoutOrigin(heads, in: database)
      }
      guard let middle = try Self.middle(from: origin, halvedFrom: least, in: database) else {
        var walk = AuditWalk(from: origin, heads: heads)
        try walk.run(in: database)
        return walk.verification
      }
      // What this one reads was pinned by the look for the middle. The other reads that state or a
      // later one: then it sees the purge of whatever this one does not find any more.
      let later = Mutex<Result<AuditWalk, any Error>?>(nil)
      let group = DispatchGroup()
      DispatchQueue.global().async(group: group) {
        let result = Result {
          try self.read { database in
            var walk = AuditWalk(from: origin, heads: heads, after: middle)
            try walk.run(in: database)
            return walk
          }
        }
        later.withLock { $0 = result }
      }
      var walk = AuditWalk(from: origin, heads: heads, through: middle.sequence)
      let own = Result { try walk.run(in: database) }
      group.wait()
      try own.get()
      if let later = try later.withLock({ try $0?.get() }) { walk.join(later) }
      return walk.verification
    }
  }

  /// A record about halfway along the chain; `nil` where the chain is too short to be halved.
  private static func middle(
    from origin: AuditOrigin, halvedFrom least: Int, in database: Database
  ) throws -> AuditHead? {
    let end = try Int.fetchOne(database, sql: "SELECT max(sequence) FROM audit") ?? 0
    guard end - origin.first + 1 >= max(least, 2) else { return nil }
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT sequence, hash FROM audit WHERE sequence BETWEEN ? AND ?
        ORDER BY sequence DESC LIMIT 1
        """,
      arguments: [origin.first, origin.first + (end - origin.first) / 2])
    // A hash of another length was altered: the walk that comes to it says so.
    guard let row, case let hash = Array(row["hash"] as Data), hash.count == 32 else { return nil }
    return AuditHead(origin: origin.name, sequence: row["sequence"], hash: hash)
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
