import Crypto
import Foundation
import GRDB
import RecordStreams

/// A walk along the chain, or along a part of it, that stops at the first fault.
///
/// A part starts from the hash that is stored before it: whether that one is right is for the walk
/// of the part before, which ends at it.
struct AuditWalk: Sendable {
  private(set) var result: AuditVerification
  private let origin: AuditOrigin
  /// In ascending order; those passed are taken off the end.
  private var heads: [AuditHead]
  private var trusted: Int?
  private var hash: [UInt8]
  /// The record before the first; `nil` where the walk starts at the origin.
  private let start: AuditHead?
  /// The last record; `nil` where the walk goes to the end of the chain.
  private let last: Int?
  /// Personal data that is gone and that no purge of this walk accounts for.
  private var gone: (sequence: Int, keepUntil: String)?
  /// The latest moment that any purge of this walk names.
  private var longestPurge: String?

  /// - Parameters:
  ///   - heads: all that were kept, in any order.
  ///   - start: the record after which to start; the origin where it is `nil`.
  ///   - last: the record with which to end; the end of the chain where it is `nil`.
  init(
    from origin: AuditOrigin, heads: [AuditHead], after start: AuditHead? = nil,
    through last: Int? = nil
  ) {
    self.origin = origin
    self.start = start
    self.last = last
    self.heads = heads.sorted { $0.sequence > $1.sequence }
    let before =
      start ?? AuditHead(origin: origin.name, sequence: origin.first - 1, hash: origin.hash)
    hash = before.hash
    result = AuditVerification(head: before)
    result.first = before.sequence + 1
  }

  mutating func run(in database: Database) throws {
    if start == nil { try checkOrigin(in: database) }
    heads.removeAll { head in
      start.map { head.sequence <= $0.sequence } ?? false
        || last.map { head.sequence > $0 } ?? false
    }
    if result.fault != nil { return }
    let range = (start.map { $0.sequence + 1 } ?? Int.min)...(last ?? Int.max)
    var personal = try PersonalWalk(in: database, range)
    let rows = try Row.fetchCursor(
      database,
      sql:
        "SELECT sequence, record, hash FROM audit WHERE sequence BETWEEN ? AND ? ORDER BY sequence",
      arguments: [range.lowerBound, range.upperBound])
    passHeads(at: result.head.sequence)
    while result.fault == nil, let row = try rows.next() {
      try row.withUnsafeData(atIndex: 1) { record in
        try row.withUnsafeData(atIndex: 2) { stored in
          try step(row[0], record ?? Data(), stored ?? Data(), &personal)
        }
      }
    }
    if result.fault == nil, last == nil { try expectEnd(in: database) }
    if result.fault == nil, let wrong = personal.leftOver {
      fault(wrong.kind, wrong.sequence, expected: wrong.expected, found: wrong.found)
    }
    result.head.hash = hash
    (result.personalKept, result.personalPurged) = (personal.kept, personal.purged)
    (gone, longestPurge) = (personal.gone, personal.longestPurge)
  }

  private mutating func checkOrigin(in database: Database) throws {
    if let other = heads.last(where: { $0.origin != origin.name }) {
      return fault(.otherChain, other.sequence, expected: other.origin, found: origin.name)
    }
    let earlier = try AuditOrigin.hashOfEarlierChecks(in: database)
    guard earlier == origin.earlierHash else {
      return fault(
        .earlierChecksAltered, origin.first - 1, expected: origin.earlierHash, found: earlier)
    }
  }

  private mutating func step(
    _ sequence: Int, _ record: Data, _ stored: Data, _ personal: inout PersonalWalk
  ) throws {
    let expected = result.head.sequence + 1
    guard sequence == expected else {
      return fault(.missing, expected, expected: "\(expected)", found: "\(sequence)")
    }
    let digest = record.withUnsafeBytes { AuditRecordBytes.hash(after: hash, $0) }
    guard digest == stored else {
      return fault(
        .altered, sequence, expected: Digest.text(Array(digest)),
        found: Digest.text(Array(stored)))
    }
    // In place: no array is made for each record.
    digest.withUnsafeBytes { digest in
      hash.withUnsafeMutableBytes { $0.copyMemory(from: digest) }
    }
    result.head.sequence = sequence
    result.records += 1
    let form = record.withUnsafeBytes { AuditRecordForm($0) }
    guard form.sequence == sequence else {
      return fault(
        .altered, sequence, expected: "\(sequence)", found: form.sequence.map(String.init) ?? "")
    }
    if let wrong = try personal.step(sequence, record, form) {
      return fault(wrong.kind, sequence, expected: wrong.expected, found: wrong.found)
    }
    if let head = heads.last, head.sequence <= sequence { passHeads(at: sequence) }
  }

  /// Holds the heads that were kept of this record against it.
  private mutating func passHeads(at sequence: Int) {
    while let head = heads.last, head.sequence <= sequence {
      guard head.sequence == sequence, head.hash == hash else {
        return fault(
          .rewritten, head.sequence, expected: Digest.text(head.hash), found: Digest.text(hash))
      }
      trusted = sequence
      heads.removeLast()
    }
  }

  /// What the walks of two parts that follow each other found together.
  ///
  /// - Parameter next: the walk that started after the last record of this one, in the same state of
  ///   the register or a later one.
  mutating func join(_ next: AuditWalk) {
    guard result.fault == nil else { return }
    let first = result
    result = next.result
    result.first = first.first
    result.records += first.records
    result.personalKept += first.personalKept
    result.personalPurged += first.personalPurged
    if let own = next.result.fault, own.trusted == nil {
      fault(own.kind, own.sequence, expected: own.expected, found: own.found)
    }
    trusted = next.trusted ?? trusted
    if let gone, let purge = next.longestPurge, gone.keepUntil < purge { self.gone = nil }
    if let later = next.gone, gone.map({ $0.keepUntil < later.keepUntil }) ?? true { gone = later }
  }

  /// What the walk found; personal data that is gone must have been purged by its end.
  var verification: AuditVerification {
    var whole = self
    if result.fault == nil, let gone {
      whole.fault(.personalMissing, gone.sequence, expected: gone.keepUntil, found: "")
    }
    return whole.result
  }

  private mutating func expectEnd(in database: Database) throws {
    let last = result.head.sequence
    let counted = try Self.countedEnd(in: database) ?? last
    let kept = heads.first?.sequence ?? last
    if max(counted, kept) > last {
      return fault(
        .truncated, last + 1, expected: "\(max(counted, kept))", found: "\(last)")
    }
  }

  /// The highest number that SQLite has given; `nil` where it has given none.
  static func countedEnd(in database: Database) throws -> Int? {
    try Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
  }

  private mutating func fault(
    _ kind: AuditFault.Kind, _ sequence: Int, expected: String, found: String
  ) {
    result.fault = AuditFault(
      kind: kind, sequence: sequence, expected: expected, found: found, trusted: trusted)
  }
}
