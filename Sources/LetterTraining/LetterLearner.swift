import Foundation
import NameMatching
import NameText

/// Learns how likely letter operations are from pairs of spellings, by expectation and
/// maximisation.
///
/// The pairs are taken for a mixture: one or two styles of writing, each an `AlignmentModel`, and
/// strangers, two texts that have nothing to do with each other (mistakes of the sets, translated
/// names), so that these teach nothing. Sums run in the order of the pairs, without threads: the
/// same pairs give the same bits.
///
/// - Source: A. Dempster, N. Laird, D. Rubin, "Maximum likelihood from incomplete data via the EM
///   algorithm", Journal of the Royal Statistical Society B 39 (1977).
struct LetterLearner {
  /// How a run goes about it.
  struct Plan: Sendable {
    var rounds = 12
    /// The rounds at the beginning, in which nothing is yet known, that take no pair for strangers
    /// and discount nothing.
    var settling = 3
    /// Left letters, as symbols, that betray one of two styles; empty for a single style.
    ///
    /// In the settling rounds pairs with one of them teach the first style, the others the second.
    var firstStyleLetters: Set<UInt8> = []
    /// What is taken off each expected count of an operation on pairs of letters in each round, so
    /// that accidents do not become units; 0 is plain maximum likelihood.
    var discount = 3.0
    /// Added to the count of each allowed operation on single letters, so that none becomes
    /// impossible.
    var smoothing = 1e-4

    init() {}
  }

  let left: LetterGroups
  let right: LetterGroups
  let plan: Plan
  /// One for each style.
  private(set) var models: [AlignmentModel]
  /// What each style came to.
  private(set) var styles: [StyleCounts]
  /// The share of each style, and last that of strangers.
  private(set) var shares: [Double]
  /// The mean log-likelihood of a pair at the beginning of each round.
  private(set) var history: [Double] = []

  init(_ left: LetterGroups, _ right: LetterGroups, plan: Plan) {
    self.left = left
    self.right = right
    self.plan = plan
    let styles = plan.firstStyleLetters.isEmpty ? 1 : 2
    self.styles = []
    shares = [Double](repeating: 0.9 / Double(styles), count: styles) + [0.1]
    let start = Self.start(left, right)
    models = (0..<styles).map { _ in start }
  }

  /// Every operation alike, pairs rarer than single letters, and within one script each letter
  /// most likely itself.
  private static func start(_ left: LetterGroups, _ right: LetterGroups) -> AlignmentModel {
    var weights = [Double](repeating: 0, count: left.count * right.count)
    for x in 0..<left.count {
      for y in 0..<right.count where x + y > 0 {
        let (a, b) = (left.symbols[x], right.symbols[y])
        let weight: Double
        switch (a.count, b.count) {
        case (0, 2), (2, 0): weight = 0
        case (0, _), (_, 0): weight = 0.3
        case (1, 1): weight = left.script == right.script && a == b ? 50 : 1
        default:
          // Equal letters side by side are two operations.
          let isPlain = left.script == right.script && a == b
          weight = isPlain ? 0 : 0.05 / Double(Alphabet.size)
        }
        weights[x * right.count + y] = weight
      }
    }
    let sum = weights.reduce(0, +)
    return AlignmentModel(left, right, probabilities: weights.map { $0 / sum })
  }

  /// Learns from the pairs; those longer than 24 letters, and those with digits, are passed over.
  mutating func learn(from pairs: [TrainingPair]) {
    let pairs = pairs.filter {
      (1...24).contains($0.left.count) && (1...24).contains($0.right.count) && $0.weight > 0
        && Int($0.left.max() ?? 0) <= left.letterCount
        && Int($0.right.max() ?? 0) <= right.letterCount
    }
    let strangers = Strangers(pairs)
    let styles = Double(models.count)
    if plan.settling > 0 { shares = models.map { _ in 1 / styles } + [0] }
    for index in 0..<plan.rounds {
      if plan.settling > 0, index == plan.settling { admitStrangers() }
      round(pairs, strangers, isSettling: index < plan.settling)
    }
  }

  private mutating func admitStrangers() {
    shares = shares.dropLast().map { $0 * 0.9 } + [0.1]
  }

  private mutating func round(
    _ pairs: [TrainingPair], _ strangers: Strangers, isSettling: Bool
  ) {
    styles = models.map { _ in StyleCounts(left, right) }
    var mass = [Double](repeating: 0, count: shares.count)
    var sum = 0.0
    var weight = 0.0
    var unused: [Double] = []
    for pair in pairs {
      var parts = zip(models, shares).map { model, share in
        share * model.likelihood(of: pair, counts: &unused)
      }
      if isSettling, models.count == 2 {
        parts[plan.firstStyleLetters.isDisjoint(with: pair.left) ? 0 : 1] = 0
      }
      parts.append((shares.last ?? 0) * strangers.likelihood(of: pair))
      let whole = parts.reduce(0, +)
      guard whole > 0 else { continue }
      sum += pair.weight * log(whole)
      weight += pair.weight
      for (index, part) in parts.enumerated() { mass[index] += pair.weight * part / whole }
      for style in models.indices {
        // A style that has next to nothing to say on a pair learns nothing from it.
        let belonging = pair.weight * parts[style] / whole
        guard belonging > 1e-6 else { continue }
        _ = models[style].likelihood(
          of: pair, weight: belonging, counts: &styles[style].operations)
        styles[style].add(pair, belonging)
      }
    }
    history.append(weight > 0 ? sum / weight : 0)
    shares = mass.map { $0 / max(weight, .leastNormalMagnitude) }
    for style in models.indices {
      // A pair has no first and second spelling within one script, so neither has an operation.
      if left.script == right.script { styles[style].makeSymmetric() }
      styles[style].settle(plan, discount: isSettling ? 0 : plan.discount)
      let sum = styles[style].operations.reduce(0, +)
      if sum > 0 { models[style].probabilities = styles[style].operations.map { $0 / sum } }
    }
  }
}

/// What a style of writing came to in a round: how often operations and groups of letters are
/// expected in the pairs written in it.
struct StyleCounts {
  let left: LetterGroups
  let right: LetterGroups
  /// Laid out as `AlignmentModel.probabilities`.
  var operations: [Double]
  /// How often each group stands in the texts of a side, read as a unit or not.
  private(set) var leftOccurrences: [Double]
  private(set) var rightOccurrences: [Double]

  init(_ left: LetterGroups, _ right: LetterGroups) {
    self.left = left
    self.right = right
    operations = [Double](repeating: 0, count: left.count * right.count)
    leftOccurrences = [Double](repeating: 0, count: left.count)
    rightOccurrences = [Double](repeating: 0, count: right.count)
  }

  fileprivate mutating func add(_ pair: TrainingPair, _ weight: Double) {
    Self.count(pair.left, left, weight, &leftOccurrences)
    Self.count(pair.right, right, weight, &rightOccurrences)
  }

  /// Adds another style's counts, at a weight.
  mutating func add(_ other: StyleCounts, weight: Double) {
    for index in operations.indices { operations[index] += weight * other.operations[index] }
    for x in leftOccurrences.indices { leftOccurrences[x] += weight * other.leftOccurrences[x] }
    for y in rightOccurrences.indices { rightOccurrences[y] += weight * other.rightOccurrences[y] }
  }

  fileprivate mutating func makeSymmetric() {
    for x in 0..<left.count {
      for y in 0...x {
        let sum = operations[x * right.count + y] + operations[y * right.count + x]
        operations[x * right.count + y] = sum
        operations[y * right.count + x] = sum
      }
    }
    let sums = zip(leftOccurrences, rightOccurrences).map { $0 + $1 }
    (leftOccurrences, rightOccurrences) = (sums, sums)
  }

  /// Takes the discount off operations on pairs of letters and smooths the others.
  fileprivate mutating func settle(_ plan: LetterLearner.Plan, discount: Double) {
    for x in 0..<left.count {
      for y in 0..<right.count {
        let index = x * right.count + y
        if left.symbols[x].count == 2 || right.symbols[y].count == 2 {
          operations[index] = max(0, operations[index] - discount)
        } else if x + y > 0 {
          operations[index] += plan.smoothing
        }
      }
    }
  }

  private static func count(
    _ text: [UInt8], _ groups: LetterGroups, _ weight: Double, _ occurrences: inout [Double]
  ) {
    for (index, symbol) in text.enumerated() {
      occurrences[Int(symbol)] += weight
      guard index > 0 else { continue }
      let pair = groups.pairs[Int(text[index - 1]) * Alphabet.size + Int(symbol)]
      if pair > 0 { occurrences[pair] += weight }
    }
  }
}

/// Two texts that have nothing to do with each other: each letter drawn for itself, as often as it
/// occurs.
private struct Strangers {
  private var left = [Double](repeating: 0, count: Alphabet.size)
  private var right = [Double](repeating: 0, count: Alphabet.size)

  init(_ pairs: [TrainingPair]) {
    for pair in pairs {
      for symbol in pair.left { left[Int(symbol)] += pair.weight }
      for symbol in pair.right { right[Int(symbol)] += pair.weight }
    }
    let (a, b) = (left.reduce(0, +), right.reduce(0, +))
    left = left.map { $0 / a }
    right = right.map { $0 / b }
  }

  func likelihood(of pair: TrainingPair) -> Double {
    let x = pair.left.reduce(1.0) { $0 * left[Int($1)] }
    return pair.right.reduce(x) { $0 * right[Int($1)] }
  }
}
