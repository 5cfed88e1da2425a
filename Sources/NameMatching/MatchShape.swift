/// What the score asks of the matched parts beside what they gain: their order and their number.
public struct MatchShape: Sendable, Hashable {
  /// Where a matched unit stands: its first token on each side, 0-based, and how many tokens it has.
  public typealias Place = (query: Int, queryCount: Int, entry: Int, entryCount: Int)

  /// How often the matched parts go backwards in the entry when they are read in the query's order:
  /// 0 for equal order, 1 for the family name first.
  public let turns: Int
  /// Whether a single significant part is all that agrees, and more is known of either name, or the
  /// part is no rare one.
  public let isSinglePart: Bool

  /// A single part that is the whole of both names counts from this weight on, in 1/16 nat: 6 nats.
  static let rareWeight = 96

  /// - Parameters:
  ///   - places: the matched units in the query's order.
  ///   - queryWeights: the weight of each token of the query, in 1/16 nat.
  ///   - entryWeights: the weight of each token of the entry.
  public init(_ places: [Place], queryWeights: [Int], entryWeights: [Int]) {
    turns = zip(places, places.dropFirst()).count { $0.entry > $1.entry }
    func significant(_ weights: ArraySlice<Int>) -> Int {
      weights.count { $0 > ReferenceFrequencies.lightWeight }
    }
    let parts = places.reduce(0) { sum, place in
      sum
        + max(
          significant(queryWeights[place.query..<(place.query + place.queryCount)]),
          significant(entryWeights[place.entry..<(place.entry + place.entryCount)]))
    }
    let isWhole = significant(queryWeights[...]) == 1 && significant(entryWeights[...]) == 1
    let isRare = (queryWeights.max() ?? 0) >= Self.rareWeight
    isSinglePart = parts <= 1 && !(isWhole && isRare)
  }
}
