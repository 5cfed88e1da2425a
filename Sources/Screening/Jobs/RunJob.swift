import Evidence
import RecordStreams
public import Register
import Subjects

/// Answers the questions of one job, row by row; one that was cut off goes on where it stands.
public struct RunJob: Sendable {
  private let queue: JobQueue
  private let job: BatchJob

  public init(_ job: BatchJob, in queue: JobQueue) {
    self.job = job
    self.queue = queue
  }

  /// Runs the job to its end; what is wrong with the questions ends it as failed.
  ///
  /// Reads and writes files, so the threads that answer requests are not those to run it on.
  ///
  /// - Parameters:
  ///   - lists: those of the job's terms.
  ///   - rules: what holds now.
  ///   - pace: lets others go first.
  ///   - now: the clock.
  ///   - record: is handed the answers of each window; what it throws leaves the job as it is.
  /// - Throws: `CancellationError` where the job was removed; what `pace` and `record` throw, and
  ///   what the system says where the folder cannot be written: the job can then be run again.
  public func run(
    lists: [ListSnapshot], rules: CheckRules, pace: any BatchPace, now: () -> Moment,
    record: ([CheckAnswer]) async throws -> Void
  ) async throws {
    let folder = queue.folder
    // The program was killed between the last answer and the note that it was the last.
    if let whole = try? BatchJournal.count(of: folder.answers(of: job.id)) {
      return try end(whole.lines, whole.rejected, whole.alerts, at: now())
    }
    let batch = CheckBatch(lists: lists, options: options, rules: rules)
    do {
      var alerts = 0
      let statistics = try await batch.run(
        folder.questions(of: job.id), to: folder.answers(of: job.id), pace: pace,
        progress: { rows, share in
          // Whoever removed it is noticed at the next window.
          try? queue.note(job.id, rows: rows, alerts: alerts, share: share)
        },
        record: { answers in
          guard queue.isWanted(job.id) else { throw CancellationError() }
          try await record(answers)
          alerts += answers.count { $0.total > 0 }
        })
      try end(statistics.count, statistics.rejected, statistics.alerts, at: now())
    } catch {
      guard let failure = Self.failure(error) else { throw error }
      try fail(failure, at: now())
    }
  }

  /// Ends the job as one that cannot be answered.
  public func fail(_ failure: String, at now: Moment) throws {
    try queue.finish(job.id) { job in
      (job.state, job.failure, job.finished) = (.failed, failure, now)
    }
  }

  private func end(_ rows: Int, _ rejected: Int, _ alerts: Int, at now: Moment) throws {
    try queue.finish(job.id) { job in
      (job.state, job.finished, job.share) = (.done, now, 1)
      (job.rows, job.rejected, job.alerts) = (rows, rejected, alerts)
    }
  }

  private var options: CheckBatch.Options {
    let purposes = Set(job.terms.purposes)
    var options = CheckBatch.Options(
      purpose: job.terms.purpose, isPurposeKnown: { purposes.contains($0) }, day: job.terms.day,
      line: job.terms.line, nameLine: job.terms.nameLine, limit: job.terms.limit,
      language: Language(rawValue: job.terms.language) ?? .english, threads: 1)
    options.window = 64
    options.isPrivate = true
    return options
  }

  /// What is wrong with the questions; `nil` where it is not they that are at fault.
  private static func failure(_ error: any Error) -> String? {
    switch error {
    case CheckError.noNameColumn: "The first row of the CSV does not name the column `name`."
    case CSVError.tooManyOpenQuotes(let line, _, _):
      "The CSV cannot be read: from line \(line) on, quotes are not closed."
    case CSVError.recordTooLong(let line, _, let limit):
      "The CSV cannot be read: the record at line \(line) has more than \(limit) bytes."
    default: nil
    }
  }
}
