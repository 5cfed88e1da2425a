import JWTKit

/// The keys of the issuer that are in use, read again when they change.
///
/// It guards the keys and the times at which they were read. Those who verify tokens call it. Tokens
/// of unknown keys make it read again, at most once in `JWKSLimits.retrySeconds`, and those who come
/// meanwhile wait for the same reading.
actor TokenKeys {
  private let source: any JWKSSource
  private let allowed: [TokenAlgorithm]
  private var keys: TokenKeySet?
  private var stamp: String?
  /// When the keys in use were read.
  private var read: Int?
  /// When reading was last tried.
  private var tried: Int?
  private var reading: Task<Void, Never>?
  /// Why the last reading failed.
  private(set) var failure: AccessError?

  init(source: any JWKSSource, allowed: [TokenAlgorithm]) {
    self.source = source
    self.allowed = allowed
  }

  /// What verifies a token of that key and algorithm.
  func verifier(
    id: String?, _ algorithm: TokenAlgorithm, at now: Int
  ) async -> Result<any JWTAlgorithm, TokenFault> {
    if isDue(at: now) { await refresh(at: now) }
    if let verifier = current(at: now)?.verifier(id: id, algorithm) { return .success(verifier) }
    if mayRetry(at: now) || reading != nil { await refresh(at: now) }
    guard let keys = current(at: now) else { return .failure(.noKeys) }
    return keys.verifier(id: id, algorithm).map { .success($0) } ?? .failure(.unknownKey)
  }

  /// The keys, unless they are so old that one that was withdrawn may be among them.
  private func current(at now: Int) -> TokenKeySet? {
    guard let keys, let read, now - read < JWKSLimits.staleSeconds else { return nil }
    return keys
  }

  private func isDue(at now: Int) -> Bool {
    guard let read else { return mayRetry(at: now) || reading != nil }
    if let stamp = source.stamp() { return stamp != self.stamp }
    return now - read >= JWKSLimits.refreshSeconds && mayRetry(at: now)
  }

  private func mayRetry(at now: Int) -> Bool {
    tried.map { abs(now - $0) >= JWKSLimits.retrySeconds } ?? true
  }

  private func refresh(at now: Int) async {
    if let reading { return await reading.value }
    tried = now
    let task = Task { await load(at: now) }
    reading = task
    await task.value
    reading = nil
  }

  private func load(at now: Int) async {
    // Before the bytes: where the file changes between, it is read once more.
    let stamp = source.stamp()
    do {
      let bytes = try await source.read()
      guard let set = await TokenKeySet(bytes, allowed: allowed), !set.isEmpty else {
        throw AccessError.tokenKeys(
          source: source.name, reason: "it holds no key that can be used")
      }
      (keys, read, self.stamp, failure) = (set, now, stamp, nil)
    } catch {
      failure =
        error as? AccessError
        ?? .tokenKeys(source: source.name, reason: "it cannot be read")
      // A file that is broken is not read for every token, but when it changes again.
      self.stamp = stamp
    }
  }
}
