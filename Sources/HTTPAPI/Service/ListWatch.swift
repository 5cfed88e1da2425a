import RecordStreams
import Register
import Screening
import ServiceLifecycle

/// Looks every two seconds, and whenever it is asked to, whether another edition has come into
/// force, and loads it; checks go on meanwhile.
///
/// The catalog follows at its own pace. An audit that could not be written is tried again.
struct ListWatch: ServiceLifecycle.Service {
  let desk: Desk

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        desk.refreshes.yield()
        group.addTask {
          // Cancelled at the end of the service.
          while (try? await Task.sleep(for: .seconds(2))) != nil { desk.refreshes.yield() }
        }
        group.addTask {
          for await _ in desk.catalogRefreshes.stream {
            // The trouble stands in `/readyz`; the next look tries again.
            do { try await desk.refreshCatalog() } catch {}
          }
        }
        for await _ in desk.refreshes.stream {
          await desk.lookAfterAudit()
          // As above.
          do { try await desk.refresh() } catch {}
          desk.catalogRefreshes.yield()
        }
        group.cancelAll()
      }
    }
  }
}

extension Desk {
  /// Tries the audit where it could not be written, so that the service is ready again without
  /// waiting for a caller; the gap stands in the record.
  func lookAfterAudit() async {
    if !place.holds {
      troubles.set("audit", AuditTrouble.text(of: RegisterError.missing(path: register.path)))
    } else if troubles.text(of: "audit") != nil {
      let resumed = AuditEvent(
        made: configuration.now(), kind: .service, actor: "tabayyun",
        facts: [JSONMember("audit", .string("resumed"))])
      // What is wrong stands in `/readyz` until this goes through.
      _ = try? await append([resumed])
    }
  }

  /// Loads the lists that have changed; returns when checks use them.
  func refresh() async throws {
    do {
      let hasChanged = try await Blocking.run {
        try lists.refresh { log.info("lists", ["says": $0]) }
      }
      troubles.set("lists", nil)
      if hasChanged { log.info("lists loaded", ["lists": String(lists.current.lists.count)]) }
    } catch {
      troubles.set("lists", "cannot be loaded anew; the editions before are in use")
      log.warning("lists not loaded", ["type": "\(type(of: error))"])
      throw error
    }
  }

  /// Brings the catalog to the editions in force; returns when searches see them.
  func refreshCatalog() async throws {
    do {
      let catalog = browsing.catalog
      if try await Blocking.run({ try catalog.isUpToDate() }) { return }
      try await Blocking.runGivingWay { _ = try catalog.bringUpToDate() }
      troubles.set("catalog", nil)
      log.info("catalog made")
    } catch {
      troubles.set("catalog", "cannot be made; checks are answered, searches are not")
      log.warning("catalog not made", ["type": "\(type(of: error))"])
      throw error
    }
  }
}
