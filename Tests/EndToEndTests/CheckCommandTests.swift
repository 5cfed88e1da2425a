import Foundation
import RecordStreams
import TestSupport
import Testing

/// The contract of `check`: what it says, in which order, and how it ends.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct CheckCommandTests {
  private let folder: TemporaryFolder
  private var url: URL { folder.url }

  init() throws {
    folder = try TemporaryFolder()
    let people = """
      {"id":"p:1","schema":"Person","properties":{"name":["Khalid Omar al-Zarqani"],"birthDate":\
      ["1971-03-02"],"nationality":["jo"],"weakAlias":["Abu Tamr"]}}
      {"id":"p:1-doc","schema":"Passport","properties":{"holder":["p:1"],"number":["K 99-12"],\
      "country":["jo"]}}
      {"id":"p:2","schema":"Person","properties":{"name":["نادية سليم القرموطي"]}}
      {"id":"o:1","schema":"Company","properties":{"name":["Zarqani Trading Company Ltd"]}}

      """
    try Data(people.utf8).write(to: url.appending(path: "people.jsonl"))
    _ = try BuiltProgram.run(
      "import", "ftm", "people.jsonl", "--list", "inv", "--published", "2025-01-01", in: url)
  }

  private func check(_ arguments: String...) throws -> (BuiltProgram.Answer, JSONValue) {
    let (output, remarks) = (url.appending(path: "o.txt"), url.appending(path: "e.txt"))
    for file in [output, remarks] { try Data().write(to: file) }
    let process = try BuiltProgram.start(
      ["check"] + arguments + ["--json"], in: url, output: FileHandle(forWritingTo: output),
      remarks: FileHandle(forWritingTo: remarks))
    process.waitUntilExit()
    let text = try String(contentsOf: output, encoding: .utf8)
    let answer = BuiltProgram.Answer(
      status: process.terminationStatus, output: text,
      remarks: try String(contentsOf: remarks, encoding: .utf8))
    return (answer, text.isEmpty ? .null : try JSONValue(parsing: text))
  }

  private func ids(_ value: JSONValue) -> [String] {
    (value["results"]?.array ?? []).compactMap { $0["id"]?.string }
  }

  @Test func `a Latin entry is found under its Arabic name and an Arabic one under its Latin`()
    throws
  {
    let (arabic, first) = try check("خالد عمر الزرقاني", "--born", "1971", "--language", "ar")
    #expect(arabic.status == 1 && ids(first) == ["p:1"])
    #expect(first["outcome"]?.string == "possible")
    let (_, dated) = try check("خالد عمر الزرقاني", "--born", "1971-03-02")
    #expect(dated["outcome"]?.string == "strong")
    let says = first["results"]?.array?.first?["reasons"]?.array?.compactMap { $0["says"]?.string }
    #expect(says?.contains { $0.contains("السنة متطابقة") } == true)
    let (latin, second) = try check("Nadia", "Salim", "al-Qarmuti")
    #expect(latin.status == 1 && ids(second) == ["p:2"])
  }

  @Test func `an answer has every member that scripts rely on`() throws {
    let (_, value) = try check(
      "Khalid Omar Zarqani", "--document", "JOR:k9912", "--on", "2025-01-31")
    for member in ["query", "outcome", "total", "editions", "engine", "results"] {
      #expect(value[member] != nil, "\(member)")
    }
    #expect(value["outcome"]?.string == "document")
    #expect(value["editions"]?.array?.first?["age_days"] == .number("30"))
    let result = try #require(value["results"]?.array?.first)
    for member in [
      "id", "list", "caption", "schema", "score", "name_score", "weight_bits", "probability",
      "prior", "namesakes_expected", "namesakes_interval", "outcome", "parts", "missing", "rules",
      "reasons", "against", "ask_next",
    ] {
      #expect(result[member] != nil, "\(member)")
    }
    #expect(result["prior"] == .number("0.00005000") && result["ask_next"] == .null)
    let bits = ((result["reasons"]?.array ?? []) + (result["against"]?.array ?? []))
      .compactMap { number($0["bits"]) }
    let sum = try #require(number(result["weight_bits"]))
    #expect(abs(bits.reduce(0, +) - sum) < 0.0001)
  }

  private func number(_ value: JSONValue?) -> Double? {
    guard case .number(let digits)? = value else { return nil }
    return Double(digits)
  }

  @Test func `a schema keeps people and organisations apart`() throws {
    #expect(try ids(check("Zarqani Trading Company", "--schema", "Organization").1) == ["o:1"])
    #expect(try ids(check("Zarqani Trading Company", "--schema", "Person").1) == [])
    #expect(try ids(check("شركة زرقاني للتجارة المحدودة").1) == ["o:1"])
  }

  @Test func `a weak alias does not alert alone`() throws {
    #expect(try check("Abu Tamr").0.status == 0)
    #expect(try check("Abu Tamr", "--threshold", "0.6").0.status == 1)
  }

  @Test func `exit statuses tell usage, missing registers and missing lists apart`() throws {
    #expect(try check("Khalid", "--born", "yesterday").0.status == 2)
    #expect(try check("Khalid", "--purpose", "curiosity").0.status == 2)
    #expect(try check("...").0.status == 2)
    #expect(try check(String(repeating: "a", count: 10_001)).0.status == 2)
    #expect(try check("Khalid", "--in", "nolist").0.status == 2)
    #expect(try check("Khalid", "--register", "none.sqlite").0.status == 3)
    #expect(try check("Khalid", "--as-of", "2001-01-01").0.status == 3)
    try Data("not a register, but long enough to look like a file".utf8)
      .write(to: url.appending(path: "bad.sqlite"))
    #expect(try check("Khalid", "--register", "bad.sqlite").0.status == 4)
  }

  @Test func `a file is checked without a register and nothing is recorded`() throws {
    let answer = try BuiltProgram.run(
      "check", "خالد عمر الزرقاني", "--against", "people.jsonl", "--register", "none.sqlite",
      in: url)
    #expect(answer.status == 1 && answer.output.contains("not recorded"))
    #expect(!FileManager.default.fileExists(atPath: url.appending(path: "none.sqlite").path))
  }

  @Test func `a damaged index is compiled again`() throws {
    let indexes = url.appending(path: "tabayyun.sqlite-index")
    for name in try FileManager.default.contentsOfDirectory(atPath: indexes.path) {
      try Data("TABAYYUN and then nothing".utf8).write(to: indexes.appending(path: name))
    }
    let (answer, value) = try check("Khalid Omar Zarqani")
    #expect(ids(value) == ["p:1"] && answer.remarks.contains("compiling it again"))
  }

  @Test func `an entry whose removal is pending is shown and never strong`() throws {
    try Data().write(to: url.appending(path: "empty.jsonl"))
    let held = try BuiltProgram.run(
      "import", "ftm", "empty.jsonl", "--list", "inv", "--published", "2025-02-01", in: url)
    #expect(held.status == 5)
    let (_, value) = try check("Khalid Omar al-Zarqani", "--born", "1971-03-02")
    #expect(ids(value) == ["p:1"] && value["outcome"]?.string == "possible")
    #expect(value["results"]?.array?.first?["removal_pending"] == .bool(true))
  }

  @Test func `an unreadable file is never taken for nobody found`() throws {
    try Data("<xml>no JSON</xml>\n".utf8).write(to: url.appending(path: "x.jsonl"))
    #expect(try check("Khalid Omar", "--against", "x.jsonl").0.status == 3)
    try Data("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A B\"]}}\nbad\n".utf8)
      .write(to: url.appending(path: "y.jsonl"))
    #expect(try check("Khalid Omar", "--against", "y.jsonl").0.status == 3)
    #expect(try check("Khalid Omar", "--against", ".").0.status == 3)
  }

  @Test func `a list asked for by name that has nothing in force is an error`() throws {
    try Data("bad\n".utf8).write(to: url.appending(path: "bad.jsonl"))
    let held = try BuiltProgram.run(
      "import", "ftm", "bad.jsonl", "--list", "held", "--published", "2025-02-01", in: url)
    #expect(held.status == 5)
    #expect(try check("Khalid Omar", "--in", "inv", "--in", "held").0.status == 3)
    #expect(try check("Khalid Omar al-Zarqani", "--in", "inv", "--in", "inv").0.status == 1)
  }

  @Test func `an edition of a day that has not come is refused`() throws {
    let answer = try BuiltProgram.run(
      "import", "ftm", "people.jsonl", "--list", "late", "--published", "2962-01-05", in: url)
    #expect(answer.status == 3 && answer.remarks.contains("--published"))
  }

  @Test func `what a list writes cannot forge lines`() throws {
    let name = "Khalid\\u001b[2J\\nOmar FORGED Zarqani"
    try Data(
      "{\"id\":\"f:1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"\(name)\"]}}\n".utf8
    )
    .write(to: url.appending(path: "f.jsonl"))
    let answer = try BuiltProgram.run(
      "check", "Khalid Omar Forged Zarqani", "--against", "f.jsonl", in: url)
    #expect(answer.status == 1)
    #expect(!answer.output.contains("\u{1B}") && !answer.output.contains("\nOmar"))
  }

  @Test func `a document of an unknown issuer is a slip, not a number`() throws {
    #expect(try check("Khalid Omar", "--document", "Jordann:K9912").0.status == 2)
    #expect(try check("Somebody", "--document", "الأردن:K9912").1["outcome"]?.string == "document")
    #expect(try check("ء", "--born", "1971").0.status == 2)
    #expect(try check("خالد عمر الزرقاني", "--born", "١٩٧١-٠٣-٠٢").1["outcome"]?.string == "strong")
  }
}
