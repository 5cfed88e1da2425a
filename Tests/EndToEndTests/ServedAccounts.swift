import Foundation
import RecordStreams
import TestSupport
import Testing

/// The built program as it serves a register with accounts, asked with `curl`.
final class ServedAccounts {
  /// What a request came to; `status` is 0 where there was no answer at all.
  struct Answer {
    let status: Int
    let text: String
    var json: JSONValue? { try? JSONValue(parsing: text) }  // Not every answer is JSON.
  }

  static let curl = "/usr/bin/curl"
  static let openssl = "/usr/bin/openssl"

  /// Whether what the tests need is there.
  static let canRun =
    BuiltProgram.url != nil
    && [curl, openssl].allSatisfy(FileManager.default.isExecutableFile(atPath:))

  let folder: URL
  let address: String
  private let process: Process

  /// Starts the program and waits for its line.
  init(in folder: URL, _ arguments: String...) throws {
    self.folder = folder
    let (process, line) = try Self.start(arguments, in: folder)
    self.process = process
    address = try #require(
      line?.split(separator: " ").last.map(String.init), "\(Self.remarks(in: folder))")
  }

  deinit { end() }

  /// Asks it to end, and waits until it has.
  func end() {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  func renewCertificate() { kill(process.processIdentifier, SIGHUP) }

  /// All that it has remarked.
  var remarks: String { Self.remarks(in: folder) }

  /// How the program ends that cannot serve.
  static func refusal(
    _ arguments: [String], in folder: URL
  ) throws -> (status: Int32, remarks: String) {
    let (process, line) = try start(arguments, in: folder)
    if line != nil { process.terminate() }
    process.waitUntilExit()
    return (line == nil ? process.terminationStatus : -1, remarks(in: folder))
  }

  /// The first line that it prints; `nil` where it ends without one.
  private static func start(
    _ arguments: [String], in folder: URL
  ) throws -> (process: Process, line: String?) {
    let remarks = folder.appending(path: "remarks.txt")
    try Data().write(to: remarks)
    let output = Pipe()
    let listen = arguments.contains("--listen") ? [] : ["--listen", "127.0.0.1:0"]
    let process = try BuiltProgram.start(
      ["serve"] + listen + arguments, in: folder,
      output: output.fileHandleForWriting, remarks: FileHandle(forWritingTo: remarks))
    try output.fileHandleForWriting.close()
    var text = ""
    while !text.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      if bytes.isEmpty { return (process, nil) }
      text += String(decoding: bytes, as: UTF8.self)
    }
    return (process, String(text.dropLast()))
  }

  private static func remarks(in folder: URL) -> String {
    // Read while the program may be writing: what is there, is there.
    (try? String(contentsOf: folder.appending(path: "remarks.txt"), encoding: .utf8)) ?? ""
  }
}

extension ServedAccounts {
  /// Asks with `curl`; further arguments are curl's.
  func ask(
    _ method: String, _ path: String, _ body: String? = nil, _ arguments: String...
  ) throws -> Answer {
    let (jar, text) = (folder.appending(path: "jar.txt"), folder.appending(path: "answer.txt"))
    var all = ["-sS", "-X", method, "-b", jar.path, "-c", jar.path, "-w", "\n%{http_code}"]
    if let body { all += ["-H", "Content-Type: application/json", "-d", body] }
    try Data().write(to: text)
    try Self.run(Self.curl, all + arguments + [address + path], in: folder, output: text)
    let lines = try String(contentsOf: text, encoding: .utf8)
    let end = lines.lastIndex(of: "\n") ?? lines.startIndex
    return Answer(
      status: Int(lines[end...].dropFirst()) ?? 0, text: String(lines[..<end]))
  }

  /// The session's cookie as the browser holds it.
  var cookies: String {
    get throws { try String(contentsOf: folder.appending(path: "jar.txt"), encoding: .utf8) }
  }

  /// Runs a tool to its end.
  @discardableResult static func run(
    _ tool: String, _ arguments: [String], in folder: URL, output: URL? = nil
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output.map(FileHandle.init(forWritingTo:)) ?? .nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Makes a key and a certificate of 127.0.0.1: `name.key`, `name.pem`; signed by itself, or by
  /// another.
  static func makeCertificate(_ name: String, signedBy authority: String? = nil, in folder: URL)
    throws
  {
    var arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=invented \(name)", "-addext", "subjectAltName=IP:127.0.0.1",
      "-keyout", name + ".key", "-out", name + ".pem",
    ]
    if let authority {
      arguments += ["-CA", authority + ".pem", "-CAkey", authority + ".key"]
      arguments += ["-addext", "basicConstraints=critical,CA:FALSE"]
    }
    #expect(try run(openssl, arguments, in: folder) == 0)
  }
}
