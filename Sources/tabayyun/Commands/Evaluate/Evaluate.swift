import ArgumentParser
import Foundation
import RecordStreams
import Register
import Screening

/// `tabayyun evaluate`.
///
/// Says how well people are found and how often others alert.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how well questions with known answers find them.",
    discussion: """
      Each row is a row of a batch in JSON lines with two more keys: "answers", the ids of the \
      entries that are this person (none for a person who is on no list), and "kind", what is \
      tried. Kinds that begin with "weak" are ranked only. Exit status: 3 where rows or lines \
      could not be read.
      """)

  @OptionGroup var register: RegisterOptions

  @Argument(help: "Files of labelled questions.")
  var files: [String]

  @Option(name: .customLong("in"), help: "Only this list; may be repeated.")
  var lists: [ListName] = []

  @Option(help: "Evaluate against this FollowTheMoney file, without a register.")
  var against: String?

  @Option(
    name: .customLong("line"), help: "The line: a result is shown from this score up, 0 to 1.")
  var threshold = 0.7

  @Flag(inversion: .prefixedNo, help: "Measure simple rankers beside: names alone, no index.")
  var baselines = true

  @Option(help: "Write how each question came out to this file, one JSON object a line.")
  var details: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  func validate() throws {
    if !(0...1).contains(threshold) { throw ValidationError("A score is from 0 to 1.") }
    if against != nil, !lists.isEmpty {
      throw ValidationError("--against evaluates one file: --in does not apply.")
    }
  }

  func run() async throws {
    let labelled = try LabelledQuestions(files: files)
    Self.tell(labelled.rejects, "")
    Self.tell(labelled.remarks, "left out: ")
    let (snapshots, unreadLines) = try snapshots()
    let evaluation = EvaluateMatching(
      lists: snapshots, line: Int((threshold * 10_000).rounded()), day: Clock.today,
      withBaselines: baselines)
    let progress = BatchProgress()
    let file = try details.map(DetailsFile.init)
    let report = try await evaluation.run(labelled) {
      progress.show($0, Double($0) / Double($1))
    } details: {
      try file?.write($0)
    }
    try file?.close()
    progress.clear()
    if report.unknownAnswers > 0 {
      Output.remark("\(report.unknownAnswers) answers are on no list; their questions are missed.")
    }
    if json { Output.write(report.json) } else { Output.write(EvaluationText(report).text) }
    if !labelled.rejects.isEmpty {
      Output.remark("\(labelled.rejects.count) rows could not be read and are not in the figures.")
    }
    if !labelled.rejects.isEmpty || unreadLines > 0 { throw ExitStatus.unreadable.signal }
  }

  /// The first of what could not be read, and how many more there are: a file of another kind has as
  /// many as lines.
  private static func tell(_ rejects: [LabelledQuestions.Reject], _ start: String) {
    for reject in rejects.prefix(20) {
      Output.remark("\(reject.path): line \(reject.line): \(start)\(reject.says)")
    }
    if rejects.count > 20 { Output.remark("… and \(rejects.count - 20) more.") }
  }

  private func snapshots() throws -> (lists: [ListSnapshot], unreadLines: Int) {
    if let against {
      let (list, rejects) = try CheckFile.snapshot(ofFile: against)
      if rejects > 0 { Output.remark("\(against): \(rejects) lines could not be read.") }
      return ([list], rejects)
    }
    let register = try register.open(waitSeconds: 2)
    let snapshots = try ListSelection(lists: lists).snapshots(in: register) { Output.remark($0) }
    guard !snapshots.isEmpty else { throw CheckError.noListInForce }
    try register.close()
    return (snapshots, 0)
  }
}

/// Where the outcome of each question goes.
private struct DetailsFile {
  private let path: String
  private let handle: FileHandle

  init(path: String) throws {
    self.path = path
    let url = URL(filePath: path)
    do {
      try Data().write(to: url)
      handle = try FileHandle(forWritingTo: url)
    } catch { throw CheckError.cannotWrite(path: path, reason: FileAccess.reason(error)) }
  }

  func write(_ value: JSONValue) throws {
    do { try handle.write(contentsOf: Data((value.text + "\n").utf8)) } catch {
      throw CheckError.cannotWrite(path: path, reason: FileAccess.reason(error))
    }
  }

  func close() throws { try handle.close() }
}
