import Access
import Evidence
import HTTPTypes
import Register
import Screening
import ServiceLifecycle

/// Runs the batch jobs, one at a time, behind whoever waits for a single check.
struct JobWork: ServiceLifecycle.Service {
  let desk: Desk

  func run() async throws {
    let desk = desk
    await cancelWhenGracefulShutdown {
      await withTaskExecutorPreference(JobThread()) { await JobWork(desk: desk).work() }
    }
  }

  private func work() async {
    do { try desk.jobs.open() } catch {
      desk.log.warning("jobs not taken up", ["type": "\(type(of: error))"])
    }
    for await _ in desk.jobs.wakeups {
      while !Task.isCancelled, let job = desk.jobs.next() { await run(job) }
    }
  }

  /// Runs a job until it is done, failed or removed, or the service ends.
  private func run(_ job: BatchJob) async {
    desk.log.info("job", ["job": job.id, "says": "begun"])
    while !Task.isCancelled {
      do {
        try await attempt(job)
        break
      } catch is CancellationError {
        desk.jobs.sweep(job.id)
        break
      } catch {
        // What cannot be recorded or written is not answered; the job goes on where it stands.
        desk.troubles.set("jobs", "a job cannot go on; it is tried again")
        desk.log.warning("job", ["job": job.id, "type": "\(type(of: error))"])
        // Ends by cancellation only, which the loop sees.
        try? await Task.sleep(for: .seconds(10))
      }
    }
    if !Task.isCancelled { desk.troubles.set("jobs", nil) }
    desk.log.info("job", ["job": job.id, "says": "ended"])
  }

  private func attempt(_ job: BatchJob) async throws {
    let runner = RunJob(job, in: desk.jobs)
    let state = desk.lists.current
    let lists = job.terms.lists.compactMap { state.list($0)?.snapshot }
    guard lists.count == job.terms.lists.count else {
      return try runner.fail(
        "A list of the job is no longer in force.", at: desk.configuration.now())
    }
    let rules = try desk.rules.rules(for: lists)
    try await runner.run(
      lists: lists, rules: rules, pace: JobPace(gate: desk.gate), now: desk.configuration.now
    ) { answers in try await record(answers, of: job) }
  }

  /// Every row is a check: in the audit, in the measurements, and where the policy says so an alert.
  private func record(_ answers: [CheckAnswer], of job: BatchJob) async throws {
    let now = desk.configuration.now()
    let events = try desk.lists.checkEvents(at: now)
    _ = try await desk.append(
      answers.map { events.event(of: RecordedCheck($0), made: now, actor: job.owner) })
    for answer in answers {
      desk.metrics.count("tabayyun_checks_total{outcome=\"\(answer.outcome.rawValue)\"}")
    }
    try RaiseAlerts(in: desk.register).run(answers, isAsked: false, by: job.owner, at: now)
  }
}

/// Waits for a turn like everybody else, and when the queue is full waits longer.
private struct JobPace: BatchPace {
  let gate: Gate

  func run<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
    while true {
      do { return try await gate.run(body) } catch let failure as APIFailure
        where failure.status == .serviceUnavailable
      {
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }
}
