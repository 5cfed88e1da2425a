/// A share with its 95 % interval: so many successes out of so many trials.
public struct Proportion: Sendable, Hashable {
  public let successes: Int
  public let trials: Int

  public init(_ successes: Int, of trials: Int) {
    precondition((0...max(trials, 0)).contains(successes), "successes are some of the trials")
    self.successes = successes
    self.trials = trials
  }

  /// 0 to 1; `nil` where nothing was tried.
  public var share: Double? { trials == 0 ? nil : Double(successes) / Double(trials) }

  /// Between which shares the true one lies, at 95 % confidence; `nil` where nothing was tried.
  ///
  /// - Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
  ///   Journal of the American Statistical Association 22 (1927), with z = 1.959964.
  public var interval: ClosedRange<Double>? {
    guard let share else { return nil }
    let count = Double(trials)
    let square = Self.quantile * Self.quantile
    let middle = share + square / (2 * count)
    let half =
      Self.quantile
      * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let whole = 1 + square / count
    // At 0 and at all of n the bound is the share itself; rounding would leave a trace beside it.
    let low = successes == 0 ? 0 : max(0, (middle - half) / whole)
    let high = successes == trials ? 1 : min(1, (middle + half) / whole)
    return low...high
  }

  /// The point of the normal distribution that 2.5 % lie above.
  static let quantile = 1.959963984540054
}
