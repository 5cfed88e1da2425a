import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct AuditCommandTests {
  @Test func `a session with the audit`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url
    try inventedPeople(0..<20).write(to: url.appending(path: "old.jsonl"))
    try inventedPeople(5..<40).write(to: url.appending(path: "new.jsonl"))
    func run(_ arguments: String...) throws -> BuiltProgram.Answer {
      try BuiltProgram.run(arguments, in: url)
    }
    #expect(
      try run("import", "ftm", "old.jsonl", "--list", "inv", "--published", "2024-01-01").status
        == 0)
    let found = try run("check", "Invented Person 3", "--json")
    #expect(found.status == 1)
    let none = try run("check", "Qwfp Zxcvb", "--born", "1971", "--json")
    #expect(none.status == 0)
    let head = try run("audit", "head")
    #expect(head.status == 0 && head.remarks.contains("ed25519:"))
    try Data(head.output.utf8).write(to: url.appending(path: "head.txt"))
    let imported = try run(
      "import", "ftm", "new.jsonl", "--list", "inv", "--published", "2024-02-01", "--accept")
    #expect(imported.status == 0)

    let same = try run("audit", "replay", "2", "--json")
    #expect(same.status == 0, "\(same.output) \(same.remarks)")
    let replayed = try JSONValue(parsing: same.output)
    #expect(replayed["answer"] == (try JSONValue(parsing: found.output)))
    #expect(try run("audit", "replay", "3").status == 3)
    try Data(none.output.utf8).write(to: url.appending(path: "q.json"))
    #expect(try run("audit", "replay", "3", "--query", "q.json").status == 0)
    try Data(#"{"name":"Qwfp Zxcvb"}"#.utf8).write(to: url.appending(path: "q.json"))
    let other = try run("audit", "replay", "3", "--query", "q.json")
    #expect(other.status == 3 && other.output == "This is not the question that was asked.\n")

    #expect(try run("audit", "verify", "--head", "head.txt").status == 0)
    #expect(try run("audit", "show", "2").output.contains("Invented Person") == false)
    #expect(try run("audit", "show", "2", "--with-personal").output.contains("Invented Person 3"))
    #expect(try run("audit", "show", "999").status == 1)
    let export = try run("audit", "export", "--to", "audit.jsonl", "--from", "2")
    #expect(export.status == 0)
    let lines = try String(contentsOf: url.appending(path: "audit.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count == 9 && !lines.joined().contains("Invented"), "\(lines.count)")
    #expect(try run("audit", "purge").status == 0)
    let verified = try run("audit", "verify", "--json", "--head", "head.txt")
    #expect(try JSONValue(parsing: verified.output)["records"] == .number(10))

    let handle = try FileHandle(forUpdating: url.appending(path: "tabayyun.sqlite"))
    let bytes = try #require(try handle.readToEnd())
    let place = try #require(bytes.range(of: Data(#""kind":"check""#.utf8)))
    try handle.seek(toOffset: UInt64(place.lowerBound + 9))
    try handle.write(contentsOf: Data("t".utf8))
    try handle.close()
    let altered = try run("audit", "verify", "--head", "head.txt", "--json")
    #expect(altered.status == 4)
    #expect(try JSONValue(parsing: altered.output)["fault"]?["fault"] == .string("altered"))
  }

  @Test func `batch checks are recorded like single ones`() throws {
    let folder = try TemporaryFolder()
    let url = folder.url
    try inventedPeople(0..<20).write(to: url.appending(path: "inv.jsonl"))
    func run(_ arguments: String...) throws -> BuiltProgram.Answer {
      try BuiltProgram.run(arguments, in: url)
    }
    _ = try run("import", "ftm", "inv.jsonl", "--list", "inv", "--published", "2024-01-01")
    let rows = (0..<700).map { "{\"key\":\($0),\"name\":\"Invented Person \($0)\"}\n" }.joined()
    try Data(rows.utf8).write(to: url.appending(path: "rows.jsonl"))
    _ = try run("check", "--batch", "rows.jsonl", "--to", "out.jsonl")
    let verified = try JSONValue(parsing: run("audit", "verify", "--json").output)
    #expect(verified["records"] == .number(701))
    #expect(try run("audit", "replay", "5").status == 0)
    try Data(rows.split(separator: "\n")[650].utf8).write(to: url.appending(path: "row.json"))
    #expect(try run("audit", "replay", "652", "--query", "row.json").status == 0)
  }
}
