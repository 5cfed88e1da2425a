import Register
import Subjects
import TestSupport
import Testing

private struct ReaderFailed: Error {}

@Suite struct ImportTests {
  private func edition(_ numbers: [Int], on day: String) -> InventedEdition {
    InventedEdition(
      entities: Dictionary(uniqueKeysWithValues: numbers.map { ("inv:\($0)", person($0)) }),
      published: moment(day))
  }

  @Test func `the same bytes again change nothing`() throws {
    let register = try TestRegister()
    try register.add(edition([1, 2], on: "2020-01-01"))
    for day in ["2020-01-01", "2020-02-01"] {
      guard case .unchanged(let known) = try register.add(edition([1, 2], on: day)) else {
        Issue.record("stored again")
        return
      }
      #expect(known.id == EditionID(1))
    }
    #expect(try register.file.editions(of: inv).count == 1)
  }

  @Test func `old bytes that follow others are a new edition`() throws {
    let register = try TestRegister()
    try register.add(edition([1, 2, 3, 4, 5], on: "2020-01-01"))
    try register.add(edition([1, 2, 3, 4, 5, 6], on: "2020-02-01"))
    let back = try register.add(edition([1, 2, 3, 4, 5], on: "2020-03-01"))
    guard case .inForce(let again) = back else { throw Unexpected(back) }
    #expect(again.id == EditionID(3))
    #expect(try register.file.editions(of: inv).count == 3)
  }

  @Test func `a failed import leaves everything as it was`() throws {
    let register = try TestRegister()
    try register.add(edition([1, 2], on: "2020-01-01"))
    let before = try register.file.lists()
    let draft = EditionDraft(
      list: listName("other"), format: "ftm", readerVersion: "1",
      files: [SourceFile(name: "x", sizeBytes: 1, sha256: [1])])
    #expect(throws: ReaderFailed.self) {
      try register.file.importEdition(draft, at: moment("2024-01-01")) { writer in
        try writer.add(person(3))
        throw ReaderFailed()
      }
    }
    #expect(throws: RegisterError.publishedUnknown) {
      try register.file.importEdition(draft, at: moment("2024-01-01")) { _ in
        ReadingSummary(rows: 0)
      }
    }
    #expect(try register.file.lists() == before)
    #expect(try register.file.lists(with: "inv:3").isEmpty)
    try register.file.verify()
  }

  @Test func `the second of two rows with one id is set aside unless it says the same`() throws {
    let register = try TestRegister()
    let draft = EditionDraft(
      list: inv, format: "ftm", readerVersion: "1",
      files: [SourceFile(name: "x", sizeBytes: 1, sha256: [1])], published: moment("2020-01-01"))
    let outcome = try register.file.importEdition(draft, at: moment("2024-01-01")) { writer in
      for entity in [person(1), person(1), person(1, state: 9)] { try writer.add(entity) }
      return ReadingSummary(rows: 3)
    }
    #expect(outcome.edition.counts.entries == 1 && outcome.edition.counts.rejects == 1)
    #expect(try register.entities(of: outcome.edition.id) == ["inv:1": person(1)])
  }

  @Test func `the bytes of the files come back as they were`() throws {
    let register = try TestRegister()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let id = try register.add(edition([1], on: "2020-01-01"), bytes: bytes).edition.id
    var read: [UInt8] = []
    try register.file.forEachSourceChunk(of: id, file: 0) { read += $0 }
    #expect(read == bytes)
  }
}
