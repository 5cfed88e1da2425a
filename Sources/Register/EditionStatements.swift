import Foundation
import GRDB

/// The statements that an import runs for each entity, compiled once.
final class EditionStatements {
  private let database: Database
  private let findEntity: Statement
  private let addEntity: Statement
  private let findVersion: Statement
  private let addVersion: Statement
  private let addReview: Statement
  private let findStaged: Statement
  private let addStaged: Statement

  init(_ database: Database) throws {
    self.database = database
    findEntity = try database.makeStatement(
      sql: "SELECT id FROM entity WHERE list = ? AND name = ?")
    addEntity = try database.makeStatement(sql: "INSERT INTO entity (list, name) VALUES (?, ?)")
    findVersion = try database.makeStatement(
      sql: "SELECT id FROM version WHERE entity = ? AND hash = ?")
    addVersion = try database.makeStatement(
      sql: "INSERT INTO version (entity, hash, is_entry, owner, json) VALUES (?, ?, ?, ?, ?)")
    addReview = try database.makeStatement(sql: "INSERT INTO review VALUES (?, ?)")
    findStaged = try database.makeStatement(
      sql: "SELECT version FROM temp.staged WHERE entity = ?")
    addStaged = try database.makeStatement(sql: "INSERT INTO temp.staged VALUES (?, ?)")
  }

  func entity(list: Int64, name: String) throws -> Int64? {
    try Int64.fetchOne(findEntity, arguments: [list, name])
  }

  func insertEntity(list: Int64, name: String) throws -> Int64 {
    try addEntity.execute(arguments: [list, name])
    return database.lastInsertedRowID
  }

  func version(entity: Int64, hash: [UInt8]) throws -> Int64? {
    try Int64.fetchOne(findVersion, arguments: [entity, Data(hash)])
  }

  func insertVersion(
    entity: Int64, hash: [UInt8], isEntry: Bool, owner: Int64?, text: String
  ) throws -> Int64 {
    try addVersion.execute(arguments: [entity, Data(hash), isEntry, owner, text])
    return database.lastInsertedRowID
  }

  func insertReview(version: Int64, on date: String) throws {
    try addReview.execute(arguments: [version, date])
  }

  func staged(entity: Int64) throws -> Int64? {
    try Int64.fetchOne(findStaged, arguments: [entity])
  }

  func stage(entity: Int64, version: Int64) throws {
    try addStaged.execute(arguments: [entity, version])
  }
}
