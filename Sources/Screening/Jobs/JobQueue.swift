import Crypto
public import Register
import Synchronization

/// The batch jobs of a service: who handed them in, which is next, how far each has come.
///
/// Guards the table of jobs; requests and the one worker call it. What blocks on the disk says so.
public final class JobQueue: Sendable {
  /// How much may be handed in.
  public struct Limits: Sendable {
    /// Jobs of one caller, finished ones included.
    public var ofOne = 20
    /// Jobs of all.
    public var ofAll = 200
    /// Files that are being handed in, of one caller.
    public var uploadsOfOne = 2
    /// Files that are being handed in, of all.
    public var uploadsOfAll = 8
    /// The questions of all jobs that wait, together, in bytes.
    public var questionBytes = 4 * 1_024 * 1_024 * 1_024

    /// The usual ones.
    public init() {}
  }

  /// Why nothing more is taken in.
  public enum Refusal: Error, Equatable, Sendable {
    /// The caller has as many jobs as they may. Cure: remove finished ones.
    case tooManyOfOne(limit: Int)
    /// All callers together have. Cure: come again later.
    case tooMany
  }

  private struct State {
    var jobs: [String: BatchJob] = [:]
    var uploads: [String: Int] = [:]
    var lastNumber = 0
  }

  /// The files of the jobs.
  public let folder: JobFolder
  /// Tells the worker that a job waits.
  public let wakeups: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation
  private let limits: Limits
  private let state = Mutex(State())
  /// Held while descriptions are written or removed, so that a removed one is not written again.
  private let files = Mutex(())

  /// A queue that knows no job before `open`.
  public init(folder: JobFolder, limits: Limits = Limits()) {
    self.folder = folder
    self.limits = limits
    (wakeups, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Takes up what stands in the folder: jobs that were running wait again.
  ///
  /// Blocks.
  ///
  /// - Throws: `CheckError.busy` where another process has the folder; what the system says of it.
  public func open() throws {
    guard try folder.take(create: false) else { return }
    let found = try folder.jobs()
    state.withLock { state in
      for var job in found {
        if job.state == .running { job.state = .queued }
        state.jobs[job.id] = job
        state.lastNumber = max(state.lastNumber, job.number)
      }
    }
    wake.yield()
  }
}

extension JobQueue {
  /// Lets a caller hand in a file.
  ///
  /// Blocks.
  ///
  /// - Returns: the id that the job will have; `leave` ends it.
  /// - Throws: `Refusal`; `CheckError` where there is no place for files.
  public func enter(_ owner: String) throws -> String {
    try state.withLock { state in
      let own = state.jobs.values.count { $0.owner == owner }
      let uploads = state.uploads[owner] ?? 0
      if own + uploads >= limits.ofOne || uploads >= limits.uploadsOfOne {
        throw Refusal.tooManyOfOne(limit: limits.ofOne)
      }
      let waiting = state.jobs.values.reduce(0) { $0 + ($1.isFinished ? 0 : $1.sizeBytes) }
      let all = state.uploads.values.reduce(0, +)
      if state.jobs.count + all >= limits.ofAll || all >= limits.uploadsOfAll
        || waiting >= limits.questionBytes
      {
        throw Refusal.tooMany
      }
      state.uploads[owner] = uploads + 1
    }
    do { _ = try folder.take(create: true) } catch {
      leave(owner)
      throw error
    }
    return SymmetricKey(size: .bits128).withUnsafeBytes { $0.map(hexadecimal).joined() }
  }

  /// Ends what `enter` began, whatever came of it.
  public func leave(_ owner: String) {
    state.withLock { state in
      let uploads = (state.uploads[owner] ?? 1) - 1
      state.uploads[owner] = uploads > 0 ? uploads : nil
    }
  }

  /// Takes in a job whose questions stand in the folder.
  ///
  /// Blocks; when it returns, the job outlives the process.
  public func add(
    _ id: String, owner: String, sizeBytes: Int, terms: BatchJob.Terms, at now: Moment
  ) throws -> BatchJob {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    let job = BatchJob(
      id: id, number: number, owner: owner, created: now, sizeBytes: sizeBytes, terms: terms)
    try files.withLock { _ in try folder.write(job) }
    state.withLock { $0.jobs[id] = job }
    wake.yield()
    return job
  }

  /// The jobs of a caller, the last first.
  public func jobs(of owner: String) -> [BatchJob] {
    state.withLock { $0.jobs.values.filter { $0.owner == owner } }
      .sorted { $0.number > $1.number }
  }

  /// A job of a caller; that of another is as unknown as one that is not there.
  public func job(_ id: String, of owner: String) -> BatchJob? {
    state.withLock { $0.jobs[id].flatMap { $0.owner == owner ? $0 : nil } }
  }

  /// Removes a job and its files; where it is running it stops.
  ///
  /// Blocks.
  ///
  /// - Returns: whether there was one.
  public func remove(_ id: String, of owner: String) -> Bool {
    guard job(id, of: owner) != nil else { return false }
    remove(id)
    return true
  }

  /// Removes the jobs whose time is over.
  ///
  /// Blocks.
  ///
  /// - Returns: how many.
  @discardableResult public func removeExpired(at now: Moment) -> Int {
    let expired = state.withLock { state in
      state.jobs.values.filter { job in job.keepUntil.map { $0.seconds < now.seconds } ?? false }
    }
    for job in expired { remove(job.id) }
    return expired.count
  }

  private func remove(_ id: String) {
    files.withLock { _ in
      state.withLock { $0.jobs[id] = nil }
      folder.remove(id)
    }
  }
}

extension JobQueue {
  /// The job that has waited longest; it is running from then on.
  public func next() -> BatchJob? {
    state.withLock { state in
      let waiting = state.jobs.values.filter { $0.state == .queued }
      guard var job = waiting.min(by: { $0.number < $1.number }) else { return nil }
      job.state = .running
      state.jobs[job.id] = job
      return job
    }
  }

  /// Notes how far a job has come.
  ///
  /// - Throws: `CancellationError` where it was removed.
  public func note(_ id: String, rows: Int, alerts: Int, share: Double) throws {
    try update(id) { job in
      (job.rows, job.alerts, job.share) = (rows, alerts, share)
    }
  }

  /// Whether a job is still wanted.
  public func isWanted(_ id: String) -> Bool { state.withLock { $0.jobs[id] != nil } }

  /// Ends a job.
  ///
  /// Blocks; when it returns, its state outlives the process.
  ///
  /// - Throws: `CancellationError` where it was removed; its files are then removed again.
  public func finish(_ id: String, _ change: (inout BatchJob) -> Void) throws {
    try files.withLock { _ in
      guard var job = state.withLock({ $0.jobs[id] }) else {
        folder.remove(id)
        throw CancellationError()
      }
      change(&job)
      try folder.write(job)
      let ended = job
      state.withLock { $0.jobs[id] = ended }
      if ended.isFinished { folder.removeQuestions(of: id) }
    }
  }

  /// Removes what a job left behind that was removed while it ran.
  ///
  /// Blocks.
  public func sweep(_ id: String) {
    files.withLock { _ in
      if !isWanted(id) { folder.remove(id) }
    }
  }

  private func update(_ id: String, _ change: (inout BatchJob) -> Void) throws {
    try state.withLock { state in
      guard var job = state.jobs[id] else { throw CancellationError() }
      change(&job)
      state.jobs[id] = job
    }
  }
}
