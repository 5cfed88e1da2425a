import Dispatch
import Foundation

/// Runs what blocks or takes seconds on threads of its own, so that the threads that answer
/// requests stay free.
enum Blocking {
  private static let queue = DispatchQueue(label: "tabayyun.blocking", attributes: .concurrent)

  static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: body)) }
    }
  }

  /// Runs what nobody waits for: checks that come meanwhile go first.
  static func runGivingWay<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        // On Linux the priority is that of the thread, and it ends with it. Where it cannot be
        // lowered the work is done all the same.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        continuation.resume(with: Result(catching: body))
      }
    }
  }
}
