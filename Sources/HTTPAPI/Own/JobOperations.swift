import Access
import HTTPTypes
import NIOCore
import RecordStreams
import Register
import Screening
import Subjects

/// Batches of questions: handed in as a file, watched, and fetched.
///
/// Only who handed a batch in sees that it is there.
struct JobOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .post, path: "/api/v1/jobs", name: "createJob", tag: .jobs,
        summary: "Hand in a file of questions", need: .permission(.checkBatch),
        parameters: Self.terms,
        body: .init(
          kind: .file(types: Self.types),
          says: """
            A question a line, as JSON with the members of a check and a `key`; or CSV whose first \
            row names the columns. A row may name its own `purpose`.
            """),
        answers: [
          .init(202, "It waits for its turn.", .named("Job")),
          .init(404, "A list that is not in force.", .named("Problem"), type: .problem),
          .init(409, "You have as many jobs as you may.", .named("Problem"), type: .problem),
          .init(415, "Neither JSON lines nor CSV.", .named("Problem"), type: .problem),
        ], handle: create),
      Operation(
        method: .get, path: "/api/v1/jobs", name: "jobs", tag: .jobs,
        summary: "Your jobs, the last first", need: .permission(.checkBatch),
        answers: [.init(200, "The jobs.", .array(.named("Job"), most: 10_000))]
      ) { call in .json(.array(desk.jobs.jobs(of: call.principal.name).map(\.json))) },
      Operation(
        method: .get, path: "/api/v1/jobs/{id}", name: "job", tag: .jobs,
        summary: "One of your jobs", need: .permission(.checkBatch), parameters: [.job],
        answers: [.init(200, "How far it is.", .named("Job")), .notFound]
      ) { call in .json(try job(call).json) },
      Operation(
        method: .get, path: "/api/v1/jobs/{id}/events", name: "jobEvents", tag: .jobs,
        summary: "Watch a job until it ends: server-sent events", need: .permission(.checkBatch),
        parameters: [.job],
        answers: [
          .init(
            200, "`progress` with rows and share, then `done`, `failed` or `cancelled`.",
            .any, type: "text/event-stream"), .notFound,
        ], handle: events),
      Operation(
        method: .get, path: "/api/v1/jobs/{id}/result", name: "jobResult", tag: .jobs,
        summary: "The answers of a job that is done, in the order of the file",
        need: .permission(.checkBatch), parameters: [.job],
        answers: [
          .init(200, "A line of JSON for each row.", .any, type: "application/jsonl"), .notFound,
          .init(409, "It is not done.", .named("Problem"), type: .problem),
        ], handle: result),
      Operation(
        method: .delete, path: "/api/v1/jobs/{id}", name: "deleteJob", tag: .jobs,
        summary: "Stop a job and remove its files", need: .permission(.checkBatch),
        parameters: [.job], answers: [.init(204, "It is gone."), .notFound], handle: remove),
    ]
  }

  /// JSON lines have no registered type; these are in use.
  private static let types = [
    "application/jsonl", "application/x-ndjson", "text/csv", "text/plain",
    "application/octet-stream",
  ]

  private static let terms: [Operation.Parameter] = [
    .purpose, .language,
    .queries("lists", .listName, "Only these lists; all where it is left out."),
    .query("threshold", .share, "The score from which a result is shown; 0.7."),
    .query("name_threshold", .share, "The score of the name from which a result is shown."),
    .query("limit", .integer(1...500), "The most results a row; 5."),
  ]

  private func create(_ call: APICall) async throws -> APIAnswer {
    guard call.principal.may(.seeGrounds) else {
      throw APIFailure(.forbidden, "The answers hold grounds, which your role does not see.")
    }
    guard let upload = call.upload else { preconditionFailure("the operation takes a file") }
    guard Self.types.contains(upload.type) else {
      throw APIFailure(
        .unsupportedMediaType, "Send one of \(Self.types.joined(separator: ", ")).")
    }
    let terms = try terms(of: call)
    let (jobs, owner) = (desk.jobs, call.principal.name)
    let id = try await enter(owner)
    defer { jobs.leave(owner) }
    let path = jobs.folder.questions(of: id)
    do {
      let size = try await upload.save(to: path)
      guard size > 0 else {
        throw APIFailure(.badRequest, "The body is empty: a file of questions is expected.")
      }
      let job = try await Blocking.run {
        try jobs.add(id, owner: owner, sizeBytes: size, terms: terms, at: call.now)
      }
      return .json(
        job.json, status: .accepted, headers: [.location: "/api/v1/jobs/\(id)"])
    } catch {
      // Not there, or not needed any more: either way nobody asks for it.
      try? await Blocking.run { jobs.folder.removeQuestions(of: id) }
      if error is CheckError { throw Self.noPlace }
      throw error
    }
  }

  private func enter(_ owner: String) async throws -> String {
    let jobs = desk.jobs
    do { return try await Blocking.run { try jobs.enter(owner) } } catch {
      switch error {
      case JobQueue.Refusal.tooManyOfOne(let limit):
        throw APIFailure(.conflict, "You have \(limit) jobs, or two files on the way: remove some.")
      case JobQueue.Refusal.tooMany: throw APIFailure.overloaded(retryAfterSeconds: 60)
      default: throw Self.noPlace
      }
    }
  }

  private static let noPlace = APIFailure(
    .serviceUnavailable, "Files of jobs cannot be kept here at present.")

  /// What holds for every row, settled now: the job runs later, and for nobody else.
  private func terms(of call: APICall) throws -> BatchJob.Terms {
    let state = desk.lists.current
    let purpose = try call.purpose(under: state.policy)
    let usable = state.lists.map(\.snapshot.list).filter { call.principal.mayUse(list: $0) }
    let asked = call.query.all("lists")
    if let unknown = asked.first(where: { !usable.contains($0) }) {
      throw APIFailure(.notFound, "No list «\(unknown)» is in force.")
    }
    let lists = usable.filter { asked.isEmpty || asked.contains($0) }
    guard !lists.isEmpty else {
      throw APIFailure(.serviceUnavailable, "No list is in force; nobody can be checked.")
    }
    let purposes = state.policy.purposes.filter { known in
      // One that the caller may not name is one that the rows may not name.
      (try? call.principal.purpose(asked: known.code, policy: state.policy)) != nil
    }
    // A week at most, and never longer than what any row may be asked for is kept.
    let days = purposes.map(\.retentionDays).filter { $0 > 0 }.min() ?? 1
    return BatchJob.Terms(
      purpose: purpose, purposes: purposes.map(\.code), lists: lists, day: call.day,
      line: Self.score(call.number("threshold", default: 0.7)),
      nameLine: call.query.last("name_threshold") == nil
        ? nil : Self.score(call.number("name_threshold", default: 0)),
      limit: call.integer("limit", default: 5), language: call.query.last("language") ?? "en",
      keepDays: min(days, 7))
  }

  private static func score(_ share: Double) -> Int { Int((share * 10_000).rounded()) }

  private func job(_ call: APICall) throws(APIFailure) -> BatchJob {
    guard let job = desk.jobs.job(call.parameter("id"), of: call.principal.name) else {
      throw APIFailure(.notFound, "You have no such job.")
    }
    return job
  }

  private func events(_ call: APICall) async throws -> APIAnswer {
    let job = try job(call)
    return try JobEvents(of: job, at: desk).answer
  }

  private func result(_ call: APICall) async throws -> APIAnswer {
    let job = try job(call)
    guard job.state == .done else {
      throw APIFailure(.conflict, "The job is \(job.state.rawValue), not done.")
    }
    // Names leave the register: that they do is recorded first.
    _ = try await desk.append([
      AuditEvent(
        made: call.now, kind: .export, actor: call.principal.name, purpose: job.terms.purpose,
        facts: [JSONMember("job", .string(job.id)), JSONMember("rows", .number(job.rows))])
    ])
    let path = desk.jobs.folder.answers(of: job.id)
    guard let file = try await Blocking.run({ FileReading(path) }) else {
      throw APIFailure(.notFound, "The answers were removed.")
    }
    return APIAnswer(
      status: .ok, headers: [.contentType: "application/jsonl"], body: file.body)
  }

  private func remove(_ call: APICall) async throws -> APIAnswer {
    let job = try job(call)
    let jobs = desk.jobs
    let isGone = try await Blocking.run { jobs.remove(job.id, of: job.owner) }
    guard isGone else { throw APIFailure(.notFound, "You have no such job.") }
    return APIAnswer(status: .noContent)
  }
}

extension Operation.Parameter {
  /// The job of the path.
  fileprivate static let job = Operation.Parameter.path("id", .jobID, "The id of the job.")
}
