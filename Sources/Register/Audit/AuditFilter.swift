import GRDB

/// Which records of the audit are wanted.
public struct AuditFilter: Sendable {
  /// From this number on.
  public var first: Int?
  /// Up to this number.
  public var last: Int?
  /// Made at that moment or later.
  public var since: Moment?
  /// Made at that moment or earlier; a day counts to its end.
  public var until: Moment?
  /// Of this kind only.
  public var kind: AuditEvent.Kind?
  /// Of this actor only.
  public var actor: String?
  /// The last first.
  public var isNewestFirst: Bool
  /// At most so many.
  public var limit: Int?
  /// Whether `first` and `last` hold the times already.
  var isBounded = false

  /// Makes one from its parts.
  public init(
    first: Int? = nil, last: Int? = nil, since: Moment? = nil, until: Moment? = nil,
    kind: AuditEvent.Kind? = nil, actor: String? = nil, isNewestFirst: Bool = false,
    limit: Int? = nil
  ) {
    self.first = first
    self.last = last
    self.since = since
    self.until = until
    self.kind = kind
    self.actor = actor
    self.isNewestFirst = isNewestFirst
    self.limit = limit
  }

  /// The records wanted, in their order.
  ///
  /// Times are looked up as numbers first, so that rows come in the order of the table and nothing
  /// is sorted: times mostly rise with the numbers.
  func rows(in database: Database) throws -> RowCursor {
    let sinceText = since.map { Moment(seconds: $0.seconds).text } ?? ""
    let untilText = until.map { Moment(seconds: $0.lastSecond).text } ?? "~"
    let (low, high) = try numbers(in: database)
    return try Row.fetchCursor(
      database,
      sql: """
        SELECT sequence, record, hash FROM audit
        WHERE sequence BETWEEN :low AND :high \(conditions)
        ORDER BY sequence \(isNewestFirst ? "DESC" : "") LIMIT :limit
        """,
      arguments: [
        "low": low, "high": high, "since": sinceText,
        "until": untilText, "kind": kind?.rawValue, "actor": actor, "limit": limit ?? -1,
      ])
  }

  /// The first and the last number that may be wanted.
  fileprivate func numbers(in database: Database) throws -> (low: Int, high: Int) {
    var (low, high) = (first ?? 0, last ?? Int.max)
    if isBounded { return (low, high) }
    if let since {
      let found = try Int.fetchOne(
        database, sql: "SELECT min(sequence) FROM audit WHERE made >= ?",
        arguments: [Moment(seconds: since.seconds).text])
      low = max(low, found ?? Int.max)
    }
    if let until {
      let found = try Int.fetchOne(
        database, sql: "SELECT max(sequence) FROM audit WHERE made <= ?",
        arguments: [Moment(seconds: until.lastSecond).text])
      high = min(high, found ?? 0)
    }
    return (low, high)
  }

  /// A plus keeps SQLite from an index that would make it sort.
  private var conditions: String {
    "AND (:since = '' OR +made >= :since) AND (:until = '~' OR +made <= :until)"
      + (kind == nil ? " AND :kind IS NULL" : " AND kind = :kind")
      + " AND (:actor IS NULL OR json_extract(record, '$.actor') = :actor)"
  }
}

extension RegisterFile {
  /// Hands out records of the audit with the personal data that is still kept.
  public func forEachAuditRecord(
    _ filter: AuditFilter = AuditFilter(), _ body: (AuditRecord) throws -> Void
  ) throws {
    try read { database in
      let rows = try filter.rows(in: database)
      while let row = try rows.next() { try body(AuditRecord(row, in: database)) }
    }
  }

  /// The same records as they stand now, with the times turned into numbers: for whoever reads them
  /// page by page.
  ///
  /// - Complexity: O(records of the audit) for times, nothing for numbers.
  public func bounded(_ filter: AuditFilter) throws -> AuditFilter {
    try read { database in
      let end = try Int.fetchOne(database, sql: "SELECT max(sequence) FROM audit") ?? 0
      let start = try Int.fetchOne(database, sql: "SELECT min(sequence) FROM audit") ?? 1
      let (low, high) = try filter.numbers(in: database)
      var bounded = filter
      (bounded.first, bounded.last) = (max(low, start), min(high, end))
      bounded.isBounded = true
      return bounded
    }
  }

  /// The record of that number; `nil` where there is none.
  public func auditRecord(_ sequence: Int) throws -> AuditRecord? {
    var found: AuditRecord?
    try forEachAuditRecord(AuditFilter(first: sequence, last: sequence)) { found = $0 }
    return found
  }
}
