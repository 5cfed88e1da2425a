import Dispatch
public import Register
import Synchronization

/// Appends to the audit for many at once: events that come while a transaction is being written
/// share the next one.
///
/// The face that serves programs holds one. SQLite waits for the disk on a thread of its own, not on
/// one of those that tasks share.
public final class AuditWriter: Sendable {
  /// Events that wait, with who waits for their numbers.
  private struct Waiting {
    let events: [AuditEvent]
    let done: CheckedContinuation<[Int], any Error>
  }

  private struct State {
    var waiting: [Waiting] = []
    /// Of events that wait or are being written.
    var count = 0
    var isWriting = false
  }

  private let register: RegisterFile
  private let limit: Int
  private let queue = DispatchQueue(label: "audit")
  private let state = Mutex(State())

  /// - Parameter limit: how many events may wait for the disk; beyond, `append` throws at once.
  public init(for register: RegisterFile, limit: Int = 10_000) {
    precondition(limit > 0, "some events may wait")
    self.register = register
    self.limit = limit
  }

  /// Appends events, together with those of others; each call is whole or not at all.
  ///
  /// When this returns, they are on the disk.
  ///
  /// - Returns: their numbers, in their order.
  /// - Throws: `AuditError.overloaded`; what the register throws.
  public func append(_ events: [AuditEvent]) async throws -> [Int] {
    if events.isEmpty { return [] }
    return try await withCheckedThrowingContinuation { done in
      let isFull = state.withLock { state -> Bool in
        guard state.count + events.count <= limit else { return true }
        state.count += events.count
        state.waiting.append(Waiting(events: events, done: done))
        if !state.isWriting {
          state.isWriting = true
          queue.async { self.writeAll() }
        }
        return false
      }
      if isFull { done.resume(throwing: AuditError.overloaded(limit: limit)) }
    }
  }

  /// Writes until nobody waits.
  private func writeAll() {
    while true {
      let group = state.withLock { state -> [Waiting] in
        let group = state.waiting
        state.waiting = []
        state.isWriting = !group.isEmpty
        return group
      }
      if group.isEmpty { return }
      let numbers = Result { try register.append(group.flatMap(\.events)) }
      state.withLock { $0.count -= group.reduce(0) { $0 + $1.events.count } }
      switch numbers {
      case .failure(let error): for waiting in group { waiting.done.resume(throwing: error) }
      case .success(let numbers):
        var rest = numbers[...]
        for waiting in group {
          waiting.done.resume(returning: Array(rest.prefix(waiting.events.count)))
          rest = rest.dropFirst(waiting.events.count)
        }
      }
    }
  }
}
