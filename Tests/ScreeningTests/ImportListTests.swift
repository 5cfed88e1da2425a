import Access
import Foundation
import ListReaders
import Register
import Screening
import Subjects
import Synchronization
import TestSupport
import Testing

/// A register and files in a folder of their own.
struct ImportFolder {
  let folder: TemporaryFolder
  let register: RegisterFile

  init() throws {
    folder = try TemporaryFolder()
    register = try RegisterFile(
      path: folder.url.appending(path: "r.sqlite").path, create: true)
  }

  func file(_ name: String, _ text: String) throws -> String {
    let url = folder.url.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Imports a file of invented people with those numbers.
  @discardableResult func add(
    _ numbers: some Sequence<Int>, published: String, accept: Bool = false
  ) throws -> ImportReport {
    let path = try file("\(published).jsonl", numbers.map(line).joined())
    return try ImportList(into: register).run(
      ImportList.Request(
        format: .ftm, paths: [path], list: listName("inv"), published: Moment(published),
        isAccepted: accept), at: importTime)
  }

  private func line(_ number: Int) -> String {
    """
    {"id":"inv:\(number)","schema":"Person","properties":{"name":["Invented \(number)"]}}

    """
  }
}

func listName(_ text: String) -> ListName {
  guard let name = ListName(text) else { preconditionFailure("a list name in a test") }
  return name
}

let importTime = Moment(seconds: 1_800_000_000)

@Suite struct ImportListTests {
  @Test func `an import keeps entities, rejects and the very bytes`() throws {
    let folder = try ImportFolder()
    let text = """
      {"id":"inv:1","schema":"Person","properties":{"name":["Invented One"]}}
      {"id":"inv:2","schema":"Person"
      {"id":"inv:1/s","schema":"Sanction","properties":{"entity":["inv:1"]}}
      """
    let path = try folder.file("inv.jsonl", text)
    let report = try ImportList(into: folder.register).run(
      ImportList.Request(format: .ftm, paths: [path], list: listName("inv")), at: importTime)
    let edition = report.outcome.edition
    #expect(edition.counts.entries == 1 && edition.counts.related == 1)
    #expect(edition.counts.rejects == 1 && edition.counts.rows == 3)
    #expect(edition.published.text == "2027-01-15")
    #expect(report.rejects.map(\.line) == [2])
    #expect(edition.isHeld, "a third of the rows is unreadable")
    var bytes: [UInt8] = []
    try folder.register.forEachSourceChunk(of: edition.id, file: 0) { bytes += $0 }
    #expect(bytes == Array(text.utf8))
    let entry = try folder.register.entry(id: "inv:1", in: edition.id)
    #expect(entry?.entity.datasets == ["inv"] && entry?.dependents.count == 1)
  }

  @Test func `an empty file is an edition, held where it takes entries away`() throws {
    let folder = try ImportFolder()
    #expect(try folder.add([], published: "2024-01-01").outcome.edition.isHeld == false)
    try folder.add(1...10, published: "2024-01-02")
    let report = try folder.add([], published: "2024-01-03")
    // The bytes are those of the first edition, but the list has said something else since.
    #expect(report.outcome.edition.isHeld && report.difference.removed == 10)
    #expect(report.removed.count == 10)
    let accepted = try folder.add([], published: "2024-01-03", accept: true)
    #expect(accepted.outcome.edition.id == report.outcome.edition.id)
    #expect(!accepted.outcome.edition.isHeld)
  }

  @Test func `the index is compiled only when the edition in force changes`() throws {
    let folder = try ImportFolder()
    let compiled = Mutex<[Int]>([])
    let importing = ImportList(into: folder.register) { edition in
      compiled.withLock { $0.append(edition.id.number) }
    }
    let path = try folder.file("a.jsonl", "{\"id\":\"inv:1\",\"schema\":\"Person\"}\n")
    let request = ImportList.Request(format: .ftm, paths: [path], list: listName("inv"))
    for _ in 0..<2 { _ = try importing.run(request, at: importTime) }
    #expect(compiled.withLock { $0 } == [1])
  }

  @Test func `a missing file is named`() throws {
    let folder = try ImportFolder()
    let path = folder.folder.url.appending(path: "none.jsonl").path
    #expect(throws: ImportError.unreadable(path: path, reason: "No such file or directory")) {
      try ImportList(into: folder.register).run(
        ImportList.Request(format: .ftm, paths: [path], list: listName("inv")), at: importTime)
    }
    #expect(try folder.register.lists().isEmpty)
  }

  @Test func `an entry shows its history and that its removal is pending`() throws {
    let folder = try ImportFolder()
    try folder.add(1...10, published: "2024-01-01")
    try folder.add(2...10, published: "2024-01-02")
    try folder.add(2...4, published: "2024-01-03")
    let gone = try ShowEntry.run("inv:1", in: folder.register)
    #expect(gone.map(\.isInForce) == [false])
    #expect(gone.first?.history.delisted?.published == Moment("2024-01-02"))
    let pending = try ShowEntry.run("inv:9", in: folder.register)
    #expect(pending.first?.isRemovalPending == true && pending.first?.isInForce == true)
    #expect(try ShowEntry.run("inv:99", in: folder.register).isEmpty)
    let lines = try ListLists.run(folder.register, at: importTime)
    #expect(lines.map(\.removalPending) == [6])
  }

  @Test func `editions are compared by number, by day, and by default with the last`() throws {
    let folder = try ImportFolder()
    try folder.add(1...10, published: "2024-01-01")
    try folder.add(1...11, published: "2024-02-01")
    try folder.add(2...12, published: "2024-03-01")
    let compare = CompareEditions(in: folder.register)
    let list = listName("inv")
    let last = try compare.run(list).difference
    #expect(last.added == 1 && last.removed == 1)
    let named = try compare.run(list, from: .number(1), to: CompareEditions.Selector("2024-02-15"))
    #expect(named.difference.added == 1 && named.difference.removed == 0)
    #expect(throws: RegisterError.unknownEdition("7", list: list)) {
      try compare.run(list, from: .number(7))
    }
  }

  @Test func `a register keeps its policy and default purpose`() throws {
    let folder = try ImportFolder()
    #expect(try folder.register.policy() == .standard)
    try InitializeRegister.run(folder.register, purpose: "border", at: Moment(seconds: 0))
    #expect(try folder.register.policy().defaultPurpose == "border")
    #expect(throws: PolicyError.self) {
      try InitializeRegister.run(
        folder.register, purpose: "curiosity", at: Moment(seconds: 0))
    }
  }
}
