import HTTPTypes
import Hummingbird
import NIOCore
import RecordStreams
import Screening
import ServiceLifecycle

/// What a job does, as server-sent events.
///
/// A caller who comes again is told at once where the job stands; nothing that was missed matters
/// then.
///
/// - Source: HTML Living Standard, section 9.2, "Server-sent events".
struct JobEvents: Sendable {
  private let id: String
  private let owner: String
  private let desk: Desk

  /// - Throws: `APIFailure` with 503 where too many watch.
  init(of job: BatchJob, at desk: Desk) throws(APIFailure) {
    (id, owner) = (job.id, job.owner)
    self.desk = desk
  }

  var answer: APIAnswer {
    get throws(APIFailure) {
      let place = try WatcherPlace(desk.watchers)
      return APIAnswer(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody { [self] writer in
          try await write(into: &writer)
          try await writer.finish(nil)
          // Given back when the last who holds it lets go: also where the caller is gone.
          withExtendedLifetime(place) {}
        })
    }
  }

  /// How often we look, and after how many looks without news a comment keeps the connection.
  private static let lookMilliseconds = 250
  private static let quietLooks = 60

  private func write(into writer: inout any ResponseBodyWriter) async throws {
    var told: BatchJob?
    var quiet = 0
    while !Task.isShuttingDownGracefully {
      let job = desk.jobs.job(id, of: owner)
      if job == nil || job != told {
        try await writer.write(ByteBuffer(string: Self.text(of: job, id: id)))
        quiet = 0
        guard let job, !job.isFinished else { return }
        told = job
      } else {
        quiet += 1
        if quiet.isMultiple(of: Self.quietLooks) {
          try await writer.write(ByteBuffer(string: ": still here\n\n"))
        }
      }
      try await Task.sleep(for: .milliseconds(Self.lookMilliseconds))
    }
  }

  /// One event; of a job that is gone, that it was cancelled.
  static func text(of job: BatchJob?, id: String) -> String {
    guard let job else {
      let data = JSONValue.object([
        JSONMember("id", .string(id)), JSONMember("state", .string("cancelled")),
      ])
      return "event: cancelled\ndata: \(data.text)\n\n"
    }
    let name =
      switch job.state {
      case .queued, .running: "progress"
      case .done: "done"
      case .failed: "failed"
      }
    return "event: \(name)\ndata: \(job.progressJSON.text)\n\n"
  }
}

/// A place among those who watch, given back when nobody holds it any more.
private final class WatcherPlace: Sendable {
  private let places: Places

  init(_ places: Places) throws(APIFailure) {
    self.places = places
    try places.enter()
  }

  deinit { places.leave() }
}
