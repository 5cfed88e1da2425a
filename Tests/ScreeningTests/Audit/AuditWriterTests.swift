import Foundation
import RecordStreams
import Register
import TestSupport
import Testing

@testable import Screening

@Suite struct AuditWriterTests {
  @Test func `many who append at once each get their own numbers, in one chain`() async throws {
    let folder = try ImportFolder()
    let writer = AuditWriter(for: folder.register)
    let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
      for caller in 0..<100 {
        group.addTask { try await writer.append([event(caller), event(caller + 1_000)]) }
      }
      return try await group.reduce(into: [[Int]]()) { $0.append($1) }
    }
    #expect(numbers.allSatisfy { $0.count == 2 && $0[1] == $0[0] + 1 })
    #expect(numbers.joined().sorted() == Array(1...200))
    #expect(try folder.register.verifyAudit().records == 200)
    #expect(try await writer.append([]) == [])
  }

  @Test func `what is appended is told of under its number`() async throws {
    let folder = try ImportFolder()
    let writer = AuditWriter(for: folder.register)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in 0..<50 {
        group.addTask {
          let number = try #require(try await writer.append([event(caller)]).first)
          let record = try folder.register.auditRecord(number)
          #expect(record?.facts["number"] == .number(caller))
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `more than may wait is refused at once and nothing of it recorded`() async throws {
    let folder = try ImportFolder()
    let writer = AuditWriter(for: folder.register, limit: 10)
    await #expect(throws: AuditError.overloaded(limit: 10)) {
      try await writer.append((0..<11).map(event))
    }
    #expect(try await writer.append((0..<10).map(event)).count == 10)
    let written = await withTaskGroup(of: Int.self) { group in
      for caller in 0..<200 {
        // Who is refused has appended nothing; the end of the chain says who was not.
        group.addTask { (try? await writer.append([event(caller)]).count) ?? 0 }
      }
      return await group.reduce(0, +)
    }
    #expect(try folder.register.auditHead().sequence == 10 + written)
    #expect(try await writer.append([event(1)]) == [11 + written], "it goes on afterwards")
  }

  @Test func `an error of the register comes to everyone who waited`() async throws {
    let folder = try ImportFolder()
    let writer = AuditWriter(for: folder.register)
    _ = try await writer.append([event(1)])
    try folder.register.close()
    await #expect(throws: (any Error).self) { try await writer.append([event(2)]) }
    await #expect(throws: (any Error).self) { try await writer.append([event(3)]) }
  }
}

@Sendable private func event(_ number: Int) -> AuditEvent {
  AuditEvent(
    made: Moment(seconds: 1_704_067_200), kind: .view, actor: "invented",
    facts: [JSONMember("number", .number(number))])
}
