import Foundation
import GRDB
public import RecordStreams

/// One record of the audit as it was chained.
public struct AuditRecord: Sendable, Equatable {
  /// What became of the personal data of a record.
  public enum Personal: Sendable, Equatable {
    /// There was none.
    case none
    /// It is kept: the text and its salt, 32 bytes.
    case kept(text: String, salt: [UInt8], until: Moment)
    /// Its time was over.
    case purged
  }

  /// Its number in the chain.
  public let sequence: Int
  /// What was chained: its text gives the bytes that were hashed.
  public let json: JSONValue
  /// SHA-256 of the hash before it and its bytes.
  public let hash: [UInt8]
  /// What became of its personal data.
  public let personal: Personal

  /// What kind of thing happened; `nil` for a kind that a newer program has.
  public var kind: AuditEvent.Kind? {
    json["kind"]?.string.flatMap(AuditEvent.Kind.init(rawValue:))
  }

  /// When it happened.
  public var made: Moment? { json["made"]?.string.flatMap { Moment($0) } }

  /// The name of the account, or of the system's user on the command line.
  public var actor: String { json["actor"]?.string ?? "" }

  /// A code of the policy.
  public var purpose: String? { json["purpose"]?.string }

  /// What exactly happened.
  public var facts: JSONValue { json["facts"] ?? .null }

  init(_ row: Row, in database: Database) throws {
    sequence = row["sequence"]
    let text: String = row["record"]
    do { json = try JSONValue(parsing: text) } catch {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "record \(sequence) is no JSON")
    }
    hash = Array(row["hash"] as Data)
    guard json["personal"] != nil else {
      personal = .none
      return
    }
    let kept = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT salt, text, keep_until FROM audit_personal WHERE sequence = ?"),
      arguments: [sequence])
    personal =
      kept.map { kept in
        .kept(
          text: String(decoding: kept["text"] as Data, as: UTF8.self),
          salt: Array(kept["salt"] as Data), until: Moment(seconds: kept["keep_until"]))
      } ?? .purged
  }
}
