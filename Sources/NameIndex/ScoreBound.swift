import NameMatching

/// What the parts of a name must gain together so that it can reach a minimum, and a straight line
/// below that, by which single parts can be judged before the name is known.
///
/// For a query of weight *Q* and a name of weight *W* let *G(W)* be the least gain with which
/// `NameScoring.score` reaches the minimum, whatever the order and number of the parts. Without the
/// trace it is 5·Q + W + σ(D), with σ(D) = (τD + √(τ²D² + 4τDδ)) / 2 and D = 8·(Q + W); with the
/// trace it is the lesser of that and a straight line. Both are concave in *W*, so *G* lies above
/// the chord between two of its points. Property tests hold each function to the score itself.
struct ScoreBound {
  /// What values and losses are counted in, a gain of 1/256 nat being so many.
  static let unit = 64

  let queryWeight: Int
  let minimum: Int
  /// The weights of names that can reach the minimum at all; `nil` where none can.
  let window: ClosedRange<Int>?
  /// What the values of the matched parts of any such name reach together.
  let base: Int
  /// How much the chord takes from the value of a matched part for each 1/16 nat of the name's own
  /// weight.
  let slope: Int

  /// - Parameters:
  ///   - queryWeight: in 1/16 nat. - minimum: the score, 1 to 10,000.
  ///   - weights: the weights of the names that there are.
  init(queryWeight: Int, minimum: Int, weights: ClosedRange<Int>) {
    self.queryWeight = queryWeight
    self.minimum = minimum
    let window = Self.window(queryWeight, minimum, weights)
    self.window = window
    guard let window else {
      (base, slope) = (0, 0)
      return
    }
    let low = Self.requiredGain(queryWeight, window.lowerBound, minimum) - 1
    let high = Self.requiredGain(queryWeight, window.upperBound, minimum) - 1
    let width = window.upperBound - window.lowerBound
    // A lesser slope from the same point stays below the chord.
    let chord = width == 0 ? 16 * Self.unit : (high - low) * Self.unit / width
    let rise = min(chord, 16 * Self.unit)
    slope = rise - Self.unit
    base = low * Self.unit - rise * window.lowerBound
  }

  /// Whether parts can be judged by value: the slope is no less than 0 for all but the least minima.
  var isUsable: Bool { slope >= 0 }

  /// The least gain, in 1/256 nat, with which a name can reach the minimum.
  static func requiredGain(_ queryWeight: Int, _ entryWeight: Int, _ minimum: Int) -> Int {
    func score(_ gain: Int) -> Int {
      NameScoring.score(
        gain: gain, shape: nil, queryWeight: queryWeight, entryWeight: entryWeight)
    }
    // A first guess from the formula, then single steps: floating point decides nothing.
    let share = Double(minimum) / Double(NameScoring.scale)
    let whole = Double((queryWeight + entryWeight) * 8)
    let part = share * whole
    let agreement =
      (part + (part * part + 4 * part * Double(NameScoring.shrinkage * 16)).squareRoot()) / 2
    let penalty =
      NameScoring.unmatchedQuery * queryWeight + NameScoring.unmatchedEntry * entryWeight
    var gain = Int(agreement) + penalty
    while gain > 0, score(gain - 1) >= minimum { gain -= 1 }
    while score(gain) < minimum { gain += 1 }
    return gain
  }

  /// The most that all parts of two names can gain: the lesser weight agrees to the letter.
  static func mostGain(_ queryWeight: Int, _ entryWeight: Int) -> Int {
    min(queryWeight, entryWeight) * 16 + NameScoring.unmatchedQuery * queryWeight
      + NameScoring.unmatchedEntry * entryWeight
  }

  /// Names lighter or heavier than these cannot reach the minimum.
  ///
  /// Up to the query's own weight the most gain is a straight line that begins below the concave
  /// *G*, so it crosses it once; beyond, the most gain rises more slowly than *G*.
  private static func window(
    _ queryWeight: Int, _ minimum: Int, _ weights: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    func reaches(_ weight: Int) -> Bool {
      let most = mostGain(queryWeight, weight)
      return NameScoring.score(
        gain: most, shape: nil, queryWeight: queryWeight, entryWeight: weight) >= minimum
    }
    guard reaches(queryWeight) else { return nil }
    let low = (1..<queryWeight).end { !reaches($0) }
    let heavier = (queryWeight + 1)..<max(weights.upperBound + 1, queryWeight + 1)
    let high = heavier.end(of: reaches) - 1
    let window = (max(low, weights.lowerBound), min(high, weights.upperBound))
    return window.0 <= window.1 ? window.0...window.1 : nil
  }

  /// The most that a part of the query can be worth in a name.
  @inline(__always) func value(ofWeight weight: Int) -> Int {
    ((16 + NameScoring.unmatchedQuery) * Self.unit - slope) * weight
  }

  /// What a match is worth less than the parts of the query that it covers could be: never below 0.
  ///
  /// - Parameters:
  ///   - covered: the summed weight of the query's tokens that the unit covers.
  ///   - query: the weight of the query's unit, no more than that.
  @inline(__always)
  func loss(covered: Int, query: Int, entry: Int, distance: Int) -> Int {
    let agreement = min(query, entry) * 16 - NameScoring.letterShare * distance
    let value = (agreement + NameScoring.unmatchedQuery * query) * Self.unit - slope * entry
    return self.value(ofWeight: covered) - value
  }
}
