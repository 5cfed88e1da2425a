/// Two rankers on the same questions: how often one alone does what both are asked to do.
public struct PairedComparison: Sendable, Hashable {
  /// Questions that the first answers and the second does not.
  public let won: Int
  /// Questions that the second answers and the first does not.
  public let lost: Int
  public let count: Int

  public init(won: Int, lost: Int, count: Int) {
    precondition(won >= 0 && lost >= 0 && won + lost <= count, "each question is counted once")
    self.won = won
    self.lost = lost
    self.count = count
  }

  /// The difference of the two shares, −1 to 1; `nil` where nothing was asked.
  public var difference: Double? { count == 0 ? nil : Double(won - lost) / Double(count) }

  /// Between which values the true difference lies, at 95 % confidence.
  ///
  /// - Source: A. Agresti and Y. Min, "Simple improved confidence intervals for comparing matched
  ///   proportions", Statistics in Medicine 24 (2005): Wald's interval with half a question added
  ///   to each of the four cells.
  public var interval: ClosedRange<Double>? {
    guard count > 0 else { return nil }
    let total = Double(count) + 2
    let difference = Double(won - lost) / total
    let apart = Double(won + lost + 1) / total
    let half = Proportion.quantile * ((apart - difference * difference) / total).squareRoot()
    return max(-1, difference - half)...min(1, difference + half)
  }
}

extension PairedComparison {
  /// Compares two rankers' placings of the same questions.
  init(_ first: [Placing], _ second: [Placing], _ isHit: (Placing, _ ranker: Int) -> Bool) {
    var (won, lost) = (0, 0)
    for (a, b) in zip(first, second) {
      switch (isHit(a, 0), isHit(b, 1)) {
      case (true, false): won += 1
      case (false, true): lost += 1
      default: break
      }
    }
    self.init(won: won, lost: lost, count: first.count)
  }
}
