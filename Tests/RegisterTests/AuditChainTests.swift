import Foundation
import GRDB
import RecordStreams
import TestSupport
import Testing

@testable import Register

@Suite struct AuditChainTests {
  @Test func `events are numbered in their order and read as they were`() throws {
    let register = try TestRegister()
    let first = AuditEvent(
      made: moment("2024-01-01T10:00:00Z"), kind: .login, actor: "amal",
      facts: [JSONMember("account", .number(7))])
    let second = AuditEvent(
      made: moment("2024-01-01T10:00:01Z"), kind: .check, actor: "amal", purpose: "test",
      personal: .init(text: "Invented \0 Person", keepUntil: moment("2024-02-01")))
    #expect(try register.file.append([first, second]) == [1, 2])
    #expect(try register.file.append([first]) == [3])
    let record = try #require(try register.file.auditRecord(2))
    #expect(record.kind == .check && record.made == second.made && record.actor == "amal")
    #expect(record.purpose == "test" && record.facts == .object([]))
    guard case .kept(let text, _, let until) = record.personal else {
      Issue.record("personal data is kept")
      return
    }
    #expect(text == "Invented \0 Person" && until == moment("2024-02-01T23:59:59Z"))
    #expect(!record.json.text.contains("Invented"))
    #expect(try register.file.auditRecord(1)?.personal == AuditRecord.Personal.none)
    #expect(try register.file.auditRecord(4) == nil)
  }

  @Test func `a chain that nobody touched holds, with every head it had`() throws {
    forAll(inventedEvents, count: 40) { batches in
      (try? {
        let register = try TestRegister()
        var heads = [try register.file.auditHead()]
        for batch in batches {
          try register.file.append(batch)
          heads.append(try register.file.auditHead())
        }
        let result = try register.file.verifyAudit(heads: heads.shuffled())
        return result.fault == nil && result.records == batches.joined().count
          && result.head == heads.last
          && result.personalKept == batches.joined().count { $0.personal != nil }
      }()) ?? false
    }
  }

  @Test func `the register itself refuses to change, delete or replace a record`() throws {
    let register = try TestRegister()
    try register.file.append([inventedEvent(1), inventedEvent(2)])
    for sql in [
      "UPDATE audit SET record = '{}' WHERE sequence = 1",
      "UPDATE audit SET sequence = 9 WHERE sequence = 1",
      "DELETE FROM audit WHERE sequence = 2", "DELETE FROM audit",
      "INSERT OR REPLACE INTO audit (sequence, record, hash) VALUES (2, '{}', x'00')",
    ] {
      #expect(throws: RegisterError.self, "\(sql)") {
        try register.file.write { try $0.execute(sql: sql) }
      }
    }
    #expect(try register.file.verifyAudit().fault == nil)
  }

  @Test func `an event fails or stands with the transaction it belongs to`() throws {
    struct Refused: Error {}
    let register = try TestRegister()
    try register.file.append([inventedEvent(1)])
    #expect(throws: Refused.self) {
      try register.file.write { database in
        try AuditChain.append(inventedEvent(2), in: database)
        throw Refused()
      }
    }
    let number = try register.file.write { try AuditChain.append(inventedEvent(3), in: $0) }
    #expect(number == 2)
    #expect(try register.file.verifyAudit().fault == nil)
  }

  @Test func `an import, an acceptance and a policy are recorded with who did it`() throws {
    let register = try TestRegister()
    let people = (0..<10).map { ("inv:\($0)", person($0)) }
    let whole = InventedEdition(
      entities: Dictionary(uniqueKeysWithValues: people), published: moment("2020-01-01"))
    let cut = InventedEdition(
      entities: Dictionary(uniqueKeysWithValues: people.prefix(2)), published: moment("2020-02-01"))
    try register.add(whole)
    try register.add(cut)
    try register.add(cut, accept: true)
    try register.add(cut)
    try register.file.setPolicyText("{}", at: moment("2024-03-01"), actor: "amal")
    try register.file.setPolicyText("{}", at: moment("2024-03-02"), actor: "amal")
    var events: [String] = []
    try register.file.forEachAuditRecord { record in
      let outcome = record.facts["outcome"]?.string ?? ""
      events.append("\(record.kind?.rawValue ?? "?") \(record.actor) \(outcome)")
    }
    #expect(
      events == [
        "import system in_force", "import system held", "acceptance system in_force",
        "import system unchanged", "policy amal ",
      ])
    #expect(try register.file.policyVersion(Digest.text(Digest.sha256(Array("{}".utf8)))) == "{}")
  }

  @Test func `checks from before the chain are counted, found and sealed`() throws {
    let register = try TestRegister()
    let key = try register.file.queryKey()
    try register.file.write { database in
      for number in 1...3 {
        try database.execute(
          sql: """
            INSERT INTO check_record VALUES (?, '2023-01-01', 'test', 'amal', '1', '0.1', 'none', 0, ?)
            """,
          arguments: [number, Data(key.bytes(of: number == 2 ? "other" : "query"))])
      }
    }
    var check = inventedEvent(1)
    check.kind = .check
    check.facts = [JSONMember("query_hash", .string(key.hash(of: "query")))]
    #expect(try register.file.append([check]) == [4])
    #expect(try register.file.checkCount() == 4)
    #expect(try register.file.checks(of: "query") == [1, 3, 4])
    #expect(try register.file.verifyAudit().fault == nil)
    let earlier = try #require(try register.file.checkBeforeTheChain(2))
    #expect(earlier.contains(JSONMember("actor", .string("amal"))))
    #expect(try register.file.checkBeforeTheChain(4) == nil)
    try register.file.write { try $0.execute(sql: "UPDATE check_record SET user = 'nobody'") }
    #expect(try register.file.verifyAudit().fault?.kind == .earlierChecksAltered)
  }

  @Test func `a filter finds what every record would tell`() throws {
    let register = try TestRegister()
    let events = (0..<60).map { inventedEvent($0) }
    try register.file.append(events)
    let since = moment("2024-01-01T00:00:10Z")
    let until = moment("2024-01-01T00:00:40Z")
    for isNewestFirst in [false, true] {
      let filter = AuditFilter(
        first: 3, last: 50, since: since, until: until, kind: .view, actor: "actor 1",
        isNewestFirst: isNewestFirst, limit: 4)
      var found: [Int] = []
      try register.file.forEachAuditRecord(filter) { found.append($0.sequence) }
      let naive = events.enumerated().filter { index, event in
        (3...50).contains(index + 1) && since <= event.made && event.made <= until
          && event.kind == .view && event.actor == "actor 1"
      }.map { $0.offset + 1 }
      #expect(!naive.isEmpty)
      #expect(found == Array((isNewestFirst ? naive.reversed() : naive).prefix(4)))
    }
  }
}

/// An event with a moment and an actor of its own.
func inventedEvent(_ number: Int) -> AuditEvent {
  AuditEvent(
    made: Moment(seconds: 1_704_067_200 + number),
    kind: number % 2 == 0 ? .view : .decision, actor: "actor \(number % 3)",
    facts: [JSONMember("alert", .number(number))])
}

/// Events as they are appended, one batch after another.
func inventedEvents(_ generator: inout SeededGenerator) -> [[AuditEvent]] {
  (0..<Int.random(in: 1...6, using: &generator)).map { _ in
    (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      let number = Int.random(in: 0...9999, using: &generator)
      var event = inventedEvent(number)
      event.kind =
        AuditEvent.Kind.allCases.filter { $0 != .purge }
        .randomElement(using: &generator) ?? .view
      event.purpose = Bool.random(using: &generator) ? "test" : nil
      if Bool.random(using: &generator) {
        event.facts.append(JSONMember("قيد", .string("\"\\ \(number)")))
      }
      if Bool.random(using: &generator) {
        event.personal = .init(
          text: "Invented Person \(number)", keepUntil: Moment(seconds: 1_800_000_000 + number))
      }
      return event
    }
  }
}
