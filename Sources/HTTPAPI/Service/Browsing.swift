import HTTPTypes
import Register
import Screening

/// The way to the catalog, which may still be made when the first caller comes.
struct Browsing: Sendable {
  let catalog: Catalog
  private let waitSeconds: Int

  init(of register: RegisterFile, waitSeconds: Int, log: ServiceLog) {
    catalog = Catalog(of: register, words: .normalForm) { log.warning("catalog", ["says": $0]) }
    self.waitSeconds = waitSeconds
  }

  /// Looks into the catalog as it stands; where it is being made, waits.
  ///
  /// - Throws: `APIFailure` with 503 where it is not ready in time.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (CatalogView) throws -> Value
  ) async throws -> Value {
    let catalog = catalog
    let clock = ContinuousClock()
    let end = clock.now + .seconds(waitSeconds)
    while true {
      do { return try await Blocking.run { try catalog.read(body) } } catch CatalogError.notReady {
        guard clock.now < end else {
          throw APIFailure(
            .serviceUnavailable, "The catalog is being made; checks are answered meanwhile.",
            headers: [.retryAfter: "5"])
        }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}
