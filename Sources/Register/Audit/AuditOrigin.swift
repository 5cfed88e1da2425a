import Crypto
import Foundation
import GRDB
import RecordStreams

/// Where a chain begins: a name of its own, and what had been recorded before there was a chain.
///
/// The first hash is that of this text, so that neither can be exchanged. Numbers go on after those
/// of the earlier checks.
struct AuditOrigin {
  /// 32 hexadecimal digits, random.
  let name: String
  /// The number of the first record.
  let first: Int
  /// SHA-256 of the checks that were recorded before, in hexadecimal digits.
  let earlierHash: String
  private let text: String

  /// The hash before the first record.
  var hash: [UInt8] { Digest.sha256(Array("tabayyun audit 1\n\(text)".utf8)) }

  private init?(text: String) {
    guard let json = try? JSONValue(parsing: text),  // The caller says that it is damaged.
      let name = json["origin"]?.string, case .number(let digits)? = json["first"],
      let first = Int(digits), let earlierHash = json["earlier_sha256"]?.string
    else { return nil }
    self.name = name
    self.first = first
    self.earlierHash = earlierHash
    self.text = text
  }

  /// The origin of the register's chain; `nil` before the first record.
  static func find(in database: Database) throws -> AuditOrigin? {
    guard let value = try Settings.value("audit_origin", in: database) else { return nil }
    guard let origin = AuditOrigin(text: String(decoding: value, as: UTF8.self)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the origin of the audit")
    }
    return origin
  }

  /// The origin of the register's chain, made at the first use.
  static func findOrMake(in database: Database) throws -> AuditOrigin {
    if let origin = try find(in: database) { return origin }
    let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM check_record") ?? 0
    let name = SymmetricKey(size: .bits128).withUnsafeBytes { Digest.text(Array($0)) }
    let text = JSONValue.object([
      JSONMember("origin", .string(name)), JSONMember("first", .number(last + 1)),
      JSONMember("earlier_sha256", .string(try hashOfEarlierChecks(in: database))),
    ]).text
    try Settings.set("audit_origin", to: Data(text.utf8), in: database)
    guard let origin = AuditOrigin(text: text) else {
      preconditionFailure("an origin that was written can be read")
    }
    return origin
  }

  /// SHA-256 of the checks that were recorded before there was a chain.
  static func hashOfEarlierChecks(in database: Database) throws -> String {
    var hasher = SHA256()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT json_array(id, made, purpose, user, editions, engine, outcome, results,
          hex(query_hash)) FROM check_record ORDER BY id
        """)
    while let row = try rows.next() {
      hasher.update(data: Data(((row[0] as String) + "\n").utf8))
    }
    return Digest.text(Array(hasher.finalize()))
  }
}
