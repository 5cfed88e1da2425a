import Crypto
import Foundation
import GRDB

/// The key of a register under which queries are hashed.
///
/// A query can be shown to be the one that was made; nobody without the register can try out names.
public struct QueryKey: Sendable {
  private let key: SymmetricKey

  /// HMAC-SHA256 of a query in its canonical form, in hexadecimal digits.
  public func hash(of query: String) -> String {
    Digest.text(bytes(of: query))
  }

  func bytes(of query: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data(query.utf8), using: key))
  }

  static func find(in database: Database) throws -> QueryKey? {
    try Settings.value("query_key", in: database).map { QueryKey(key: SymmetricKey(data: $0)) }
  }

  static func make(in database: Database) throws -> QueryKey {
    let key = SymmetricKey(size: .bits256)
    try Settings.set("query_key", to: key.withUnsafeBytes { Data($0) }, in: database)
    return QueryKey(key: key)
  }
}

extension RegisterFile {
  /// The key of the register, made at the first use.
  public func queryKey() throws -> QueryKey {
    if let key = try read(QueryKey.find) { return key }
    return try write { try QueryKey.find(in: $0) ?? QueryKey.make(in: $0) }
  }
}
