/// The numbers of the score; integers, so that every machine computes the same.
///
/// Fitted on names of public lists, of open sets and of invented people (decision 0014).
public enum NameScoring {
  /// Rises with every change that alters the score of any two names.
  public static let version = 3

  /// What an unmatched part of the query costs, in 1/16 of its weight.
  public static let unmatchedQuery = 5
  /// What an unmatched part of the entry costs, in 1/16 of its weight: entries carry more parts
  /// than people are asked for, so it is less.
  public static let unmatchedEntry = 1
  /// λ: what letters that differ cost, in 1/16 of their cost: neighbours in a word change together,
  /// so that the sum of single costs says too much.
  public static let letterShare = 11
  /// What each turn against the order of the entry's parts costs, in 1/16 nat.
  public static let turnPenalty = 24
  /// δ, the shrinkage that keeps short common names low, in 1/16 nat: 7 nats.
  public static let shrinkage = 112
  /// The most that a single part of a person's name scores, in 1/10,000.
  public static let singlePartLimit = 3_000
  /// The greatest score: scores are in 1/10,000.
  public static let scale = 10_000

  /// What names score at least for the share that they have in common, in 1/10,000.
  static let traceScale = 400

  /// What a matched pair of units adds, in 1/256 nat: the smaller weight less the letter cost, and
  /// the penalties that matching spares.
  ///
  /// `nil` where the pair does not count as a match.
  ///
  /// - Parameters:
  ///   - query: weight of the query's unit, 1/16 nat. - entry: weight of the entry's unit.
  ///   - distance: the letter cost between them, 1/16 nat.
  public static func gain(query: Int, entry: Int, distance: Int, radius: Int) -> Int? {
    guard distance <= radius else { return nil }
    let agreement = min(query, entry) * 16 - letterShare * distance
    guard agreement > 0 else { return nil }
    return agreement + unmatchedQuery * query + unmatchedEntry * entry
  }

  /// The greatest letter cost at which a unit of that weight can still gain anything, in 1/16 nat.
  public static func reach(ofWeight weight: Int) -> Int { (weight * 16 - 1) / letterShare }

  /// The score of two names from the summed gain of the best assignment: ρ·S/(S+δ) in 1/10,000.
  ///
  /// S is the gain less the penalties for all that could be unmatched; ρ = S/D with D half the sum
  /// of the two weights.
  ///
  /// A single part of a person's name never reaches what a name needs by itself, however rare it is.
  ///
  /// - Parameters:
  ///   - gain: 1/256 nat.
  ///   - shape: of the matched parts; `nil` for the most that any shape scores.
  public static func score(
    gain: Int, shape: MatchShape?, queryWeight: Int, entryWeight: Int,
    entryIsOrganization: Bool = false
  ) -> Int {
    let agreement =
      gain - unmatchedQuery * queryWeight - unmatchedEntry * entryWeight
      - (shape?.turns ?? 0) * turnPenalty * 16
    // A name that shares but little with the other is ranked low rather than dropped.
    let trace = gain * traceScale / ((queryWeight + entryWeight) * 16)
    guard agreement > 0 else { return trace }
    // In 1/256 nat: D = (q + t) / 2 · 16, δ = shrinkage · 16.
    let whole = (queryWeight + entryWeight) * 8
    let score = agreement * agreement * scale / (whole * (agreement + shrinkage * 16))
    let isSinglePart = !entryIsOrganization && shape?.isSinglePart ?? false
    return min(max(score, trace), isSinglePart ? singlePartLimit : scale)
  }
}
