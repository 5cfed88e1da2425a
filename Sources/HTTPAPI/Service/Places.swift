import Synchronization

/// A number of places for work that takes long or waits; who finds none is told to come again.
final class Places: Sendable {
  private let free: Mutex<Int>

  init(_ count: Int) { free = Mutex(count) }

  /// Takes a place; `leave` gives it back.
  ///
  /// - Throws: `APIFailure` with 503 where all are taken.
  func enter() throws(APIFailure) {
    let isIn = free.withLock { free in
      guard free > 0 else { return false }
      free -= 1
      return true
    }
    guard isIn else { throw APIFailure.overloaded(retryAfterSeconds: 5) }
  }

  func leave() { free.withLock { $0 += 1 } }

  /// Works in a place.
  func working<Value>(_ body: () async throws -> Value) async throws -> Value {
    try enter()
    defer { leave() }
    return try await body()
  }
}
