import Register
import Screening
import ServiceLifecycle

/// Looks every two seconds, and whenever it is asked to, whether another edition has come into
/// force, and loads it; checks go on meanwhile.
struct ListWatch: ServiceLifecycle.Service {
  let desk: Desk

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      try await withThrowingDiscardingTaskGroup { group in
        desk.refreshes.yield()
        group.addTask {
          while true {
            // Ends by cancellation only.
            try await Task.sleep(for: .seconds(2))
            desk.refreshes.yield()
          }
        }
        for await _ in desk.refreshes.stream {
          // The trouble stands in `/readyz`; the next look tries again.
          do { try await desk.refresh() } catch {}
        }
        group.cancelAll()
      }
    }
  }
}

extension Desk {
  /// Loads what has changed; returns when checks use it.
  func refresh() async throws {
    do {
      let hasChanged = try await Blocking.run {
        let hasChanged = try lists.refresh { log.info("lists", ["says": $0]) }
        try browsing.catalog.bringUpToDate()
        return hasChanged
      }
      troubles.set("lists", nil)
      if hasChanged { log.info("lists loaded", ["lists": String(lists.current.lists.count)]) }
    } catch {
      troubles.set("lists", "cannot be loaded anew; the editions before are in use")
      log.warning("lists not loaded", ["type": "\(type(of: error))"])
      throw error
    }
  }
}
