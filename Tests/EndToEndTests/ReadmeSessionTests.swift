import Foundation
import TestSupport
import Testing

/// The README shows sessions; each command in it says what stands below it.
@Suite(.enabled(if: BuiltProgram.url != nil, "skipped: the program is not built"))
struct ReadmeSessionTests {
  @Test func `the sessions of the README give the output that it shows`() throws {
    let readme = try String(
      contentsOf: ProjectFolder.url.appending(path: "README.md"), encoding: .utf8)
    let folder = try TemporaryFolder()
    let sessions = Self.sessions(in: readme)
    #expect(sessions.count >= 3)
    for session in sessions {
      let script = folder.url.appending(path: "session.sh")
      try Data((session.command + "\n").utf8).write(to: script)
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = [script.path]
      process.currentDirectoryURL = folder.url
      let programs = BuiltProgram.url?.deletingLastPathComponent().path ?? ""
      process.environment = ["PATH": "\(programs):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      #expect(String(decoding: bytes, as: UTF8.self) == session.output, "\(session.command)")
    }
  }

  private struct Session {
    var command: String
    var output: String
  }

  /// The commands in blocks that begin with ```console, each with the lines below it.
  private static func sessions(in readme: String) -> [Session] {
    var sessions: [Session] = []
    var isInside = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ tabayyun ") {
        sessions.append(Session(command: String(line.dropFirst(2)), output: ""))
      } else if isInside, !sessions.isEmpty {
        sessions[sessions.count - 1].output += line + "\n"
      }
    }
    return sessions
  }
}
