import Foundation
import GRDB

/// What was decided on persons and entries, as far as later checks need it: a value that does not
/// change while checks use it.
public struct DecisionMemory: Sendable {
  /// The last change that it knows of; `RegisterFile.decisionRevision` tells whether there are more.
  public let revision: Int
  private let key: CaseKey?
  private var decisions: [Bound: Decision] = [:]
  private var clearances: [String: [Clearance]] = [:]

  /// A person and an entry, both as hashes.
  private struct Bound: Hashable {
    let entry: String
    let entryKey: [UInt8]
    let subjectKey: [UInt8]
  }

  /// Nothing was decided.
  public static let none = DecisionMemory(revision: 0, key: nil)

  private init(revision: Int, key: CaseKey?) {
    self.revision = revision
    self.key = key
  }

  /// Whether nothing was decided.
  public var isEmpty: Bool { decisions.isEmpty && clearances.isEmpty }

  /// What is remembered of a person and an entry.
  ///
  /// - Parameters:
  ///   - lists: those on which the entry stands.
  ///   - day: days since 1970-01-01, against which the review of clearances is told.
  /// - Complexity: two look-ups and O(clearances of that entry).
  public func recall(
    _ subject: SubjectFacts, entry: String, on lists: [String],
    facts: @autoclosure () -> EntryFacts,
    day: Int
  ) -> Recollection {
    guard let key, !isEmpty else { return Recollection() }
    let keys = key.keys(of: subject)
    let entryKey = key.hash(of: facts())
    var found = Recollection()
    found.decision =
      decisions[
        Bound(entry: entry, entryKey: entryKey, subjectKey: keys.whole)]
    for clearance in clearances[entry, default: []] where lists.contains(clearance.list) {
      guard let doubts = clearance.doubts(on: keys, entryKey: entryKey, day: day) else { continue }
      if doubts.isEmpty {
        found.clearance = clearance
      } else {
        found.reopened.append(.init(clearance: clearance, doubts: doubts))
      }
    }
    if found.clearance != nil { found.reopened = [] }
    return found
  }
}

/// What is remembered of a person and an entry.
public struct Recollection: Sendable, Equatable {
  /// A clearance that is not applied, with the reasons.
  public struct Reopened: Sendable, Equatable {
    /// The clearance.
    public let clearance: Clearance
    /// Why it is not applied; never empty.
    public let doubts: [Clearance.Doubt]
  }

  /// The decision on this very person and this very entry.
  public internal(set) var decision: Decision?
  /// The clearance of that person from that entry.
  public internal(set) var clearance: Clearance?
  /// Clearances of somebody with the same name or document, none of which is applied.
  public internal(set) var reopened: [Reopened] = []

  /// Nothing is remembered.
  public init() {}
}

extension DecisionMemory {
  /// Reads what was decided.
  ///
  /// - Parameter knownAt: looks back: what was decided, confirmed or revoked later does not count.
  init(knownAt: Moment?, in database: Database) throws {
    self.init(
      revision: try Self.revision(in: database), key: try CaseKey.find(in: database))
    // Moments with seconds are written alike, so their texts stand in their order.
    let limit = knownAt.map { Moment(seconds: $0.lastSecond).text } ?? "9999-12-31T23:59:59Z"
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT decision.*, alert.entry FROM decision JOIN alert ON alert.id = decision.alert
        WHERE decision.state IN ('in_force', 'reopened')
          AND coalesce(confirmed, made) <= :limit AND (ended IS NULL OR ended > :limit)
        ORDER BY decision.id
        """, arguments: ["limit": limit])
    while let row = try rows.next() {
      let bound = Bound(
        entry: row["entry"], entryKey: row.bytes("entry_key"),
        subjectKey: row.bytes("subject_key"))
      decisions[bound] = try Decision(row)
    }
    try readClearances(limit: limit, in: database)
  }

  private mutating func readClearances(limit: String, in database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT clearance.*, decision.alert, decision.author, decision.made, decision.confirmed_by,
          decision.reason, decision.reference,
          (decision.ended IS NULL OR decision.ended > :limit) AS is_in_force
        FROM clearance JOIN decision ON decision.id = clearance.decision
        WHERE decision.state IN ('in_force', 'reopened')
          AND coalesce(decision.confirmed, decision.made) <= :limit
          AND (revoked IS NULL OR revoked > :limit) ORDER BY clearance.id
        """, arguments: ["limit": limit])
    while let row = try rows.next() {
      let clearance = try Clearance(row)
      clearances[clearance.entry, default: []].append(clearance)
    }
  }

  static func revision(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT coalesce(max(revision), 0) FROM case_revision") ?? 0
  }
}

extension RegisterFile {
  /// What was decided until now, or as it was known at an earlier moment.
  ///
  /// - Complexity: reads every decision that is in force.
  public func decisionMemory(knownAt: Moment? = nil) throws -> DecisionMemory {
    try read { try DecisionMemory(knownAt: knownAt, in: $0) }
  }

  /// Rises with every decision and clearance that comes into force or goes out of it.
  public func decisionRevision() throws -> Int {
    try read { try DecisionMemory.revision(in: $0) }
  }

  /// The revision and the policy's text in one look, for whoever asks with every check.
  public func standingOfRules() throws -> (revision: Int, policy: String?) {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT (SELECT coalesce(max(revision), 0) FROM case_revision) AS revision,
            (SELECT value FROM setting WHERE name = 'policy') AS policy
          """)
      guard let row = try Row.fetchOne(statement) else { return (0, nil) }
      return (row["revision"], (row["policy"] as Data?).map { String(decoding: $0, as: UTF8.self) })
    }
  }
}
