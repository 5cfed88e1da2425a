import Foundation
import RecordStreams
import TestSupport
import Testing

/// The contract of `bundle` and of `check` against a bundle: a bureau makes, a laptop opens.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct BundleCommandTests {
  private let folder: TemporaryFolder
  private var bureau: URL { folder.url.appending(path: "bureau") }
  private var laptop: URL { folder.url.appending(path: "laptop") }

  init() throws {
    folder = try TemporaryFolder()
    for url in [bureau, laptop] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    try importPeople(0..<40, "2025-01-01")
  }

  private func importPeople(_ numbers: Range<Int>, _ day: String) throws {
    try inventedPeople(numbers).write(to: bureau.appending(path: "people.jsonl"))
    _ = try BuiltProgram.run(
      "import", "ftm", "people.jsonl", "--list", "inv", "--published", day, "--accept", in: bureau)
  }

  private func make(_ file: String, _ more: String...) throws -> JSONValue {
    let answer = try BuiltProgram.run(
      ["bundle", "make", "--to", "../\(file)", "--json"] + more, in: bureau)
    #expect(answer.status == 0, "\(answer.remarks)")
    return try JSONValue(parsing: answer.output)
  }

  private func open(_ file: String, _ more: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(["bundle", "open", "../\(file)"] + more, in: laptop)
  }

  /// Makes a bundle and opens it with its key.
  private func start() throws {
    let made = try make("one.bundle")
    let key = try #require(made["bundle"]?["key"]?.string)
    #expect(try open("one.bundle", "--trust", key).status == 0)
  }

  private func serialInUse() throws -> JSONValue? {
    let answer = try BuiltProgram.run("bundle", "show", "--json", in: laptop)
    return answer.status == 0 ? try JSONValue(parsing: answer.output)["bundle"]?["serial"] : nil
  }

  @Test func `a laptop without a register checks against the bundle as the bureau does`() throws {
    try start()
    let arguments = ["check", "Invented Person 7", "--born", "1957", "--json"]
    let ours = try BuiltProgram.run(arguments, in: laptop)
    let theirs = try BuiltProgram.run(arguments, in: bureau)
    #expect(ours.status == 1 && theirs.status == 1)
    let (answer, known) = (
      try JSONValue(parsing: ours.output), try JSONValue(parsing: theirs.output)
    )
    #expect(answer["results"] == known["results"] && answer["editions"] == known["editions"])
    #expect(answer["query"] == known["query"])
    #expect(answer.members?.first?.name == "stale" && answer["stale"] == .bool(false))
    #expect(known["stale"] == nil)
    let text = try BuiltProgram.run("check", "Invented Person 7", in: laptop).output
    #expect(text.contains("inv of 2025-01-01") && text.contains("Bundle 1, made"))
    #expect(text.contains("purpose screening"))
  }

  @Test func `a purpose that the maker's policy does not have is refused`() throws {
    try start()
    #expect(
      try BuiltProgram.run("check", "Nobody", "--purpose", "curiosity", in: laptop).status == 2)
    #expect(try BuiltProgram.run("check", "Nobody", "--purpose", "border", in: laptop).status == 0)
    #expect(try BuiltProgram.run("check", "Nobody", "--in", "un", in: laptop).status == 2)
    #expect(
      try BuiltProgram.run("check", "Nobody", "--as-of", "2025-01-01", in: laptop).status == 2)
  }

  @Test(arguments: [("en", "STALE —"), ("ar", "منتهية الصلاحية —")])
  func `a stale bundle says so first and still answers`(language: String, word: String) throws {
    try start()
    let arguments = ["check", "Invented Person 7", "--on", "2199-01-01", "--language", language]
    let answer = try BuiltProgram.run(arguments, in: laptop)
    #expect(answer.status == 1 && answer.output.hasPrefix(word))
    let json = try JSONValue(
      parsing: try BuiltProgram.run(arguments + ["--json"], in: laptop).output)
    #expect(json.members?.first?.name == "stale" && json["stale"] == .bool(true))
  }

  @Test func `a batch against a stale bundle says so before anything else`() throws {
    try start()
    try Data("{\"key\":1,\"name\":\"Invented Person 7\"}\n".utf8)
      .write(to: laptop.appending(path: "in.jsonl"))
    let answer = try BuiltProgram.run(
      "check", "--batch", "in.jsonl", "--to", "out.jsonl", "--on", "2199-01-01", "--json",
      in: laptop)
    #expect(answer.status == 1 && answer.remarks.hasPrefix("STALE"))
    let statistics = try JSONValue(parsing: answer.output)
    #expect(statistics["stale"] == .bool(true) && statistics["alerts"] == .number(1))
    #expect(statistics["editions"]?.array?.first?["list"] == .string("inv"))
  }

  @Test func `changes are opened on top of the bundle in use`() throws {
    try start()
    try importPeople(1..<42, "2025-01-08")
    let made = try make("changes.bundle", "--since", "../one.bundle", "--whole", "../two.bundle")
    #expect(made["files"]?.array?.count == 2)
    let opened = try open("changes.bundle", "--json")
    #expect(opened.status == 0)
    #expect(try JSONValue(parsing: opened.output)["outcome"] == .string("opened"))
    #expect(try open("two.bundle").output.hasPrefix("Nothing new"))
    #expect(try BuiltProgram.run("check", "Invented Person 41", in: laptop).status == 1)
    let third = try BuiltProgram.run(
      "bundle", "make", "--since", "../changes.bundle", "--to", "x.bundle", in: bureau)
    #expect(third.status == 3 && third.remarks.contains("only what changed"))
  }

  @Test func `what is refused ends with 3, says why and leaves what was in use`() throws {
    let stranger = try open("one.bundle")
    #expect(stranger.status == 3)
    try start()
    _ = try make("two.bundle")
    #expect(try open("two.bundle").status == 0)
    let bytes = try Data(contentsOf: folder.url.appending(path: "two.bundle"))
    var damaged = bytes
    damaged[bytes.count / 2] ^= 4
    try damaged.write(to: folder.url.appending(path: "damaged.bundle"))
    try bytes.prefix(bytes.count / 2).write(to: folder.url.appending(path: "cut.bundle"))
    try inventedPeople(0..<9).write(to: folder.url.appending(path: "people.bundle"))
    _ = try BuiltProgram.run(
      "import", "ftm", "../bureau/people.jsonl", "--list", "inv", "--register", "other.sqlite",
      in: laptop)
    _ = try BuiltProgram.run(
      "bundle", "make", "--register", "other.sqlite", "--to", "../unknown.bundle", in: laptop)
    for (file, why) in [
      ("one", "not newer"), ("damaged", "damaged"), ("cut", "cut off"), ("people", "no bundle"),
      ("unknown", "not trusted"), ("none", "No such file"),
    ] {
      let answer = try open("\(file).bundle")
      #expect(answer.status == 3 && answer.remarks.contains(why), "\(file): \(answer.remarks)")
      #expect(!answer.remarks.contains("Invented"))
      #expect(try serialInUse() == .number(2))
    }
  }

  @Test func `nothing to make and nothing to open are usage errors or say the cure`() throws {
    let ended = try BuiltProgram.run(
      "bundle", "make", "--to", "x.bundle", "--valid-until", "2001-01-01", in: bureau)
    #expect(ended.status == 2)
    #expect(try BuiltProgram.run("bundle", "make", "--to", "x.bundle", in: laptop).status == 3)
    let none = try BuiltProgram.run("check", "Ali", "--bundle", "nowhere", in: laptop)
    #expect(none.status == 3 && none.remarks.contains("tabayyun bundle open"))
    #expect(
      try BuiltProgram.run("bundle", "open", "x", "--trust", "mykey", in: laptop).status == 2)
    #expect(try BuiltProgram.run("bundle", "trust", in: laptop).status == 0)
  }

  /// Kills an opening at random moments: the old bundle or the new one is in use, whole.
  @Test func `a killed opening leaves the old bundle or the new one`() throws {
    try importPeople(0..<3_000, "2025-01-02")
    try start()
    try importPeople(5..<3_010, "2025-01-08")
    _ = try make("two.bundle")
    let inUse = laptop.appending(path: "tabayyun-bundle")
    let kept = folder.url.appending(path: "kept")
    try FileManager.default.copyItem(at: inUse, to: kept)
    let begin = Date()
    #expect(try open("two.bundle").status == 0)
    let wholeSeconds = Date().timeIntervalSince(begin)
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<10 {
      try FileManager.default.removeItem(at: inUse)
      try FileManager.default.copyItem(at: kept, to: inUse)
      let process = try BuiltProgram.start(["bundle", "open", "../two.bundle"], in: laptop)
      Thread.sleep(forTimeInterval: Double.random(in: 0...wholeSeconds, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let serial = try serialInUse()
      #expect(serial == .number(1) || serial == .number(2))
      // The count is that of the index, which is compiled again where the kill has left none.
      let answer = try BuiltProgram.run("check", "Zzyzx Qwfpg", "--json", in: laptop)
      let edition = try JSONValue(parsing: answer.output)["editions"]?.array?.first
      #expect(edition?["entries"] == .number(serial == .number(1) ? 3_000 : 3_005))
      #expect(try open("two.bundle").status == 0)
    }
  }
}
