public import NameMatching

/// A name on the list that resembles a name asked for.
public struct NameHit: Sendable, Hashable {
  /// The entry, 0-based in the order of compilation.
  public let entry: Int
  /// Which of the entry's names, 0-based.
  public let ordinal: Int
  /// The score of `NameScorer`, 0 to 10,000.
  public let score: Int

  public init(entry: Int, ordinal: Int, score: Int) {
    self.entry = entry
    self.ordinal = ordinal
    self.score = score
  }
}

extension CompiledIndex {
  /// Every name of the list whose score with `query` is at least `minimum`: exactly those, with
  /// exactly those scores, that `NameScorer` gives.
  ///
  /// In the order of entries and their names.
  ///
  /// - Parameter minimum: 1 to 10,000.
  /// - Complexity: the higher the minimum, the less of the dictionary is walked and the fewer names
  ///   are looked at; see `NameIndex.md`.
  public func hits(for query: NameProfile, minimum: Int) -> [NameHit] {
    precondition(minimum > 0, "names without any likeness are not listed")
    let bound = ScoreBound(queryWeight: query.weight, minimum: minimum, weights: weights)
    guard bound.window != nil, nameCount > 0 else { return [] }
    return scratch.with(
      words: sections.wordCount, names: nameCount, mostWeight: weights.upperBound
    ) { scratch in
      var search = NameSearch(sections, query, bound: bound, lists, scratch)
      let hits = withExtendedLifetime(self) { search.hits() }
      scratch = search.scratch
      return hits
    }
  }
}
