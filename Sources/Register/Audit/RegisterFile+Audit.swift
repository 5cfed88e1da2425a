import GRDB

extension RegisterFile {
  /// Appends events to the audit in one transaction: all or none.
  ///
  /// When this returns, they are on the disk. Where many append at once, `AuditWriter` of Screening
  /// puts them in one transaction.
  ///
  /// - Returns: their numbers, in their order.
  @discardableResult public func append(_ events: [AuditEvent]) throws -> [Int] {
    if events.isEmpty { return [] }
    return try write { database in
      var numbers: [Int] = []
      numbers.reserveCapacity(events.count)
      try AuditChain.append(events, in: database) { numbers.append($0) }
      return numbers
    }
  }
}
