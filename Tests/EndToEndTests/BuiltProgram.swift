import Foundation
import TestSupport

/// The program as it was built, beside the tests.
enum BuiltProgram {
  /// `nil` where the tests were built without it.
  static let url: URL? = {
    let bundles = [
      Bundle.main.executableURL?.deletingLastPathComponent(), Bundle.main.bundleURL,
      URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
      ProjectFolder.url.appending(path: ".build/release"),
      ProjectFolder.url.appending(path: ".build/debug"),
    ]
    return bundles.lazy.compactMap { $0?.appending(path: "tabayyun") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// What a run of the program came to.
  struct Answer {
    let status: Int32
    let output: String
    let remarks: String
  }

  /// Starts the program in `folder`, where its register stands.
  static func start(
    _ arguments: [String], in folder: URL, output: FileHandle = .nullDevice,
    remarks: FileHandle = .nullDevice
  ) throws -> Process {
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = remarks
    try process.run()
    return process
  }

  /// Runs the program to its end.
  static func run(_ arguments: String..., in folder: URL) throws -> Answer {
    try run(arguments, in: folder)
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], in folder: URL) throws -> Answer {
    let (output, remarks) = (folder.appending(path: "out.txt"), folder.appending(path: "err.txt"))
    for file in [output, remarks] { try Data().write(to: file) }
    let process = try start(
      arguments, in: folder, output: FileHandle(forWritingTo: output),
      remarks: FileHandle(forWritingTo: remarks))
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      remarks: try String(contentsOf: remarks, encoding: .utf8))
  }
}

/// FollowTheMoney lines of invented people.
func inventedPeople(_ numbers: Range<Int>, state: Int = 0) -> Data {
  var text = ""
  for number in numbers {
    text += """
      {"id":"inv:\(number)","schema":"Person","properties":{"name":["Invented Person \(number)"],\
      "birthDate":["\(1950 + (number + state) % 40)"]},"datasets":["inv"],"referents":[]}

      """
  }
  return Data(text.utf8)
}
