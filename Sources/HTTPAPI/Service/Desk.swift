import Access
import Register
import Screening

/// What operations work with: the lists in force, the register behind them, and the bounds.
struct Desk: Sendable {
  let lists: LiveLists
  let register: RegisterFile
  let browsing: Browsing
  let gate: Gate
  let metrics: Metrics
  let configuration: ServiceConfiguration
  let log: ServiceLog
  let refreshes = Refreshes()
  /// What is wrong with the service; empty while all is well.
  let troubles: Troubles
}
