import Foundation
import RecordStreams
import TestSupport

/// A service of the built program on a port of its own, over a register of its own; ends when it is
/// let go.
final class RunningService {
  /// A list to import before the service starts.
  struct List {
    var name: String
    /// A file in `Tests/Vectors/service`.
    var file: String
    var isMatchOnly = false

    /// Invented people, companies and what links them; the third list is match-only.
    static let invented = [
      List(name: "harbour", file: "harbour.jsonl"), List(name: "port", file: "port.jsonl"),
      List(name: "sealed", file: "sealed.jsonl", isMatchOnly: true),
    ]
  }

  let folder: TemporaryFolder
  let process: Process
  let port: Int

  /// Imports the lists and starts the service; returns when it is ready.
  convenience init(_ lists: [List] = List.invented) throws {
    let folder = try TemporaryFolder()
    for list in lists { try Self.add(list, in: folder.url) }
    if lists.isEmpty { _ = try BuiltProgram.run("init", in: folder.url) }
    try self.init(in: folder)
  }

  /// Starts a service over the register that stands in the folder.
  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    let remarks = folder.url.appending(path: "serve.log")
    try Data().write(to: remarks)
    let output = Pipe()
    process = try BuiltProgram.start(
      [
        "serve", "--register", "tabayyun.sqlite", "--listen", "127.0.0.1:0", "--open", "--user",
        "tester", "--update-token", "renew",
      ], in: folder.url, output: output.fileHandleForWriting,
      remarks: FileHandle(forWritingTo: remarks))
    // Else the end of a service that did not start would not be seen.
    try output.fileHandleForWriting.close()
    var line = Data()
    while !line.contains(0x0A) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    let text = String(decoding: line, as: UTF8.self)
    guard let digits = text.split(separator: ":").last,
      let port = Int(digits.trimmingCharacters(in: .whitespacesAndNewlines))
    else {
      process.terminate()
      process.waitUntilExit()
      let log = try String(contentsOf: remarks, encoding: .utf8)
      throw HTTPConnection.Failure(description: "not ready: \(text) \(log)")
    }
    self.port = port
  }

  deinit { end() }

  /// Ends it as an administrator does; returns when it has ended.
  func end() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  /// Ends it in the middle of whatever it does.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  static func add(_ list: List, in folder: URL) throws {
    let file = ProjectFolder.url.appending(path: "Tests/Vectors/service/\(list.file)").path
    let answer = try BuiltProgram.run(
      ["import", "ftm", file, "--list", list.name, "--published", "2024-01-01"]
        + (list.isMatchOnly ? ["--match-only"] : []), in: folder)
    guard answer.status == 0 else { throw HTTPConnection.Failure(description: answer.remarks) }
  }

  /// Runs another command over the same register.
  func run(_ arguments: String...) throws -> BuiltProgram.Answer {
    try BuiltProgram.run(arguments, in: folder.url)
  }

  /// Asks over a connection of its own; `target` is taken as it is.
  func ask(
    _ method: String, _ target: String, _ headers: [String: String] = [:], _ body: String? = nil
  ) throws -> HTTPReply {
    try HTTPConnection(port: port).ask(method, target, headers, body: body.map { Array($0.utf8) })
  }

  func get(_ target: String, _ headers: [String: String] = [:]) throws -> HTTPReply {
    try ask("GET", target, headers)
  }

  /// The JSON of an answer.
  func json(_ target: String) throws -> JSONValue { try JSONValue(parsing: get(target).text) }

  /// Sends a batch of questions to `/match`.
  func match(_ queries: String, _ target: String = "/match/default") throws -> HTTPReply {
    try ask(
      "POST", target, ["Content-Type": "application/json"], "{\"queries\":{\(queries)}}")
  }
}

extension HTTPReply {
  /// The body as JSON; `null` where it is none.
  var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }
}

extension JSONValue {
  /// What stands at the end of a path of names and numbers.
  subscript(path: String...) -> JSONValue? {
    path.reduce(Optional(self)) { value, name in
      Int(name).flatMap { number in
        value?.array.flatMap { number < $0.count ? $0[number] : nil }
      } ?? value?[name]
    }
  }

  /// The members `name` of the objects of an array.
  func all(_ name: String) -> [String] { (array ?? []).compactMap { $0[name]?.string } }
}
