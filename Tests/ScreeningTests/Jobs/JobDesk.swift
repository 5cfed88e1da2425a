import Foundation
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

/// A register with one invented entry, and the queue of jobs beside it.
struct JobDesk {
  let cases: CaseDesk
  let queue: JobQueue
  let path: String

  init(_ limits: JobQueue.Limits = JobQueue.Limits()) throws {
    cases = try CaseDesk()
    try cases.add([
      #"{"id": "inv:1", "schema": "Person", "datasets": ["inv"], "#
        + #""properties": {"name": ["Khalid Nasir Omar Zarqani"]}}"#
    ])
    path = JobFolder.path(besideRegister: cases.register.path)
    queue = JobQueue(folder: JobFolder(path: path), limits: limits)
    try queue.open()
  }

  private init(_ cases: CaseDesk, _ queue: JobQueue, path: String) {
    (self.cases, self.queue, self.path) = (cases, queue, path)
  }

  /// Another process on the same files, as after a crash: it sees copies, since this one still
  /// holds its own.
  func restarted() throws -> JobDesk {
    let copy = path + "-copy"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let queue = JobQueue(folder: JobFolder(path: copy))
    try queue.open()
    return JobDesk(cases, queue, path: copy)
  }

  static func rows(_ count: Int) -> String {
    (1...count).map { "{\"key\": \($0), \"name\": \"Khalid Nasir Omar Zarqani\"}\n" }.joined()
  }

  func hand(in text: String) throws -> BatchJob {
    let id = try queue.enter("clerk")
    defer { queue.leave("clerk") }
    try Data(text.utf8).write(to: URL(filePath: queue.folder.questions(of: id)))
    let terms = BatchJob.Terms(
      purpose: "test", purposes: ["test"], lists: ["inv"], day: try #require(caseDay), line: 7_000,
      limit: 5, language: "en", keepDays: 2)
    return try queue.add(id, owner: "clerk", sizeBytes: text.utf8.count, terms: terms, at: noon)
  }

  /// Runs a job; returns how many answers were recorded.
  @discardableResult func run(
    _ job: BatchJob, before: ([CheckAnswer]) throws -> Void = { _ in }
  ) async throws -> Int {
    let lists = try ListSelection(lists: []).snapshots(in: cases.register)
    var recorded = 0
    try await RunJob(job, in: queue).run(
      lists: lists, rules: .none, pace: AtOnce(), now: { noon }
    ) { answers in
      try before(answers)
      recorded += answers.count
    }
    return recorded
  }

  func answers(of id: String) throws -> [String] {
    try String(contentsOfFile: queue.folder.answers(of: id), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }

  func mode(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_mode & 0o777) : 0
  }
}

/// Nobody else waits.
private struct AtOnce: BatchPace {
  func run<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
    try body()
  }
}
