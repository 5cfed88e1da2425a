/// Says when a batch may go on, where others must not wait for it.
public protocol BatchPace: Sendable {
  /// Runs a piece of work that takes a processor for milliseconds, when its turn comes.
  ///
  /// - Throws: what `body` throws; anything else ends the batch.
  func run<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value
}
