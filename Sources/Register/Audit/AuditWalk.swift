import Crypto
import Foundation
import GRDB
import RecordStreams

/// A walk along the chain that stops at the first fault.
struct AuditWalk {
  private(set) var result: AuditVerification
  private let origin: AuditOrigin
  /// In ascending order; those passed are taken off the end.
  private var heads: [AuditHead]
  private var trusted: Int?
  private var hash: [UInt8]

  init(from origin: AuditOrigin, heads: [AuditHead]) {
    self.origin = origin
    self.heads = heads.sorted { $0.sequence > $1.sequence }
    hash = origin.hash
    result = AuditVerification(
      head: AuditHead(origin: origin.name, sequence: origin.first - 1, hash: origin.hash))
    result.first = origin.first
  }

  mutating func run(in database: Database) throws {
    if let other = heads.last(where: { $0.origin != origin.name }) {
      return fault(.otherChain, other.sequence, expected: other.origin, found: origin.name)
    }
    let earlier = try AuditOrigin.hashOfEarlierChecks(in: database)
    guard earlier == origin.earlierHash else {
      return fault(
        .earlierChecksAltered, origin.first - 1, expected: origin.earlierHash, found: earlier)
    }
    var personal = try PersonalWalk(in: database)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT sequence, record, hash FROM audit ORDER BY sequence")
    passHeads(at: origin.first - 1)
    while result.fault == nil, let row = try rows.next() {
      try row.withUnsafeData(atIndex: 1) { record in
        try row.withUnsafeData(atIndex: 2) { stored in
          try step(row[0], record ?? Data(), stored ?? Data(), &personal)
        }
      }
    }
    if result.fault == nil { try finish(&personal, in: database) }
    result.head.hash = hash
    result.personalKept = personal.kept
    result.personalPurged = personal.purged
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

  private mutating func finish(_ personal: inout PersonalWalk, in database: Database) throws {
    let last = result.head.sequence
    let counted = try Self.countedEnd(in: database) ?? last
    let kept = heads.first?.sequence ?? last
    if max(counted, kept) > last {
      return fault(
        .truncated, last + 1, expected: "\(max(counted, kept))", found: "\(last)")
    }
    if let wrong = try personal.finish() {
      fault(wrong.kind, wrong.sequence, expected: wrong.expected, found: wrong.found)
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
