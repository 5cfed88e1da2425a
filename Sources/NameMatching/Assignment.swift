/// The best way to pair units one to one.
public enum Assignment {
  /// A pair that may be chosen, with what it adds.
  public struct Pair: Sendable, Hashable {
    /// Which unit of each side, 0-based.
    public let query: Int
    public let entry: Int
    /// The tokens that the unit covers, one bit each.
    public let queryTokens: UInt64
    public let entryTokens: UInt64
    /// Above 0, in 1/256 nat.
    public let gain: Int

    public init(query: Int, entry: Int, queryTokens: UInt64, entryTokens: UInt64, gain: Int) {
      self.query = query
      self.entry = entry
      self.queryTokens = queryTokens
      self.entryTokens = entryTokens
      self.gain = gain
    }

    func conflicts(with other: Pair) -> Bool {
      queryTokens & other.queryTokens != 0 || entryTokens & other.entryTokens != 0
    }
  }

  /// Pairs of which no two share a token, with the greatest summed gain; among equals the one whose
  /// pairs come first in the order of gain, query, entry.
  ///
  /// Exact by branch and bound. Names whose parts all resemble each other could make it
  /// exponential, so after `stepLimit` steps the best found stands: the first found is greedy, and
  /// that limit is part of the definition.
  public static func best(of pairs: [Pair]) -> [Pair] {
    let ordered = pairs.sorted(by: precedes)
    if areFree(ordered) { return ordered }
    var search = Search(pairs: ordered)
    search.descend(from: 0, queryTokens: 0, entryTokens: 0, gain: 0)
    return search.best
  }

  /// Whether no two pairs share a token, so that all of them are chosen.
  private static func areFree(_ pairs: [Pair]) -> Bool {
    var (queryTokens, entryTokens): (UInt64, UInt64) = (0, 0)
    for pair in pairs {
      if pair.queryTokens & queryTokens != 0 || pair.entryTokens & entryTokens != 0 { return false }
      queryTokens |= pair.queryTokens
      entryTokens |= pair.entryTokens
    }
    return true
  }

  /// See `best(of:)`.
  public static let stepLimit = 20_000

  private static func precedes(_ a: Pair, _ b: Pair) -> Bool {
    a.gain != b.gain ? a.gain > b.gain : (a.query, a.entry) < (b.query, b.entry)
  }

  private struct Search {
    let pairs: [Pair]
    var chosen: [Pair] = []
    var best: [Pair] = []
    var bestGain = 0
    var steps = 0

    init(pairs: [Pair]) { self.pairs = pairs }

    mutating func descend(from index: Int, queryTokens: UInt64, entryTokens: UInt64, gain: Int) {
      steps += 1
      if gain > bestGain { (best, bestGain) = (chosen, gain) }
      guard steps < Assignment.stepLimit else { return }
      var next = index
      while next < pairs.count {
        let pair = pairs[next]
        if pair.queryTokens & queryTokens == 0, pair.entryTokens & entryTokens == 0 {
          guard gain + bound(from: next, queryTokens, entryTokens) > bestGain else { return }
          chosen.append(pair)
          descend(
            from: next + 1, queryTokens: queryTokens | pair.queryTokens,
            entryTokens: entryTokens | pair.entryTokens, gain: gain + pair.gain)
          chosen.removeLast()
          // A pair that stands in nobody's way is in every best choice.
          if !rivals(of: pair, after: next, queryTokens, entryTokens) { return }
        }
        next += 1
      }
    }

    private func rivals(
      of pair: Pair, after index: Int, _ queryTokens: UInt64, _ entryTokens: UInt64
    ) -> Bool {
      pairs[(index + 1)...].contains {
        free($0, queryTokens, entryTokens) && $0.conflicts(with: pair)
      }
    }

    private func free(_ pair: Pair, _ queryTokens: UInt64, _ entryTokens: UInt64) -> Bool {
      pair.queryTokens & queryTokens == 0 && pair.entryTokens & entryTokens == 0
    }

    /// No choice among the pairs from `index` on adds more: a chosen pair's gain is shared out
    /// among its query tokens, and no token gets more than its best share.
    func bound(from index: Int, _ queryTokens: UInt64, _ entryTokens: UInt64) -> Int {
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { shares in
        var covered: UInt64 = 0
        for pair in pairs[index...] where free(pair, queryTokens, entryTokens) {
          let count = pair.queryTokens.nonzeroBitCount
          let share = count == 1 ? pair.gain : (pair.gain + count - 1) / count
          var rest = pair.queryTokens
          while rest != 0 {
            let token = rest.trailingZeroBitCount
            let known = covered >> UInt64(token) & 1 != 0 ? shares[token] : 0
            shares[token] = max(known, share)
            rest &= rest - 1
          }
          covered |= pair.queryTokens
        }
        var sum = 0
        while covered != 0 {
          sum += shares[covered.trailingZeroBitCount]
          covered &= covered - 1
        }
        return sum
      }
    }
  }
}
