import Foundation
import GRDB

/// The last record of a chain: who keeps it elsewhere can tell whether the chain was cut or
/// rewritten.
public struct AuditHead: Sendable, Equatable {
  /// The name of the chain: 32 hexadecimal digits that no other register has.
  public var origin: String
  /// The number of the last record; one less than the first where there is none yet.
  public var sequence: Int
  /// SHA-256 over all that was recorded, 32 bytes.
  public var hash: [UInt8]

  /// Makes one from its parts.
  public init(origin: String, sequence: Int, hash: [UInt8]) {
    self.origin = origin
    self.sequence = sequence
    self.hash = hash
  }
}

extension RegisterFile {
  /// The end of the chain; where nothing has been recorded yet, the chain begins now.
  public func auditHead() throws -> AuditHead {
    if let head = try read(Self.auditHead) { return head }
    return try write { database in
      let origin = try AuditOrigin.findOrMake(in: database)
      return AuditHead(origin: origin.name, sequence: origin.first - 1, hash: origin.hash)
    }
  }

  /// Where the chain starts: what would be its end if nothing had been recorded.
  public func auditStart() throws -> AuditHead {
    _ = try auditHead()
    return try read { database in
      guard let origin = try AuditOrigin.find(in: database) else {
        preconditionFailure("a chain with an end has an origin")
      }
      return AuditHead(origin: origin.name, sequence: origin.first - 1, hash: origin.hash)
    }
  }

  private static func auditHead(in database: Database) throws -> AuditHead? {
    guard let origin = try AuditOrigin.find(in: database) else { return nil }
    let last = try Row.fetchOne(
      database, sql: "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1")
    return AuditHead(
      origin: origin.name, sequence: last?["sequence"] ?? origin.first - 1,
      hash: last.map { Array($0["hash"] as Data) } ?? origin.hash)
  }
}
