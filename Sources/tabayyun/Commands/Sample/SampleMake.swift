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

      With --questions, a file of labelled questions for `tabayyun evaluate` is written beside a \
      FollowTheMoney list, of which every sixth entry is in Arabic letters alone. With --mixes they       are those by which speed is measured.
      """)

  /// Every command takes `--register`, so that a script may pass it everywhere; here it is unused.
  @OptionGroup(visibility: .hidden) var register: RegisterOptions

  @Option(help: "How many people.") var people: Int?
  @Option(help: "As many people as have so many names, in place of --people.") var names: Int?
  @Option(help: "The file to write; it is replaced.") var to: String
  @Option(help: "ftm, un, ofac or csv.", transform: SampleMake.format)
  var format: SampleFormat = .ftm
  @Option(help: "Another seed gives other people.") var seed: UInt64 = 1
  @Option(help: "How many companies and charities beside them.") var organizations = 0

  @Option(help: "Write questions on the list, with their answers, to this file.")
  var questions: String?
  @Option(help: "How many questions have an answer.") var asked = 1_500
  @Option(help: "How many people of the same kind, who are not on the list, are asked.")
  var strangers = 3_000
  @Option(help: "How many people from elsewhere are asked.") var foreigners = 500
  @Option(help: "What is known beside the name: name (nothing), year or date of birth.")
  var knowing: LabelledSample.Knowledge = .name
  @Flag(help: "Ask by the query mixes of the benchmarks; nobody but the people of the list.")
  var mixes = false

  private static func format(_ text: String) throws -> SampleFormat {
    guard let format = SampleFormat(rawValue: text) else {
      throw ValidationError("The format is one of ftm, un, ofac and csv.")
    }
    return format
  }

  func validate() throws {
    guard (people == nil) != (names == nil) else {
      throw ValidationError("Give --people or --names, one of the two.")
    }
    guard min(people ?? 0, names ?? 0, organizations) >= 0 else {
      throw ValidationError("--people, --names and --organizations are 0 or more.")
    }
    guard min(asked, strangers, foreigners) >= 0 else {
      throw ValidationError("--asked, --strangers and --foreigners are 0 or more.")
    }
    if mixes, questions == nil { throw ValidationError("--mixes needs --questions FILE.") }
    if questions != nil, format != .ftm {
      throw ValidationError("--questions are asked of a list in the format ftm.")
    }
  }

  func run() throws {
    guard let questions else { return try Self.writing(to: to) { try write(list) } }
    let sample = sample
    try Self.writing(to: to) { try Self.write(to: to, sample.writeList) }
    try Self.writing(to: questions) {
      try Self.write(to: questions) { sink in
        if mixes {
          try sample.writeMixes(to: sink)
        } else {
          try sample.writeQuestions(knowing: knowing, to: sink)
        }
      }
    }
  }

  private var list: SampleList {
    if let names { return SampleList(seed: seed, names: names, organizations: organizations) }
    return SampleList(seed: seed, people: people ?? 0, organizations: organizations)
  }

  private var sample: LabelledSample {
    if let names {
      return LabelledSample(
        seed: seed, names: names, organizations: organizations, asked: asked, strangers: strangers,
        foreigners: foreigners)
    }
    return LabelledSample(list: list, asked: asked, strangers: strangers, foreigners: foreigners)
  }

  private static func writing(to path: String, _ body: () throws -> Void) throws {
    do { try body() } catch {
      throw CheckError.cannotWrite(path: path, reason: FileAccess.reason(error))
    }
  }

  private static func write(
    to path: String, _ make: (_ sink: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let url = URL(filePath: path)
    try Data().write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    try make { try handle.write(contentsOf: Data($0)) }
    try handle.close()
  }

  private func write(_ list: SampleList) throws {
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
