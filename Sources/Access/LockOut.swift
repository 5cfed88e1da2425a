/// When somebody who failed to sign in may try again.
///
/// Pauses double and are bounded; nothing is locked for ever. The moment is an argument.
public struct LockOut: Sendable, Equatable {
  /// Failures since the last success.
  public struct Failures: Sendable, Equatable {
    /// How many.
    public var count: Int
    /// When the last was, in seconds since 1970.
    public var last: Int

    /// Makes one from its parts.
    public init(count: Int, last: Int) {
      self.count = count
      self.last = last
    }
  }

  /// The number of failures that brings the first pause.
  public var failures: Int
  /// The first pause; each further failure doubles it.
  public var firstPauseSeconds: Int
  /// The longest pause.
  public var longestPauseSeconds: Int
  /// After so long without a failure, all are forgotten.
  public var forgottenAfterSeconds = 86_400

  /// For the name of an account, known or not, and for a pair of account and address.
  public static let ofAccount = LockOut(
    failures: 5, firstPauseSeconds: 30, longestPauseSeconds: 900)

  /// For an address from which requests come.
  ///
  /// A whole office may share one, so that it bears more slips before its first pause.
  public static let ofSource = LockOut(
    failures: 20, firstPauseSeconds: 30, longestPauseSeconds: 300)

  /// How long the pause is after so many failures.
  public func pauseSeconds(after count: Int) -> Int {
    guard count >= failures else { return 0 }
    let doublings = min(count - failures, 30)
    return min(firstPauseSeconds << doublings, longestPauseSeconds)
  }

  /// When the next attempt is allowed; `nil` where it is allowed already.
  public func lockedUntil(_ failures: Failures?, at now: Int) -> Int? {
    guard let failures = remembered(failures, at: now) else { return nil }
    let until = failures.last + pauseSeconds(after: failures.count)
    return until > now ? until : nil
  }

  /// The failures with one more.
  public func adding(to failures: Failures?, at now: Int) -> Failures {
    Failures(count: (remembered(failures, at: now)?.count ?? 0) + 1, last: now)
  }

  /// What is old is forgotten, and what lies further ahead than a pause: a clock that was set back
  /// must lock nobody out.
  private func remembered(_ failures: Failures?, at now: Int) -> Failures? {
    guard let failures, now - failures.last < forgottenAfterSeconds,
      failures.last - now <= longestPauseSeconds
    else { return nil }
    return failures
  }
}
