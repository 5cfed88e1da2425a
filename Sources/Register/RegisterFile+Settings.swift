import Foundation
import GRDB

extension RegisterFile {
  /// The policy of the register as JSON; `nil` until one is set.
  public func policyText() throws -> String? {
    try read { try Settings.value("policy", in: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Named values of the register.
enum Settings {
  static func value(_ name: String, in database: Database) throws -> Data? {
    try Data.fetchOne(database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  static func set(_ name: String, to value: Data, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """, arguments: [name, value])
  }
}
