import Foundation
import RecordStreams
import TestSupport
import Testing

/// The contract of `account` and `key`: secrets are shown once and stand in no file or argument.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct AccountCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try BuiltProgram.run("init", in: folder.url)
  }

  private func run(_ arguments: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(arguments, in: folder.url)
  }

  private func json(_ arguments: String...) throws -> JSONValue {
    let answer = try BuiltProgram.run(arguments + ["--json"], in: folder.url)
    #expect(answer.status == 0, "\(answer.remarks)")
    return try JSONValue(parsing: answer.output)
  }

  /// All that stands in the folder but what the program printed.
  private func kept() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasPrefix("tabayyun.sqlite") }
      .reduce(into: Data()) { $0 += try Data(contentsOf: folder.url.appending(path: $1)) }
  }

  @Test func `an account is made with a secret that is shown once`() throws {
    let made = try json("account", "add", "layla", "--role", "analyst", "--purpose", "border")
    let secret = try #require(made["one_time_secret"]?.string)
    #expect(secret.count == 24 && made["must_change_password"] == .bool(true))
    let listed = try json("account", "list")
    #expect(listed.array?.first?["purposes"] == .strings(["border"]))
    #expect(!listed.text.contains(secret))
    #expect(try kept().range(of: Data(secret.utf8)) == nil)
    let path = folder.url.appending(path: "tabayyun.sqlite-access").path
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(rights as? Int == 0o600)
  }

  @Test func `an account is disabled, enabled, given another role and a new secret`() throws {
    _ = try json("account", "add", "layla", "--role", "frontline")
    #expect(try json("account", "disable", "layla")["disabled"] == .bool(true))
    #expect(try json("account", "enable", "layla")["disabled"] == .bool(false))
    #expect(try json("account", "role", "layla", "auditor")["role"] == .string("auditor"))
    #expect(try json("account", "reset", "layla")["one_time_secret"] != nil)
    let text = try run("account", "list", "--language", "ar").output
    #expect(text.contains("الحساب") && text.contains("مدقّق"))
  }

  @Test func `a password comes from standard input and must do`() throws {
    for (password, status) in [("short", 2), ("seven grey herons wade", 0)] {
      let file = folder.url.appending(path: "password")
      try Data((password + "\n").utf8).write(to: file)
      let process = Process()
      process.executableURL = BuiltProgram.url
      process.arguments = ["account", "add", "omar", "--role", "auditor", "--password-stdin"]
      process.currentDirectoryURL = folder.url
      process.standardInput = try FileHandle(forReadingFrom: file)
      (process.standardOutput, process.standardError) = (
        FileHandle.nullDevice, FileHandle.nullDevice
      )
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == Int32(status))
      try FileManager.default.removeItem(at: file)
    }
    #expect(try json("account", "list").array?.first?["must_change_password"] == .bool(false))
    #expect(try kept().range(of: Data("seven grey herons wade".utf8)) == nil)
  }

  @Test func `a key is shown once, listed without its secret, and revoked`() throws {
    let made = try json(
      "key", "add", "Customs desk", "--role", "frontline", "--purpose", "border", "--in", "un",
      "--per-minute", "600", "--until", "2199-01-01")
    let (text, id) = (try #require(made["text"]?.string), try #require(made["id"]?.string))
    #expect(text.hasPrefix("tby_\(id)_"))
    #expect(try !json("key", "list").text.contains(text))
    #expect(try kept().range(of: Data(text.suffix(43).utf8)) == nil)
    #expect(try run("key", "revoke", id).output == "Key \(id) is revoked.\n")
    #expect(try run("key", "list").output.contains("revoked 20"))
  }

  @Test func `what cannot be ends with 2 and says the cure`() throws {
    #expect(try run("account", "list").status == 3)
    _ = try json("account", "add", "root", "--role", "administrator")
    for (arguments, word) in [
      (["account", "add", "root", "--role", "auditor"], "already"),
      (["account", "add", "Root", "--role", "auditor"], "small letter"),
      (["account", "add", "x", "--role", "emperor"], "role"),
      (["account", "add", "x", "--role", "auditor", "--purpose", "curiosity"], "curiosity"),
      (["account", "disable", "root"], "only administrator"),
      (["account", "role", "nobody", "auditor"], "account list"),
      (["key", "revoke", "nothing"], "key list"),
      (["key", "add", "x", "--role", "analyst", "--until", "2001-01-01"], "expires"),
      (["key", "add", "x", "--role", "analyst", "--per-minute", "0"], "per_minute"),
    ] {
      let answer = try BuiltProgram.run(arguments, in: folder.url)
      #expect(
        answer.status == 2 && answer.remarks.contains(word), "\(arguments): \(answer.remarks)")
    }
    #expect(try json("account", "list").array?.count == 1)
  }

  @Test func `a file that others may read is refused`() throws {
    _ = try json("account", "add", "root", "--role", "administrator")
    let path = folder.url.appending(path: "tabayyun.sqlite-access").path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let answer = try run("account", "list")
    #expect(answer.status == 3 && answer.remarks.contains("chmod 600"))
  }

  @Test func `changes are in the audit of the register`() throws {
    _ = try json("account", "add", "layla", "--role", "analyst")
    let made = try json("key", "add", "x", "--role", "analyst")
    let id = try #require(made["id"]?.string)
    _ = try json("key", "revoke", id)
    let bytes = String(decoding: try kept(), as: UTF8.self)
    #expect(bytes.contains(#""action":"add","account":"layla","role":"analyst""#))
    #expect(bytes.contains(#""action":"revoke","key":"\#(id)""#))
  }
}
