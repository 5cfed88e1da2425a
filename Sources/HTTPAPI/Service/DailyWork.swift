import Register
import Screening
import ServiceLifecycle

/// What is done once a day, and five minutes after the start: personal data whose time is over is
/// purged, whoever keeps a list is told what is due, and answers that nobody fetched are removed.
///
/// What goes wrong stands in `/readyz` and in the log until it goes well; it never ends the service.
struct DailyWork: ServiceLifecycle.Service {
  let desk: Desk
  /// Whom the audit names.
  static let actor = "service"

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var wait = Duration.seconds(300)
      // Ends by cancellation only.
      while !Task.isCancelled {
        do { try await Task.sleep(for: wait) } catch { return }
        await work()
        wait = .seconds(86_400)
      }
    }
  }

  /// Does all of it; a part that fails keeps no other from being done.
  func work() async {
    let (register, jobs, now) = (desk.register, desk.jobs, desk.configuration.now())
    await part("purge") {
      let records = try PurgePersonal.run(register, at: now, by: Self.actor)
      let cases = try register.purgeCases(by: Self.actor, at: now)
      return ["records": String(records), "cases": String(cases)]
    }
    await part("reviews") {
      ["tasks": String(try RaiseReviewTasks.run(register, by: Self.actor, at: now))]
    }
    await part("jobs removed") { ["jobs": String(jobs.removeExpired(at: now))] }
  }

  private func part(
    _ name: String, _ body: @escaping @Sendable () throws -> [String: String]
  ) async {
    do {
      let facts = try await Blocking.run(body)
      desk.troubles.set("daily " + name, nil)
      desk.log.info(name, facts)
    } catch {
      desk.troubles.set("daily " + name, "could not be done; it is tried again tomorrow")
      desk.log.warning(name, ["type": "\(type(of: error))"])
    }
  }
}
