import Access
import Foundation

/// Where passwords are hashed: few at once, on threads of their own, with a short line before it.
///
/// A hash takes a core for a fifth of a second; strangers must not be able to take the machine from
/// those who check.
final class PasswordLane: Sendable {
  private let queue = OperationQueue()
  private let line: Gate

  init(cores: Int, queueSeconds: Int) {
    let width = PasswordHash.maxConcurrent(cores: cores)
    queue.name = "tabayyun.passwords"
    queue.maxConcurrentOperationCount = width
    // Five a second are done in each place, so the last in line waits no longer than it may.
    line = Gate(limit: width * queueSeconds * 5, width: width, queueSeconds: queueSeconds)
  }

  /// For tests: a lane of a length.
  init(width: Int, limit: Int) {
    queue.maxConcurrentOperationCount = width
    line = Gate(limit: limit, width: width, queueSeconds: 1)
  }

  /// Runs what hashes a password when its turn comes.
  ///
  /// - Throws: `APIFailure` with 503 where the line is full.
  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await line.enter {
      try await withCheckedThrowingContinuation { continuation in
        queue.addOperation { continuation.resume(with: Result(catching: body)) }
      }
    }
  }
}
