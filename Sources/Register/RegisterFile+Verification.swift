import Foundation
import Crypto
import GRDB

extension RegisterFile {
  /// Looks for damage: every page and index of the file, every reference, every version of an entity
  /// against its hash, and the kept bytes of every source file against their digest.
  ///
  /// It finds what broke by itself. Whoever can write the file can make its hashes fit; against that
  /// stand copies, and heads of the audit that were kept elsewhere (`verifyAudit(heads:)`).
  ///
  /// - Throws: `RegisterError.damaged` with what was found first.
  /// - Complexity: reads the whole file.
  public func verify() throws {
    try verifyPages()
    try verifyVersions()
    try verifySources()
  }

  private func damaged(_ reason: String) -> RegisterError { .damaged(path: path, reason: reason) }

  private func verifyPages() throws {
    let findings = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check(5)") }
    if findings != ["ok"] { throw damaged(findings.joined(separator: "; ")) }
    let broken = try read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
    if broken > 0 { throw damaged("\(broken) rows point to nothing") }
  }

  private func verifyVersions() throws {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT entity.name, version.hash, version.json
          FROM version JOIN entity ON entity.id = version.entity
          """)
      while let row = try rows.next() {
        let json: String = row["json"]
        let hash: [UInt8] = Array(row["hash"] as Data)
        guard Array(Digest.sha256(Array(json.utf8)).prefix(16)) == hash else {
          throw damaged("the entity \(row["name"] as String) is not what was imported")
        }
      }
    }
  }

  private func verifySources() throws {
    let files = try read { database in
      try Row.fetchAll(database, sql: "SELECT edition, file, sha256 FROM source_file")
    }
    for row in files {
      var hasher = SHA256()
      let edition = EditionID(row["edition"])
      try forEachSourceChunk(of: edition, file: row["file"]) { hasher.update(data: $0) }
      guard Array(hasher.finalize()) == Array(row["sha256"] as Data) else {
        throw damaged("the source bytes of edition \(edition) are not what was imported")
      }
    }
  }
}
