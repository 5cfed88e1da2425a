import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// What operations work with: the lists in force, the register behind them, and the bounds.
struct Desk: Sendable {
  let lists: LiveLists
  let register: RegisterFile
  let browsing: Browsing
  /// Where every event goes before its answer does.
  let audit: AuditWriter
  /// Whether what is written there can be found again.
  let place: RegisterPlace
  /// What the policy and earlier decisions say of checks.
  let rules: CurrentRules
  /// Who may ask; `nil` where the service is open.
  let callers: Callers?
  let gate: Gate
  let metrics: Metrics
  let configuration: ServiceConfiguration
  let log: ServiceLog
  let refreshes = Refreshes()
  let catalogRefreshes = Refreshes()
  /// Batches that were handed in.
  let jobs: JobQueue
  /// Who watches a job.
  let watchers: Places
  /// Walks along the audit, and past checks that are asked again: one at a time.
  let auditWork = Places(1)
  /// What is wrong with the service; empty while all is well.
  let troubles: Troubles
}

extension Desk {
  /// Appends to the audit; returns when the events are on the disk.
  ///
  /// - Throws: `APIFailure` with 503: what cannot be recorded is not answered.
  func append(_ events: [AuditEvent]) async throws -> [Int] {
    do {
      let numbers = try await audit.append(events)
      guard place.holds else { throw RegisterError.missing(path: register.path) }
      troubles.set("audit", nil)
      return numbers
    } catch is AuditError {
      throw APIFailure.overloaded()
    } catch {
      troubles.set("audit", AuditTrouble.text(of: error))
      log.warning("audit not written", ["type": "\(type(of: error))"])
      throw APIFailure(
        .serviceUnavailable, "This cannot be recorded, so it is not answered. See /readyz.")
    }
  }

  /// Records checks under the policy in force.
  func record(_ checks: [RecordedCheck], _ call: APICall) async throws -> [Int] {
    let events = try lists.checkEvents(at: call.now)
    for check in checks {
      metrics.count("tabayyun_checks_total{outcome=\"\(check.outcome)\"}")
    }
    return try await append(
      checks.map { events.event(of: $0, made: call.now, actor: call.principal.name) })
  }

  /// Records that somebody looked at something, and why, before it is shown.
  ///
  /// - Throws: `APIFailure` with 400 without a purpose, with 503 where it cannot be recorded.
  func recordView(_ facts: [JSONMember], _ call: APICall) async throws {
    let purpose = try call.purpose(under: lists.current.policy)
    _ = try await append([
      AuditEvent(
        made: call.now, kind: .view, actor: call.principal.name, purpose: purpose, facts: facts)
    ])
  }
}
