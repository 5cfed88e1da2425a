import Dispatch

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
}
