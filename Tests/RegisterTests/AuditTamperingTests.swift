import Foundation
import GRDB
import RecordStreams
import TestSupport
import Testing

@testable import Register

/// What somebody can do to the file who passes by the program.
@Suite struct AuditTamperingTests {
  @Test func `every changed byte of a record or a hash is found at its place`() throws {
    let register = try filled(6)
    let head = try register.file.auditHead()
    try loosen(register)
    for sequence in 1...6 {
      let row = try row(sequence, of: register)
      for (column, bytes) in [("record", row.record), ("hash", row.hash)] {
        for index in bytes.indices {
          var changed = bytes
          changed[index] ^= 1 << (index % 7)
          try set(column, to: changed, of: sequence, in: register)
          let fault = try register.file.verifyAuditBothWays(heads: [head]).fault
          #expect(fault?.kind == .altered && fault?.sequence == sequence, "\(column) \(index)")
        }
        try set(column, to: bytes, of: sequence, in: register)
      }
    }
    #expect(try register.file.verifyAuditBothWays(heads: [head]).fault == nil)
  }

  @Test func `a deleted record is missed, at the end too`() throws {
    for sequence in 1...6 {
      let register = try filled(6)
      try tamper(register, "DELETE FROM audit WHERE sequence = \(sequence)")
      let fault = try register.file.verifyAuditBothWays().fault
      #expect(fault?.sequence == sequence)
      #expect(fault?.kind == (sequence == 6 ? .truncated : .missing))
    }
  }

  @Test func `an end that was cut off, counter and all, is missed by a head`() throws {
    let register = try filled(6)
    let head = try register.file.auditHead()
    try tamper(
      register,
      """
      DELETE FROM audit WHERE sequence > 4;
      DELETE FROM audit_personal WHERE sequence > 4;
      UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit'
      """)
    #expect(try register.file.verifyAuditBothWays().fault == nil, "without a head nobody can know")
    let fault = try register.file.verifyAuditBothWays(heads: [head]).fault
    #expect(fault?.kind == .truncated && fault?.sequence == 5)
    try register.file.append([inventedEvent(1), inventedEvent(2), inventedEvent(3)])
    let rewritten = try register.file.verifyAuditBothWays(heads: [head]).fault
    #expect(rewritten?.kind == .rewritten && rewritten?.sequence == 6)
  }

  @Test func `a chain that was hashed anew is told from the one that was`() throws {
    let register = try filled(6)
    let early = try register.file.verifyAuditBothWays().head
    try register.file.append([inventedEvent(7), inventedEvent(8)])
    let late = try register.file.auditHead()
    try rewrite(from: 7, in: register) { $0.replacing("\"alert\":7", with: "\"alert\":9") }
    #expect(try register.file.verifyAuditBothWays().fault == nil, "it holds in itself")
    let fault = try register.file.verifyAuditBothWays(heads: [early, late]).fault
    #expect(fault?.kind == .rewritten && fault?.sequence == 8 && fault?.trusted == 6)
  }

  @Test func `records that changed places, or were put in, are found`() throws {
    forAll({ (Int.random(in: 1...8, using: &$0), Int.random(in: 1...8, using: &$0)) }, count: 20) {
      first, second in
      first == second
        || (try? {
          let register = try filled(8)
          try tamper(
            register,
            """
            UPDATE audit SET sequence = -1 WHERE sequence = \(first);
            UPDATE audit SET sequence = \(first) WHERE sequence = \(second);
            UPDATE audit SET sequence = \(second) WHERE sequence = -1
            """)
          let fault = try register.file.verifyAuditBothWays().fault
          return fault?.kind == .altered && fault?.sequence == min(first, second)
        }()) ?? false
    }
    let register = try filled(4)
    try tamper(
      register,
      """
      INSERT INTO audit (sequence, record, hash)
      SELECT 5, replace(record, '"sequence":4', '"sequence":5'), hash FROM audit WHERE sequence = 4
      """)
    #expect(try register.file.verifyAuditBothWays().fault?.sequence == 5)
  }

  @Test func `personal data that was altered, added or taken away is found`() throws {
    for (sql, kind) in [
      (
        "UPDATE audit_personal SET text = x'00' WHERE sequence = 4", AuditFault.Kind.personalAltered
      ),
      ("UPDATE audit_personal SET salt = x'00' WHERE sequence = 4", .personalAltered),
      ("UPDATE audit_personal SET keep_until = 1 WHERE sequence = 4", .personalAltered),
      ("DELETE FROM audit_personal WHERE sequence = 4", .personalMissing),
      ("INSERT INTO audit_personal VALUES (2, x'00', x'00', 1)", .personalAdded),
    ] {
      let register = try filled(6)
      try tamper(register, sql)
      let fault = try register.file.verifyAuditBothWays().fault
      #expect(fault?.kind == kind && fault?.sequence == (kind == .personalAdded ? 2 : 4), "\(sql)")
    }
  }

  @Test func `a purge takes the data whose time is over and the chain holds`() throws {
    let register = try filled(6)
    let head = try register.file.auditHead()
    #expect(try register.file.purgePersonal(at: moment("2025-01-03"), actor: "amal") == 1)
    #expect(try register.file.purgePersonal(at: moment("2025-01-03"), actor: "amal") == 0)
    let result = try register.file.verifyAuditBothWays(heads: [head])
    #expect(result.fault == nil && result.personalPurged == 1 && result.personalKept == 1)
    #expect(result.records == 7)
    let record = try #require(try register.file.auditRecord(7))
    #expect(record.kind == .purge && record.actor == "amal" && record.facts["purged"] == .number(1))
    try register.file.close()
    let bytes = try Data(contentsOf: URL(filePath: register.file.path))
    #expect(bytes.range(of: Data("Invented Person 0".utf8)) == nil, "not even in free pages")
    #expect(bytes.range(of: Data("Invented Person 3".utf8)) != nil)
  }

  @Test func `data that was taken away before its time is missed after a purge too`() throws {
    let register = try filled(6)
    try tamper(register, "DELETE FROM audit_personal WHERE sequence = 4")
    try register.file.purgePersonal(at: moment("2025-01-03"))
    #expect(try register.file.verifyAuditBothWays().fault?.kind == .personalMissing)
  }

  @Test func `a head of another register is refused, and a lost origin missed`() throws {
    let register = try filled(2)
    let other = try filled(2).file.auditHead()
    #expect(try register.file.verifyAuditBothWays(heads: [other]).fault?.kind == .otherChain)
    try tamper(register, "DELETE FROM setting WHERE name = 'audit_origin'")
    #expect(try register.file.verifyAuditBothWays().fault?.kind == .missing)
  }
}

extension AuditTamperingTests {
  /// A register with events of which the first and the fourth have personal data.
  private func filled(_ count: Int) throws -> TestRegister {
    let register = try TestRegister()
    let events = (1...count).map { number -> AuditEvent in
      var event = inventedEvent(number)
      if number % 3 == 1 {
        event.personal = .init(
          text: "Invented Person \(number - 1)",
          keepUntil: number == 1 ? moment("2025-01-01") : moment("2026-01-01"))
      }
      return event
    }
    try register.file.append(events)
    return register
  }

  /// Changes the file as somebody would who has another program.
  private func tamper(_ register: TestRegister, _ sql: String) throws {
    let queue = try DatabaseQueue(path: register.file.path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers {
        try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
      }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger["sql"]) }
    }
    try queue.close()
  }

  private func row(
    _ sequence: Int, of register: TestRegister
  ) throws -> (record: [UInt8], hash: [UInt8]) {
    try register.file.read { database in
      let row = try #require(
        try Row.fetchOne(database, sql: "SELECT * FROM audit WHERE sequence = \(sequence)"))
      return (Array((row["record"] as String).utf8), Array(row["hash"] as Data))
    }
  }

  /// Takes away what SQLite itself would notice, as a change of the file's bytes would.
  private func loosen(_ register: TestRegister) throws {
    try register.file.pool.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA synchronous = OFF;
          PRAGMA foreign_keys = OFF;
          CREATE TABLE loose (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT, hash BLOB);
          INSERT INTO loose SELECT sequence, record, hash FROM audit;
          DROP TABLE audit;
          ALTER TABLE loose RENAME TO audit;
          """)
    }
  }

  /// Sets a column of a loosened register.
  private func set(
    _ column: String, to bytes: [UInt8], of sequence: Int, in register: TestRegister
  ) throws {
    try register.file.write { database in
      let value = column == "record" ? "CAST(? AS TEXT)" : "?"
      try database.execute(
        sql: "UPDATE audit SET \(column) = \(value) WHERE sequence = ?",
        arguments: [Data(bytes), sequence])
    }
  }

  /// Changes records and hashes the chain anew, as somebody would who knows how.
  private func rewrite(
    from first: Int, in register: TestRegister, _ change: (String) -> String
  ) throws {
    let last = try register.file.auditHead().sequence
    var hash = try row(first - 1, of: register).hash
    try loosen(register)
    for sequence in first...last {
      let record = Array(
        change(String(decoding: try row(sequence, of: register).record, as: UTF8.self)).utf8)
      hash = record.withUnsafeBytes { Array(AuditRecordBytes.hash(after: hash, $0)) }
      try set("record", to: record, of: sequence, in: register)
      try set("hash", to: hash, of: sequence, in: register)
    }
  }
}
