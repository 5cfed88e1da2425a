import Foundation
public import RecordStreams
public import Register

/// Writes records of the audit as lines of JSON: the record as it was chained, with its hash.
///
/// Whoever has all lines can hash the chain anew: SHA-256 of the hash of the line before and of the
/// bytes of `record`. The first line tells where the chain starts.
public enum ExportAudit {
  /// What was exported.
  public struct Exported: Sendable, Equatable {
    /// How many records.
    public let records: Int
    /// The number of the record of this export.
    public let event: Int
  }

  /// Records the export, then hands out its lines.
  ///
  /// - Parameters:
  ///   - withPersonal: whether personal data that is still kept is told, with its salt.
  ///   - actor: who exports, as the audit names them.
  public static func run(
    _ filter: AuditFilter, withPersonal: Bool, from register: RegisterFile, at now: Moment,
    by actor: String, line: (JSONValue) throws -> Void
  ) throws -> Exported {
    let begun = try begin(
      filter, withPersonal: withPersonal, from: register, at: now, by: actor)
    try line(begun.header)
    var count = 0
    try register.forEachAuditRecord(begun.filter) { record in
      try line(json(record, withPersonal: withPersonal))
      count += 1
    }
    return Exported(records: count, event: begun.event)
  }

  /// An export that was recorded, whose lines are still to be told.
  public struct Begun: Sendable {
    /// The first line: where the chain starts.
    public let header: JSONValue
    /// The records that belong to it, by their numbers.
    public let filter: AuditFilter
    /// The number of the record of this export.
    public let event: Int
  }

  /// Records the export, for whoever tells its lines page by page.
  public static func begin(
    _ filter: AuditFilter, withPersonal: Bool, from register: RegisterFile, at now: Moment,
    by actor: String
  ) throws -> Begun {
    let start = try register.auditStart()
    let head = try register.auditHead()
    var filter = filter
    filter.last = min(filter.last ?? head.sequence, head.sequence)
    let event = AuditEvent(
      made: now, kind: .export, actor: actor, facts: facts(filter, withPersonal: withPersonal))
    let numbers = try register.append([event])
    let header = JSONValue.object([
      JSONMember("audit", .string(start.origin)), JSONMember("start", .number(start.sequence)),
      JSONMember("hash", .string(start.hash.map(hexadecimal).joined())),
    ])
    return Begun(header: header, filter: try register.bounded(filter), event: numbers.first ?? 0)
  }

  /// A record with its hash and, where it is wanted, its personal data.
  public static func json(_ record: AuditRecord, withPersonal: Bool) -> JSONValue {
    let members = [
      JSONMember("hash", .string(record.hash.map(hexadecimal).joined())),
      JSONMember("record", record.json),
    ]
    switch record.personal {
    case .none: return .object(members)
    case .purged: return .object(members + [JSONMember("personal", .string("purged"))])
    case .kept where !withPersonal:
      return .object(members + [JSONMember("personal", .string("kept"))])
    case .kept(let text, let salt, _):
      let personal = JSONValue.object([
        JSONMember("salt", .string(salt.map(hexadecimal).joined())),
        JSONMember("text", .string(text)),
      ])
      return .object(members + [JSONMember("personal", personal)])
    }
  }

  private static func facts(_ filter: AuditFilter, withPersonal: Bool) -> [JSONMember] {
    [
      JSONMember("first", filter.first.map { .number($0) } ?? .null),
      JSONMember("last", filter.last.map { .number($0) } ?? .null),
      JSONMember("since", filter.since.map { .string($0.text) } ?? .null),
      JSONMember("until", filter.until.map { .string($0.text) } ?? .null),
      JSONMember("with_personal", .bool(withPersonal)),
    ]
  }
}
