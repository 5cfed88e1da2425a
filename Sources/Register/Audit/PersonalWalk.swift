import Foundation
import GRDB
import RecordStreams

/// Walks the personal data beside the chain: what is there fits its commitment, and what is gone was
/// purged at its time.
struct PersonalWalk {
  /// What is wrong.
  struct Finding {
    let kind: AuditFault.Kind
    let sequence: Int
    let expected: String
    let found: String
  }

  private(set) var kept = 0
  private(set) var purged = 0
  private let rows: RowCursor
  private var next: Kept?
  /// Of the data that is gone and that no purge accounts for yet, that which was to be kept longest.
  private(set) var gone: (sequence: Int, keepUntil: String)?
  /// The latest moment that any purge of this walk names.
  private(set) var longestPurge: String?

  private struct Kept {
    let sequence: Int
    let salt: [UInt8]
    let text: Data
    let keepUntil: Int

    init(_ row: Row) {
      sequence = row[0]
      salt = Array(row[1] as Data)
      text = row[2]
      keepUntil = row[3]
    }
  }

  /// - Parameter range: the numbers of the records that are walked.
  init(in database: Database, _ range: ClosedRange<Int>) throws {
    rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT sequence, salt, text, keep_until FROM audit_personal
        WHERE sequence BETWEEN ? AND ? ORDER BY sequence
        """, arguments: [range.lowerBound, range.upperBound])
    next = try rows.next().map(Kept.init)
  }

  mutating func step(
    _ sequence: Int, _ record: Data, _ form: AuditRecordForm
  ) throws -> Finding? {
    if form.isPurge { account(for: record) }
    guard let commitment = form.commitment, let keepUntil = form.keepUntil else {
      guard let next, next.sequence <= sequence else { return nil }
      return Finding(kind: .personalAdded, sequence: next.sequence, expected: "", found: "")
    }
    let until = text(record, keepUntil)
    guard let own = next, own.sequence <= sequence else {
      purged += 1
      if gone.map({ $0.keepUntil < until }) ?? true { gone = (sequence, until) }
      return nil
    }
    next = try rows.next().map(Kept.init)
    let expected = text(record, commitment)
    let found = Digest.text(Commitment(to: own.text, salt: own.salt).hash)
    guard own.sequence == sequence, expected == found else {
      return Finding(
        kind: .personalAltered, sequence: sequence, expected: expected, found: found)
    }
    guard Moment(until)?.seconds == own.keepUntil else {
      return Finding(
        kind: .personalAltered, sequence: sequence, expected: until, found: "\(own.keepUntil)")
    }
    kept += 1
    return nil
  }

  /// Personal data that stands behind the last record.
  var leftOver: Finding? {
    next.map { Finding(kind: .personalAdded, sequence: $0.sequence, expected: "", found: "") }
  }

  /// A purge tells up to which moment everything before it was deleted.
  private mutating func account(for purge: Data) {
    // A record that is no JSON cannot account for anything; the chain says whether it was altered.
    let until = (try? JSONValue(parsing: Array(purge)))?["facts"]?["until"]?.string
    guard let until else { return }
    if let gone, gone.keepUntil < until { self.gone = nil }
    longestPurge = max(longestPurge ?? until, until)
  }

  private func text(_ record: Data, _ range: Range<Int>) -> String {
    record.withUnsafeBytes { String(decoding: $0[range], as: UTF8.self) }
  }
}
