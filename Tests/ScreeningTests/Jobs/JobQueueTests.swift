import Foundation
import RecordStreams
import Register
import Screening
import Subjects
import TestSupport
import Testing

/// Batches that were handed in: whose they are, how many there may be, and what a restart leaves.
@Suite struct JobQueueTests {
  @Test func `a job is run to its end, and its answers are those of a batch`() async throws {
    let desk = try JobDesk()
    let job = try desk.hand(in: JobDesk.rows(70))
    let running = try #require(desk.queue.next())
    #expect(running.id == job.id && desk.queue.next() == nil)
    let recorded = try await desk.run(running)
    let done = try #require(desk.queue.job(job.id, of: "clerk"))
    #expect(done.state == .done && done.rows == 70 && done.rejected == 0 && done.alerts == 70)
    #expect(recorded == 70, "every row is a check")
    #expect(try desk.answers(of: job.id).count == 70)
    #expect(desk.mode(of: desk.queue.folder.answers(of: job.id)) == 0o600)
    let questions = desk.queue.folder.questions(of: job.id)
    #expect(!FileManager.default.fileExists(atPath: questions), "they are needed no more")
  }

  @Test func `a job that was cut off goes on after a restart where it stands`() async throws {
    let desk = try JobDesk()
    let whole = try desk.hand(in: JobDesk.rows(200))
    _ = try await desk.run(try #require(desk.queue.next()))
    let expected = try desk.answers(of: whole.id)
    let job = try desk.hand(in: JobDesk.rows(200))
    struct PowerCut: Error {}
    await #expect(throws: PowerCut.self) {
      var windows = 0
      try await desk.run(try #require(desk.queue.next())) { _ in
        windows += 1
        if windows == 3 { throw PowerCut() }
      }
    }
    let restarted = try desk.restarted()
    let waiting = try #require(restarted.queue.next())
    #expect(waiting.id == job.id && restarted.queue.next() == nil)
    let recorded = try await restarted.run(waiting)
    #expect(recorded == 200 - 2 * 64, "the first two windows are not checked again")
    #expect(try restarted.answers(of: job.id) == expected)
  }

  @Test func `only its owner sees a job`() throws {
    let desk = try JobDesk()
    let job = try desk.hand(in: JobDesk.rows(1))
    #expect(desk.queue.job(job.id, of: "other") == nil && desk.queue.jobs(of: "other").isEmpty)
    #expect(!desk.queue.remove(job.id, of: "other"))
    #expect(desk.queue.jobs(of: "clerk").map(\.id) == [job.id])
  }

  @Test func `a job that is removed while it runs stops and leaves nothing`() async throws {
    let desk = try JobDesk()
    let job = try desk.hand(in: JobDesk.rows(200))
    let running = try #require(desk.queue.next())
    await #expect(throws: CancellationError.self) {
      try await desk.run(running) { _ in _ = desk.queue.remove(job.id, of: "clerk") }
    }
    desk.queue.sweep(job.id)
    #expect(try desk.files() == ["lock"])
  }

  @Test func `a caller has no more jobs than they may`() throws {
    var limits = JobQueue.Limits()
    limits.ofOne = 2
    let desk = try JobDesk(limits)
    for _ in 0..<2 { _ = try desk.hand(in: JobDesk.rows(1)) }
    #expect(throws: JobQueue.Refusal.tooManyOfOne(limit: 2)) { try desk.queue.enter("clerk") }
    _ = try desk.queue.enter("other")
  }

  @Test func `a file without a column for names fails, and says so`() async throws {
    let desk = try JobDesk()
    let job = try desk.hand(in: "nom,born\nInvented Person,1980\n")
    _ = try await desk.run(try #require(desk.queue.next()))
    let failed = try #require(desk.queue.job(job.id, of: "clerk"))
    #expect(failed.state == .failed)
    #expect(failed.failure == "The first row of the CSV does not name the column `name`.")
  }

  @Test func `answers are removed when their time is over, not before`() async throws {
    let desk = try JobDesk()
    let job = try desk.hand(in: JobDesk.rows(1))
    _ = try await desk.run(try #require(desk.queue.next()))
    let end = try #require(desk.queue.job(job.id, of: "clerk")?.keepUntil)
    #expect(end.seconds == noon.seconds + 2 * 86_400)
    #expect(desk.queue.removeExpired(at: end) == 0)
    #expect(desk.queue.removeExpired(at: Moment(seconds: end.seconds + 1)) == 1)
    #expect(try desk.files() == ["lock"])
  }

  @Test func `an upload that was cut off leaves nothing after a restart`() throws {
    let desk = try JobDesk()
    let id = try desk.queue.enter("clerk")
    try Data("{".utf8).write(to: URL(filePath: desk.queue.folder.questions(of: id)))
    let restarted = try desk.restarted()
    #expect(try restarted.files() == ["lock"] && restarted.queue.next() == nil)
  }

  @Test func `two processes do not run the same jobs`() throws {
    let desk = try JobDesk()
    _ = try desk.hand(in: JobDesk.rows(1))
    let other = JobQueue(folder: JobFolder(path: desk.path))
    #expect(throws: CheckError.busy(desk.path)) { try other.open() }
  }
}
