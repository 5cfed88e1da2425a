/// Requests to look for new editions; those that come while one is under way are one.
struct Refreshes: Sendable {
  let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func yield() { continuation.yield() }
}
