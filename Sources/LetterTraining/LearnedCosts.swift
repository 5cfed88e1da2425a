import Foundation
public import NameMatching

/// Turns what was learned into a table of costs.
///
/// The cost of an operation is how much less likely it is than the likeliest one for the same
/// letters, −ln of the ratio. Asked from the left and from the right the answers differ; ¾ of the
/// smaller and ¼ of the greater is taken. For a pair of letters, being read as two single letters
/// counts among the alternatives.
public struct LearnedCosts {
  /// The numbers of the rule; set by hand, by figures on names kept apart.
  public struct Rule: Sendable {
    /// The share of the greater of the two answers.
    public var greater = 0.25
    /// Added to the count of each operation on single letters.
    public var smoothing = 0.5
    /// The dearest cost that is listed, in nats.
    public var cap = 6.0
    /// The least expected count for which an operation on pairs is listed.
    public var leastCount = 5.0
    /// An operation on pairs must spare this much against single letters, in 1/16 nat.
    public var leastSpared = 3
    /// The most pairs of letters on each side; tables number them in 8 bits, and doubled letters
    /// need numbers too.
    public var pairLimit = 180
    /// Within one script: how many more names are spelled alike than differently, so that
    /// differences cost more than among spellings known to differ.
    public var alike = 1.0
    /// What the other style's counts are worth in a style: they stand in for what it has seldom.
    public var otherStyle = 0.05
    /// The share of the hand-set costs; the rest is learned.
    public var habits = 0.5
    /// The share of the style in which an operation costs more.
    public var dearerStyle = 0.1

    public init() {}
  }

  private let left: LetterGroups
  private let right: LetterGroups
  private let rule: Rule
  private let habits: LetterCosts
  /// One for each style.
  private let odds: [OperationOdds]

  public init(_ learner: LetterLearner, habits: LetterOperations, rule: Rule) {
    self.habits = habits.compiled()
    (left, right, self.rule) = (learner.left, learner.right, rule)
    odds = learner.styles.indices.map { style in
      var counts = StyleCounts(learner.left, learner.right)
      for (index, other) in learner.styles.enumerated() {
        counts.add(other, weight: index == style ? 1 : rule.otherStyle)
      }
      return OperationOdds(counts, rule)
    }
  }

  /// The cost of left group → right group in 1/16 nat; `nil` where it was not seen.
  func cost(_ x: Int, _ y: Int) -> Int? {
    let nats = odds.compactMap { $0.nats(x, y) }.map { min($0, rule.cap) }
    guard let least = nats.min(), let most = nats.max() else { return nil }
    let dearer = nats.count < odds.count ? rule.cap : most
    let mean = (1 - rule.dearerStyle) * least + rule.dearerStyle * dearer
    let habit = habits.distance(left.symbols[x], right.symbols[y], limit: Int(rule.cap * 16))
    let learned = (1 - rule.habits) * mean * 16
    return Int((learned + rule.habits * min(Double(habit), rule.cap * 16)).rounded())
  }

  /// The table, without operations that are no cheaper than what smaller ones come to.
  public func table(defaults: LetterOperations.Defaults) -> LetterOperations {
    var table = LetterOperations(left.script, right.script)
    table.defaults = defaults
    for x in 0..<left.count where left.symbols[x].count < 2 {
      for y in 0..<right.count where x + y > 0 && right.symbols[y].count < 2 {
        guard let cost = cost(x, y) else { continue }
        let operation = operation(x, y)
        let isSubstitution = x > 0 && y > 0
        if isSubstitution, cost >= defaults.substitute { continue }
        if left.script == right.script, x == y { continue }
        table.offer(operation, cost)
      }
    }
    // Pairs against single letters first, since pairs against pairs are made of them too.
    var pairs: Set<[UInt8]> = []
    for size in [3, 4] {
      let known = table.compiled()
      let candidates = candidates(ofSize: size, beside: known)
      number(candidates, in: &pairs)
      for candidate in candidates where candidate.pairs.allSatisfy(pairs.contains) {
        table.offer(candidate.operation, candidate.cost)
      }
    }
    return table
  }

  private struct Candidate {
    let operation: LetterOperations.Operation
    let cost: Int
    /// What the operation spares in all the spellings it was learned from.
    let benefit: Double
    /// Its pairs of letters, each led by its side: 0 left, 1 right, always 0 within one script.
    let pairs: [[UInt8]]
  }

  /// Operations on so many letters in all that spare enough against `known`.
  private func candidates(ofSize size: Int, beside known: LetterCosts) -> [Candidate] {
    let other: UInt8 = left.script == right.script ? 0 : 1
    var candidates: [Candidate] = []
    for x in 1..<left.count {
      for y in 1..<right.count where left.symbols[x].count + right.symbols[y].count == size {
        let count = odds.reduce(0) { $0 + $1.counts[x * right.count + y] }
        guard count >= rule.leastCount, let cost = cost(x, y) else { continue }
        let spared = known.distance(left.symbols[x], right.symbols[y], limit: 255) - cost
        guard spared >= rule.leastSpared else { continue }
        let sides = [[0] + left.symbols[x], [other] + right.symbols[y]]
        candidates.append(
          Candidate(
            operation: operation(x, y), cost: cost, benefit: Double(spared) * count,
            pairs: sides.filter { $0.count == 3 }))
      }
    }
    return candidates
  }

  /// Gives numbers to the pairs that are worth most, as far as they go round.
  private func number(_ candidates: [Candidate], in pairs: inout Set<[UInt8]>) {
    var worth: [[UInt8]: Double] = [:]
    for candidate in candidates {
      for pair in candidate.pairs where !pairs.contains(pair) {
        worth[pair, default: 0] += candidate.benefit
      }
    }
    for side: UInt8 in [0, 1] {
      let room = rule.pairLimit - pairs.count { $0[0] == side }
      let best = worth.filter { $0.key[0] == side }
        .sorted {
          $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
        }
      pairs.formUnion(best.prefix(room).map(\.key))
    }
  }

  private func operation(_ x: Int, _ y: Int) -> LetterOperations.Operation {
    LetterOperations.Operation(left: left.symbols[x], right: right.symbols[y])
  }
}

/// How much less likely each operation is than the likeliest for the same letters.
private struct OperationOdds {
  let counts: [Double]
  private let columns: Int
  private let rule: LearnedCosts.Rule
  private let leftMost: [Double]
  private let rightMost: [Double]

  init(_ style: StyleCounts, _ rule: LearnedCosts.Rule) {
    let (left, right) = (style.left, style.right)
    let isOneScript = left.script == right.script
    var counts = style.operations
    var (leftMost, rightMost) = (
      [Double](repeating: 0, count: left.count), [Double](repeating: 0, count: right.count)
    )
    var (leftSum, rightSum) = (leftMost, rightMost)
    for x in 0..<left.count {
      for y in 0..<right.count where x + y > 0 {
        let index = x * right.count + y
        if left.symbols[x].count < 2, right.symbols[y].count < 2 { counts[index] += rule.smoothing }
        if isOneScript, x == y { counts[index] *= rule.alike }
        leftMost[x] = max(leftMost[x], counts[index])
        rightMost[y] = max(rightMost[y], counts[index])
        leftSum[x] += counts[index]
        rightSum[y] += counts[index]
      }
    }
    // To be read as two single letters is an alternative too.
    let scale = isOneScript ? rule.alike : 1
    for x in 0..<left.count where left.symbols[x].count == 2 {
      leftMost[x] = max(leftMost[x], style.leftOccurrences[x] * scale - leftSum[x])
    }
    for y in 0..<right.count where right.symbols[y].count == 2 {
      rightMost[y] = max(rightMost[y], style.rightOccurrences[y] * scale - rightSum[y])
    }
    (self.counts, self.leftMost, self.rightMost) = (counts, leftMost, rightMost)
    (columns, self.rule) = (right.count, rule)
  }

  /// −ln of the ratio; `nil` for what was not seen.
  func nats(_ x: Int, _ y: Int) -> Double? {
    let count = counts[x * columns + y]
    guard count > 0 else { return nil }
    let (a, b) = (log(leftMost[x] / count), log(rightMost[y] / count))
    if x == 0 { return b }
    if y == 0 { return a }
    return (1 - rule.greater) * min(a, b) + rule.greater * max(a, b)
  }
}
