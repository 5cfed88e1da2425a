/// How one question came out: where the right answer stands, and what it and the best candidate
/// are worth.
public struct Placing: Sendable, Hashable {
  /// The place of the best right answer among all candidates, 1-based; `nil` beyond `depth`, and
  /// for questions without a right answer.
  public var rank: Int?
  /// What the best right answer is worth, in the ranker's own measure; `nil` where it is no
  /// candidate.
  public var answerScore: Int?
  /// What the best candidate is worth, right or wrong; `nil` where there is none.
  public var bestScore: Int?
  /// Whether a right answer is at the line; `nil` where the ranker has no line.
  public var isAnswerAtLine: Bool?
  /// Whether anybody is at the line; `nil` where the ranker has no line.
  public var isAnybodyAtLine: Bool?

  /// Down to which place ranks are told.
  public static let depth = 20

  public init(
    rank: Int? = nil, answerScore: Int? = nil, bestScore: Int? = nil,
    isAnswerAtLine: Bool? = nil, isAnybodyAtLine: Bool? = nil
  ) {
    self.rank = rank
    self.answerScore = answerScore
    self.bestScore = bestScore
    self.isAnswerAtLine = isAnswerAtLine
    self.isAnybodyAtLine = isAnybodyAtLine
  }
}

/// The least score that lets at most a given share of the negatives alert.
public enum FalseAlertThreshold {
  /// The least score at or above which at most `share` of the negatives have their best candidate.
  ///
  /// Negatives of equal score alert together, so the share may be less than allowed, never more.
  ///
  /// - Parameters:
  ///   - bests: the best score of each negative; `nil` for one without any candidate.
  ///   - perMille: the share of negatives that may alert, in thousandths.
  /// - Returns: `nil` where there are fewer negatives than `minimum`: too few to tell such a share.
  public static func score(_ bests: [Int?], perMille: Int, minimum: Int) -> Int? {
    guard bests.count >= max(minimum, 1) else { return nil }
    let scores = bests.compactMap { $0 }.sorted(by: >)
    let allowed = bests.count * perMille / 1_000
    // The first that may not alert is what the threshold must be above.
    return allowed < scores.count ? scores[allowed] + 1 : Int.min
  }

  /// How many negatives a share of 1 % is told of.
  public static let minimumForOnePercent = 100
  /// How many negatives a share of 0.1 % is told of.
  public static let minimumForOnePerMille = 20_000
}

/// The figures of a group of positives.
public struct RankFigures: Sendable, Hashable {
  public let count: Int
  /// The share whose right answer is first, among the first 5, among the first 20.
  public let first: Proportion
  public let firstFive: Proportion
  public let firstTwenty: Proportion
  /// The share whose right answer reaches the threshold of 1 % false alerts; `nil` where that is
  /// not told.
  public let atOnePercent: Proportion?
  /// The same at 0.1 %.
  public let atOnePerMille: Proportion?
  /// The share whose right answer is at the line; `nil` for rankers without one.
  public let atLine: Proportion?

  /// - Parameter isRankOnly: for weak aliases, which never alert alone.
  public init(
    _ positives: [Placing], onePercent: Int?, onePerMille: Int?, isRankOnly: Bool = false
  ) {
    func share(_ isHit: (Placing) -> Bool) -> Proportion {
      Proportion(positives.count(where: isHit), of: positives.count)
    }
    func share(reaching threshold: Int?) -> Proportion? {
      guard let threshold, !isRankOnly else { return nil }
      return share { $0.answerScore.map { $0 >= threshold } ?? false }
    }
    count = positives.count
    first = share { $0.rank == 1 }
    firstFive = share { ($0.rank ?? .max) <= 5 }
    firstTwenty = share { ($0.rank ?? .max) <= 20 }
    atOnePercent = share(reaching: onePercent)
    atOnePerMille = share(reaching: onePerMille)
    let hasLine = positives.contains { $0.isAnswerAtLine != nil }
    atLine = hasLine && !isRankOnly ? share { $0.isAnswerAtLine == true } : nil
  }
}
