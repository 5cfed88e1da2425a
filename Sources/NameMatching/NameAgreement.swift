import NameText

/// How alike two names are, and why: the result of the one definition of the score.
public struct NameAgreement: Sendable, Hashable {
  /// A unit of the query matched with one of the entry.
  public struct Match: Sendable, Hashable {
    public let query: NameProfile.Unit
    public let entry: NameProfile.Unit
    /// The letter cost between the two, in 1/16 nat.
    public let distance: Int
    /// What the match adds, in 1/256 nat.
    public let gain: Int

    /// What the letters that differ take from the match, in 1/16 nat.
    public var letterLoss: Int { distance * NameScoring.letterShare / 16 }

    /// Whether one side is an initial and the other is not.
    public var isInitial: Bool { query.isInitial != entry.isInitial }

    /// Whether the letters are those of one name, written in two ways.
    ///
    /// Within 2.5 nats, as Muhammad and Mohamed are. An initial is never close: it stands for many
    /// names; nor is Rahman to Abd al-Rahman.
    public var isClose: Bool {
      distance <= 40 && !isInitial && !query.isAttribute && !entry.isAttribute
    }
  }

  public let query: NameProfile
  public let entry: NameProfile
  /// In the order of the query's parts.
  public let matches: [Match]
  public let shape: MatchShape
  /// 0 to 10,000.
  public let score: Int
}

extension NameAgreement {
  /// Positions of the query's tokens that nothing in the entry answers.
  public var unmatchedQuery: [Int] {
    unmatched(in: query.tokenCount, matched: matches.map(\.query))
  }

  /// Positions of the entry's tokens that nothing in the query answers.
  public var unmatchedEntry: [Int] {
    unmatched(in: entry.tokenCount, matched: matches.map(\.entry))
  }

  private func unmatched(in count: Int, matched units: [NameProfile.Unit]) -> [Int] {
    let covered = Set(units.flatMap { $0.first..<($0.first + $0.count) })
    return (0..<count).filter { !covered.contains($0) }
  }

  /// Whether every significant part on both sides has its counterpart, two at least, each close in
  /// its letters.
  public var isFullMatch: Bool {
    let significant = query.name.tokens.indices.filter { query.name.tokens[$0].isSignificant }
    let missing = unmatchedQuery.filter { query.name.tokens[$0].isSignificant }
    let extra = unmatchedEntry.filter { entry.name.tokens[$0].isSignificant }
    return significant.count >= 2 && missing.isEmpty && extra.isEmpty
      && matches.allSatisfy(\.isClose)
  }

  /// The score that the matched parts alone would have, without what is missing or contradicts;
  /// never below `score`.
  public var scoreOfMatchedParts: Int {
    let queryWeight = weight(of: matches.map(\.query), in: query)
    let entryWeight = weight(of: matches.map(\.entry), in: entry)
    let gain = matches.reduce(0) { $0 + $1.gain }
    return max(
      score,
      NameScoring.score(
        gain: gain, shape: nil, queryWeight: queryWeight, entryWeight: entryWeight))
  }

  private func weight(of units: [NameProfile.Unit], in profile: NameProfile) -> Int {
    let tokens = units.flatMap { $0.first..<($0.first + $0.count) }
    return max(
      tokens.reduce(0) { $0 + profile.units[$1].weight }, ReferenceFrequencies.lightWeight)
  }
}

extension NameAgreement {
  /// The part of the query that a match is about, as it was written.
  public func queryText(of match: Match) -> String { text(of: match.query, in: query) }

  /// The part of the entry that a match is about, as it was written.
  public func entryText(of match: Match) -> String { text(of: match.entry, in: entry) }

  private func text(of unit: NameProfile.Unit, in profile: NameProfile) -> String {
    let tokens = profile.name.tokens[unit.first..<(unit.first + unit.count)]
    let starts = tokens.map(\.source.lowerBound)
    let ends = tokens.map(\.source.upperBound)
    guard let start = starts.min(), let end = ends.max() else { return unit.text }
    return profile.name.sourceText(in: start..<end)
  }
}
