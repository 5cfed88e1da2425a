import Foundation
import RecordStreams
import Register
import TestSupport
import Testing

@testable import Screening

@Suite struct AuditCheckpointTests {
  private let now = Moment(seconds: 1_704_067_200)

  @Test func `a head that was kept is found in the chain that grew on`() throws {
    let folder = try ImportFolder()
    try folder.add(1...3, published: "2024-01-01")
    let signed = try SignAuditHead.run(folder.register, at: now)
    #expect(signed.isKeyNew && signed.checkpoint.head.sequence == 1)
    try folder.add(1...4, published: "2024-02-01")
    let again = try SignAuditHead.run(folder.register, at: now)
    #expect(!again.isKeyNew && again.checkpoint.key == signed.checkpoint.key)
    let files = try [signed, again].enumerated().map {
      try folder.file("head\($0).txt", $1.checkpoint.text)
    }
    let report = try VerifyAudit.run(folder.register, heads: files)
    #expect(report.verification.fault == nil && report.isTrustLocal)
    let trusted = try VerifyAudit.run(
      folder.register, heads: files, trusting: [signed.checkpoint.key])
    #expect(trusted.verification.fault == nil && !trusted.isTrustLocal)
  }

  @Test func `a head stands a journey by letter`() throws {
    let folder = try ImportFolder()
    let checkpoint = try SignAuditHead.run(folder.register, at: now).checkpoint
    let text = "\r\n  " + checkpoint.text.replacing("\n", with: "  \r\n\r\n")
    let file = try folder.file("head.txt", text)
    #expect(try VerifyAudit.run(folder.register, heads: [file]).heads[0].checkpoint == checkpoint)
  }

  @Test func `every changed letter of a head is refused`() throws {
    let folder = try ImportFolder()
    try folder.add(1...3, published: "2024-01-01")
    let checkpoint = try SignAuditHead.run(folder.register, at: now).checkpoint
    let letters = Array(checkpoint.text.utf8)
    for index in letters.indices where letters[index] != 0x0A && letters[index] != 0x20 {
      var changed = letters
      changed[index] = changed[index] == 0x38 ? 0x39 : 0x38
      let text = String(decoding: changed, as: UTF8.self)
      #expect(throws: AuditError.self, "\(text)") {
        let read = try AuditCheckpoint(text: text, path: "h", trusting: [checkpoint.key])
        // The last digit of a signature in base 64 has bits that mean nothing.
        if read.head == checkpoint.head, read.made == checkpoint.made {
          throw AuditError.forged(path: "h")
        }
      }
    }
  }

  @Test func `a key that nobody trusts is told by its name`() throws {
    let folder = try ImportFolder()
    let other = try ImportFolder()
    let own = try SignAuditHead.run(folder.register, at: now).checkpoint
    let foreign = try SignAuditHead.run(other.register, at: now).checkpoint
    let file = try folder.file("head.txt", own.text)
    #expect(throws: AuditError.unknownKey(path: file, key: own.key.text)) {
      try VerifyAudit.run(folder.register, heads: [file], trusting: [foreign.key])
    }
    try FileManager.default.removeItem(
      atPath: SignAuditHead.keyPath(besideRegister: folder.register.path))
    #expect(throws: AuditError.noTrustedKey) {
      try VerifyAudit.run(folder.register, heads: [file])
    }
  }

  @Test func `an export can be hashed anew by whoever has it`() throws {
    let folder = try ImportFolder()
    try folder.add(1...3, published: "2024-01-01")
    try folder.register.append([
      AuditEvent(
        made: now, kind: .check, actor: "amal", purpose: "test",
        personal: .init(text: "Invented Person", keepUntil: now))
    ])
    for withPersonal in [false, true] {
      var lines: [JSONValue] = []
      let exported = try ExportAudit.run(
        AuditFilter(), withPersonal: withPersonal, from: folder.register, at: now, by: "amal"
      ) { lines.append($0) }
      #expect(exported.records == lines.count - 1 && exported.event == lines.count)
      var hash = try #require(lines[0]["hash"]?.string)
      for line in lines.dropFirst() {
        let bytes = try #require(AuditCheckpoint.bytes(hexadecimal: hash))
        let record = try #require(line["record"])
        hash = RecordedCheck.hash(bytes + Array(record.text.utf8))
        #expect(line["hash"] == .string(hash))
      }
      #expect(lines.contains { $0.text.contains("Invented Person") } == withPersonal)
    }
  }
}
