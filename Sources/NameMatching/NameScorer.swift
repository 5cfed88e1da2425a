import NameText

/// The one definition of how alike two names are: slow, obviously right, and the judge of the
/// index.
public enum NameScorer {
  /// The best one-to-one assignment of the query's units to the entry's, and its score.
  ///
  /// - Complexity: O(units² × letters²) for the letter costs; the assignment is exponential in the
  ///   largest group of units that compete for each other, which is one or two in real names.
  public static func compare(_ query: NameProfile, _ entry: NameProfile) -> NameAgreement {
    var pairs: [Assignment.Pair] = []
    var distances: [Assignment.Pair: Int] = [:]
    for (left, asked) in query.units.enumerated() {
      for (right, listed) in entry.units.enumerated()
      where asked.count + listed.count < 4 && !(asked.isAttribute && listed.isAttribute)
        && couldBeOne(asked, listed)
      {
        guard let distance = distance(asked, listed) else { continue }
        let gain = NameScoring.gain(
          query: asked.weight, entry: listed.weight, distance: distance, radius: asked.radius)
        guard let gain else { continue }
        let pair = Assignment.Pair(
          query: left, entry: right, queryTokens: asked.tokenMask,
          entryTokens: listed.tokenMask,
          gain: gain)
        pairs.append(pair)
        distances[pair] = distance
      }
    }
    let chosen = Assignment.best(of: pairs)
    let matches = chosen.sorted { $0.queryTokens < $1.queryTokens }.map { pair in
      NameAgreement.Match(
        query: query.units[pair.query], entry: entry.units[pair.entry],
        distance: distances[pair] ?? 0, gain: pair.gain)
    }
    let gain = chosen.reduce(0) { $0 + $1.gain }
    let places = matches.map { match in
      (match.query.first, match.query.count, match.entry.first, match.entry.count)
    }
    let shape = MatchShape(
      places, queryWeights: query.tokenWeights, entryWeights: entry.tokenWeights)
    let score = NameScoring.score(
      gain: gain, shape: shape, queryWeight: query.weight, entryWeight: entry.weight,
      entryIsOrganization: entry.name.isOrganization)
    return NameAgreement(
      query: query, entry: entry, matches: matches, shape: shape, score: score)
  }

  /// Whether two parts on one side could be the one word on the other: about as long, and no commoner
  /// than either of two listed parts.
  private static func couldBeOne(_ query: NameProfile.Unit, _ entry: NameProfile.Unit) -> Bool {
    if query.count == entry.count { return true }
    return query.weight >= entry.heaviestPart
      && abs(query.firmLetterCount - entry.firmLetterCount) <= NameProfile.joinLetterRange
  }

  /// The letter cost between two units, in 1/16 nat; `nil` where no table compares their scripts
  /// or the cost is beyond the radius.
  ///
  /// An initial is compared with the first letter of a name, and never with a join.
  public static func distance(_ query: NameProfile.Unit, _ entry: NameProfile.Unit) -> Int? {
    if query.script == entry.script, query.text == entry.text { return 0 }
    guard !query.letters.isEmpty, !entry.letters.isEmpty,
      let costs = LetterCosts.between(entry.script, query.script)
    else { return nil }
    if query.isInitial || entry.isInitial {
      guard query.count == 1, entry.count == 1 else { return nil }
      let distance = costs.distance([entry.letters[0]], [query.letters[0]], limit: initialRadius)
      return distance <= initialRadius ? distance : nil
    }
    let isJoin = query.count == 2 || entry.count == 2
    let radius = isJoin ? min(query.radius, NameProfile.joinRadius) : query.radius
    let distance = costs.distance(entry.letters, query.letters, limit: radius)
    return distance <= radius ? distance : nil
  }

  /// How far the letters of an initial and a name may differ, in 1/16 nat.
  public static let initialRadius = 14
}
