import Foundation
import NameMatching

/// Turns what was learned into a table of costs.
///
/// The cost of an operation is how much less likely it is than the likeliest one for the same
/// letters, −ln of the ratio. Asked from the left and from the right the answers differ; ¾ of the
/// smaller and ¼ of the greater is taken. For a pair of letters, being read as two single letters
/// counts among the alternatives.
struct LearnedCosts {
  /// The numbers of the rule; set by hand, by figures on names kept apart.
  struct Rule: Sendable {
    /// The share of the greater of the two answers.
    var greater = 0.25
    /// Added to the count of each operation on single letters.
    var smoothing = 0.5
    /// The dearest cost that is listed, in nats.
    var cap = 6.0
    /// The least expected count for which an operation on pairs is listed.
    var leastCount = 5.0
    /// An operation on pairs must spare this much against single letters, in 1/16 nat.
    var leastSpared = 3
    /// The most pairs of letters on each side; tables number them in 8 bits, and doubled letters
    /// need numbers too.
    var pairLimit = 180
    /// What the other style's counts are worth in a style: they stand in for what it has seldom.
    var otherStyle = 0.05
    /// The share of the hand-set costs; the rest is learned.
    var habits = 0.5
    /// The share of the first of two styles.
    var firstStyle = 0.8

    init() {}
  }

  private let left: LetterGroups
  private let right: LetterGroups
  private let rule: Rule
  private let habits: (operations: LetterOperations, compiled: LetterCosts)
  /// One for each style.
  private let odds: [OperationOdds]

  init(_ learner: LetterLearner, habits: LetterOperations, rule: Rule) {
    self.habits = (habits, habits.compiled())
    (left, right, self.rule) = (learner.left, learner.right, rule)
    odds = learner.styles.indices.map { style in
      var counts = StyleCounts(learner.left, learner.right)
      for (index, other) in learner.styles.enumerated() {
        counts.add(other, weight: index == style ? 1 : rule.otherStyle)
      }
      return OperationOdds(counts, rule)
    }
  }

  /// The cost of left group → right group in 1/16 nat; `nil` for a pair of letters that was hardly
  /// seen.
  ///
  /// Where the sets have nothing to say the habits stand alone.
  func cost(_ x: Int, _ y: Int) -> Int? {
    let cap = rule.cap * 16
    let habit = Double(
      min(habits.compiled.distance(left.symbols[x], right.symbols[y], limit: 255), Int(cap)))
    guard isAttested(x, y) else {
      let isSingle = left.symbols[x].count < 2 && right.symbols[y].count < 2
      return isSingle ? Int(habit) : nil
    }
    let dearest = exp(-rule.cap)
    let shares = odds.count == 1 ? [1] : [rule.firstStyle, 1 - rule.firstStyle]
    let learned = zip(odds, shares).reduce(0) { sum, style in
      sum + style.1 * max(dearest, style.0.nats(x, y).map { exp(-$0) } ?? 0)
    }
    let likelihood = (1 - rule.habits) * learned + rule.habits * exp(-habit / 16)
    let mixed = Int((-log(likelihood) * 16).rounded())
    return min(mixed, slip(x, y))
  }

  /// What a slip costs that may befall any letter.
  private func slip(_ x: Int, _ y: Int) -> Int {
    let defaults = habits.operations.defaults
    switch (left.symbols[x].count, right.symbols[y].count) {
    case (1, 1): return defaults.substitute
    case (1, 0): return defaults.delete
    case (0, 1): return defaults.insert
    default: return 255
    }
  }

  private func isAttested(_ x: Int, _ y: Int) -> Bool {
    let index = x * right.count + y
    return odds.reduce(0) { $0 + $1.attested[index] } >= rule.leastCount
  }

  /// The table, without operations that are no cheaper than what smaller ones come to.
  func table() -> LetterOperations {
    var table = LetterOperations(left.script, right.script)
    table.defaults = habits.operations.defaults
    func offer(_ x: Int, _ y: Int) {
      if let cost = cost(x, y), cost != slip(x, y) { table.offer(operation(x, y), cost) }
    }
    for group in 1..<left.count where left.symbols[group].count == 1 { offer(group, 0) }
    for group in 1..<right.count where right.symbols[group].count == 1 { offer(0, group) }
    let known = table.compiled()
    for x in 1..<left.count where left.symbols[x].count == 1 {
      for y in 1..<right.count where right.symbols[y].count == 1 {
        if left.script == right.script, x == y { continue }
        let spared = known.distance(left.symbols[x], right.symbols[y]) - (cost(x, y) ?? 255)
        if spared >= rule.leastSpared { offer(x, y) }
      }
    }
    var pairs = offerHabits(to: &table)
    // Pairs against single letters first, since pairs against pairs are made of them too.
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

  /// Adds the habits of which the sets know nothing, digits among them, and returns their pairs of
  /// letters.
  private func offerHabits(to table: inout LetterOperations) -> Set<[UInt8]> {
    var pairs: Set<[UInt8]> = []
    for (operation, cost) in habits.operations.costs {
      if let x = left.group(of: operation.left), let y = right.group(of: operation.right),
        isAttested(x, y) || operation.left.count + operation.right.count < 3
      {
        continue
      }
      table.offer(operation, cost)
      pairs.formUnion(sides(operation))
    }
    return pairs
  }

  /// The pairs of letters of an operation, each led by its side: 0 left, 1 right, always 0 within
  /// one script.
  private func sides(_ operation: LetterOperations.Operation) -> [[UInt8]] {
    let other: UInt8 = left.script == right.script ? 0 : 1
    return [[0] + operation.left, [other] + operation.right].filter { $0.count == 3 }
  }

  private struct Candidate {
    let operation: LetterOperations.Operation
    let cost: Int
    /// What the operation spares in all the spellings it was learned from.
    let benefit: Double
    let pairs: [[UInt8]]
  }

  /// Operations on so many letters in all that spare enough against `known`.
  private func candidates(ofSize size: Int, beside known: LetterCosts) -> [Candidate] {
    var candidates: [Candidate] = []
    for x in 1..<left.count {
      for y in 1..<right.count where left.symbols[x].count + right.symbols[y].count == size {
        let count = odds.reduce(0) { $0 + $1.attested[x * right.count + y] }
        guard isAttested(x, y), let cost = cost(x, y) else { continue }
        let spared = known.distance(left.symbols[x], right.symbols[y], limit: 255) - cost
        guard spared >= rule.leastSpared else { continue }
        candidates.append(
          Candidate(
            operation: operation(x, y), cost: cost, benefit: Double(spared) * count,
            pairs: sides(operation(x, y))))
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
  private let counts: [Double]
  /// The counts as they were met.
  let attested: [Double]
  private let columns: Int
  private let rule: LearnedCosts.Rule
  private let leftMost: [Double]
  private let rightMost: [Double]

  init(_ style: StyleCounts, _ rule: LearnedCosts.Rule) {
    let (left, right) = (style.left, style.right)
    var counts = style.operations
    var (leftMost, rightMost) = (
      [Double](repeating: 0, count: left.count), [Double](repeating: 0, count: right.count)
    )
    var (leftSum, rightSum) = (leftMost, rightMost)
    for x in 0..<left.count {
      for y in 0..<right.count where x + y > 0 {
        let index = x * right.count + y
        if left.symbols[x].count < 2, right.symbols[y].count < 2 { counts[index] += rule.smoothing }
        leftMost[x] = max(leftMost[x], counts[index])
        rightMost[y] = max(rightMost[y], counts[index])
        leftSum[x] += counts[index]
        rightSum[y] += counts[index]
      }
    }
    // To be read as two single letters is an alternative too.
    for x in 0..<left.count where left.symbols[x].count == 2 {
      leftMost[x] = max(leftMost[x], style.leftOccurrences[x] - leftSum[x])
    }
    for y in 0..<right.count where right.symbols[y].count == 2 {
      rightMost[y] = max(rightMost[y], style.rightOccurrences[y] - rightSum[y])
    }
    (self.counts, self.leftMost, self.rightMost) = (counts, leftMost, rightMost)
    attested = style.operations
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
