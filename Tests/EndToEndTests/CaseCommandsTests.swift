import Foundation
import RecordStreams
import TestSupport
import Testing

/// The commands for alerts, decisions, own entries and redress, as people type them.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct CaseCommandsTests {
  private let folder: TemporaryFolder
  private var url: URL { folder.url }

  init() throws {
    folder = try TemporaryFolder()
    try Data(
      """
      {"default_purpose": "test", "own_lists": ["bureau"],
        "second_person": [{"decision": "same_person"}],
        "purposes": [{"code": "test", "title": {"en": "Test", "ar": "اختبار"},
          "legal_basis": "Law", "retention_days": 30}]}
      """.utf8
    ).write(to: url.appending(path: "policy.json"))
    _ = try run("init", "--policy", "policy.json")
  }

  private func run(_ arguments: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(arguments, in: url)
  }

  private func json(_ answer: BuiltProgram.Answer) throws -> JSONValue {
    try JSONValue(parsing: answer.output)
  }

  private func propose(_ id: String = "1") throws -> BuiltProgram.Answer {
    try run(
      "entry", "propose", "--in", "bureau", "--id", id, "--name", "Khalid Nasir Omar Zarqani",
      "--born", "1971-03-02", "--grounds", "Two witnesses.", "--legal-basis", "Order 7",
      "--review-on", reviewDay, "--as", "anna", "--json")
  }

  /// Half a year from the present, as the commands read the clock.
  private var reviewDay: String {
    Date(timeIntervalSinceNow: 180 * 86_400).formatted(.iso8601.year().month().day())
  }

  private func check(_ more: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(
      ["check", "Khalid Nasir Omar Zarqani", "--born", "1971-03-02", "--document", "iq:A1234567"]
        + more, in: url)
  }

  @Test func `an entry goes from proposal to withdrawal, and checks follow at once`() throws {
    #expect(try json(propose())["proposal"] == .number("1"))
    #expect(try run("entry", "proposals").status == 0)
    #expect(try check().status == 3, "nothing is in force yet")
    let own = try run("entry", "approve", "1", "--as", "anna")
    #expect(own.status == 2 && own.remarks.contains("anna is the first person"))
    #expect(try run("entry", "approve", "1", "--as", "bashir").status == 0)
    #expect(try run("entry", "proposals").status == 1)
    #expect(try check().status == 1)
    let shown = try run("show", "bureau:1", "--json")
    #expect(shown.output.contains("bashir") && shown.output.contains("Order 7"))
    let gone = try run("entry", "withdraw", "bureau:1", "--reason", "Mistaken.", "--as", "anna")
    #expect(gone.status == 0)
    #expect(try check().status == 0)
  }

  @Test func `an alert is raised, proposed, confirmed and remembered`() throws {
    _ = try propose()
    _ = try run("entry", "approve", "1", "--as", "bashir")
    #expect(try run("alerts").status == 1)
    #expect(try check("--alert").remarks.contains("Alert 1"))
    let queue = try json(run("alerts", "--json"))
    #expect(queue["alerts"]?.array?.first?["state"]?.string == "open")
    let decided = try run(
      "decide", "1", "--same", "--reason", "The photograph.", "--as", "anna")
    #expect(decided.output.contains("no effect until another person"))
    #expect(!(try check().output.contains("Decided earlier")))
    #expect(try run("decide", "1", "--confirm", "--as", "anna").status == 2)
    #expect(try run("decide", "1", "--confirm", "--as", "bashir").status == 0)
    #expect(try check().output.contains("Decided earlier: same person (alert 1"))
    #expect(try check("--language", "ar").output.contains("قرار سابق: الشخص نفسه"))
    let again = try run("decide", "1", "--different", "--reason", "No.", "--as", "carla")
    #expect(again.status == 2 && again.remarks.contains("it is decided, by bashir"))
    #expect(try run("alerts", "1").output.contains("confirmed by bashir"))
    #expect(try run("alerts", "--state", "decided", "--language", "ar").status == 0)
  }

  @Test func `a redress is opened, listed and answered by its reference`() throws {
    _ = try propose()
    _ = try run("entry", "approve", "1", "--as", "bashir")
    let opened = try run(
      "redress", "open", "--in", "bureau", "--entry", "bureau:1", "--statement", "Not me.",
      "--json")
    let reference = try #require(try json(opened)["reference"]?.string)
    #expect(try run("redress", "list").output.contains(reference))
    let wrong = try run("redress", "close", "AAAA", "--refused", "--reason", "x")
    #expect(wrong.status == 2 && wrong.remarks.contains("sign by sign"))
    let closed = try run(
      "redress", "close", reference.lowercased(), "--deleted", "--reason", "Mistaken identity.")
    #expect(closed.status == 0)
    #expect(try check().status == 0)
    #expect(try run("redress", "list").status == 1)
    #expect(try run("redress", "list", "--all", "--json").output.contains("deleted"))
  }

  @Test func `what is needed is asked for`() throws {
    #expect(try run("decide", "1").status == 2)
    #expect(try run("decide", "1", "--same").status == 2)
    #expect(try run("decide", "1", "--same", "--different", "--reason", "x").status == 2)
    #expect(try run("decide", "7", "--same", "--reason", "x").remarks.contains("no alert 7"))
    #expect(try run("tasks").status == 1)
    #expect(try run("alerts", "--state", "asleep").status == 2)
    let strange = try run(
      "entry", "propose", "--in", "un", "--id", "1", "--name", "Khalid Zarqani", "--grounds", "g",
      "--legal-basis", "l", "--review-on", reviewDay)
    #expect(strange.status == 2 && strange.remarks.contains("own_lists"))
  }
}
