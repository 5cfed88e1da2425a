import ArgumentParser
import Foundation
import SampleLists
import Screening

/// `tabayyun sample`: writes a list of people who do not exist.
struct SampleMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write a list of invented people, the same for the same seed.",
    discussion: """
      The same seed gives the same people in every format. With --format ofac, --to is a folder or \
      a path of sdn.csv; alt.csv, add.csv and sdn_comments.csv are written beside it.
      """)

  /// Every command takes `--register`, so that a script may pass it everywhere; here it is unused.
  @OptionGroup(visibility: .hidden) var register: RegisterOptions

  @Option(help: "How many people.") var people: Int
  @Option(help: "The file to write; it is replaced.") var to: String
  @Option(help: "ftm, un, ofac or csv.", transform: SampleMake.format)
  var format: SampleFormat = .ftm
  @Option(help: "Another seed gives other people.") var seed: UInt64 = 1
  @Option(help: "How many companies and charities beside them.") var organizations = 0

  private static func format(_ text: String) throws -> SampleFormat {
    guard let format = SampleFormat(rawValue: text) else {
      throw ValidationError("The format is one of ftm, un, ofac and csv.")
    }
    return format
  }

  func validate() throws {
    guard people >= 0, organizations >= 0 else {
      throw ValidationError("--people and --organizations are 0 or more.")
    }
  }

  func run() throws {
    do { try write() } catch {
      throw CheckError.cannotWrite(path: to, reason: FileAccess.reason(error))
    }
  }

  private func write() throws {
    let list = SampleList(seed: seed, people: people, organizations: organizations)
    var handles: [SampleFile: FileHandle] = [:]
    for (file, url) in try files() {
      try Data().write(to: url)
      handles[file] = try FileHandle(forWritingTo: url)
    }
    try list.write(as: format) { file, bytes in
      try handles[file]?.write(contentsOf: Data(bytes))
    }
    for handle in handles.values { try handle.close() }
  }

  private func files() throws -> [SampleFile: URL] {
    let url = URL(filePath: to)
    guard format == .ofac else { return [.main: url] }
    let isFile = url.pathExtension == "csv"
    let folder = isFile ? url.deletingLastPathComponent() : url
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return [
      .main: isFile ? url : folder.appending(path: "sdn.csv"),
      .aliases: folder.appending(path: "alt.csv"),
      .addresses: folder.appending(path: "add.csv"),
      .comments: folder.appending(path: "sdn_comments.csv"),
    ]
  }
}
