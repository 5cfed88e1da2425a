import Foundation
import Synchronization
#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Gathers the body of one answer, and gives up when it is too long, moved or no success.
final class BoundedFetch: NSObject, URLSessionDataDelegate, Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var refusal: String?
    var continuation: CheckedContinuation<[UInt8], any Error>?
  }

  private let source: String
  private let state = Mutex(State())

  init(source: String) { self.source = source }

  /// Begins; the continuation is resumed once, when the task is over.
  func start(_ task: URLSessionDataTask, then continuation: CheckedContinuation<[UInt8], any Error>)
  {
    state.withLock { $0.continuation = continuation }
    task.resume()
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    state.withLock { $0.refusal = "it has moved, and redirects are not followed" }
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    let isGood = status == 200 && response.expectedContentLength <= JWKSLimits.longestBytes
    if !isGood {
      state.withLock { $0.refusal = $0.refusal ?? "the answer was \(status), or too large" }
    }
    completionHandler(isGood ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLong = state.withLock { state in
      if state.bytes.count + data.count > JWKSLimits.longestBytes {
        state.refusal = "the answer is too large"
        return true
      }
      state.bytes += data
      return false
    }
    if isTooLong { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let (continuation, result) = state.withLock { state in
      let reason = state.refusal ?? (error == nil ? nil : "it cannot be reached")
      let result: Result<[UInt8], any Error> =
        reason.map { .failure(AccessError.tokenKeys(source: source, reason: $0)) }
        ?? .success(state.bytes)
      defer { state.continuation = nil }
      return (state.continuation, result)
    }
    continuation?.resume(with: result)
  }
}
