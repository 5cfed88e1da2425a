import Access
import Testing
import TestSupport

@Suite struct RateLimiterTests {
  @Test func `a burst is allowed, then what the rate gives`() {
    var limiter = RateLimiter()
    let rate = Rate(perMinute: 60, burst: 3)
    for _ in 0..<3 { #expect(limiter.admit("a", at: 0, rate: rate) == .allowed) }
    #expect(limiter.admit("a", at: 0, rate: rate) == .wait(seconds: 1))
    #expect(limiter.admit("a", at: 999, rate: rate) == .wait(seconds: 1))
    #expect(limiter.admit("a", at: 1000, rate: rate) == .allowed)
    #expect(limiter.admit("b", at: 0, rate: rate) == .allowed)
    #expect(limiter.admit("c", at: 0, rate: Rate(perMinute: 1, burst: 1)) == .allowed)
    #expect(
      limiter.admit("c", at: 10_000, rate: Rate(perMinute: 1, burst: 1)) == .wait(seconds: 50))
  }

  /// Requests of one name with the pauses before them, in milliseconds.
  private struct Run: Sendable {
    let rate: Rate
    let pauses: [Int]
  }

  private func randomRun(_ generator: inout SeededGenerator) -> Run {
    let rate = Rate(
      perMinute: .random(in: 1...6000, using: &generator),
      burst: .random(in: 1...20, using: &generator))
    return Run(
      rate: rate,
      pauses: (0..<300).map { _ in
        Bool.random(using: &generator) ? 0 : .random(in: -50...2000, using: &generator)
      })
  }

  @Test func `never more than the burst and the rate over any stretch of time`() {
    forAll(randomRun, count: 200) { run in
      var limiter = RateLimiter()
      var (now, clock, allowed) = (0, 0, [Int]())
      for pause in run.pauses {
        now += pause
        clock = max(clock, now)
        if limiter.admit("a", at: now, rate: run.rate) == .allowed { allowed.append(clock) }
      }
      // Between any two allowed requests, both counted.
      return allowed.indices.allSatisfy { first in
        (first..<allowed.count).allSatisfy { last in
          let elapsed = allowed[last] - allowed[first]
          return (last - first + 1 - run.rate.burst) * 60_000 <= elapsed * run.rate.perMinute
        }
      }
    }
  }

  @Test func `who waits as told is let in`() {
    forAll(randomRun, count: 200) { run in
      var limiter = RateLimiter()
      var now = 0
      for _ in 0..<100 {
        if case .wait(let seconds) = limiter.admit("a", at: now, rate: run.rate) {
          now += seconds * 1000
          guard limiter.admit("a", at: now, rate: run.rate) == .allowed else { return false }
        }
      }
      return true
    }
  }

  @Test func `the names are bounded, and the one longest unused gives way`() {
    var limiter = RateLimiter(capacity: 3)
    let rate = Rate(perMinute: 1, burst: 1)
    for name in ["a", "b", "c"] { #expect(limiter.admit(name, at: 0, rate: rate) == .allowed) }
    #expect(limiter.admit("a", at: 1, rate: rate) != .allowed)
    #expect(limiter.admit("d", at: 2, rate: rate) == .allowed)
    #expect(limiter.count == 3)
    #expect(limiter.admit("a", at: 3, rate: rate) != .allowed)
    #expect(limiter.admit("c", at: 3, rate: rate) != .allowed)
    #expect(limiter.admit("b", at: 3, rate: rate) == .allowed)
  }
}
