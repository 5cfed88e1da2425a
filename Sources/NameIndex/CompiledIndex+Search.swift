public import NameMatching
import NameText

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
  /// Names that share no unit within its radius score 0, so a walk through the dictionary and the
  /// postings of what it finds misses nothing.
  ///
  /// - Parameter minimum: 1 to 10,000.
  /// - Complexity: the walk visits the dictionary's beginnings within each unit's radius; then the
  ///   names that carry a unit found.
  public func hits(for query: NameProfile, minimum: Int) -> [NameHit] {
    precondition(minimum > 0, "names without any likeness are not listed")
    var gains = UnitGains(units: section(.unitWeights, as: UInt16.self).count)
    for (index, unit) in query.units.enumerated() {
      findUnits(like: unit, at: index, into: &gains)
    }
    return verify(namesWith: gains, query: query, minimum: minimum)
  }

  private func findUnits(like unit: NameProfile.Unit, at index: Int, into gains: inout UnitGains) {
    let weights = section(.unitWeights, as: UInt16.self)
    func found(_ entryUnit: Int, distance: Int) {
      gains.add(
        .init(unit: index, distance: distance), to: entryUnit, weight: Int(weights[entryUnit]))
    }
    for script in Script.allCases {
      let range = dictionary(of: script)
      if script == .other || unit.script == .other {
        if script == unit.script {
          for exact in units(spelled: unit.text, in: range) { found(exact, distance: 0) }
        }
        continue
      }
      guard !unit.letters.isEmpty, !range.isEmpty,
        let costs = LetterCosts.between(script, unit.script)
      else { continue }
      findInitials(like: unit, in: range, of: script, costs, found: found)
      if unit.isInitial { continue }
      // Beyond the weight of the query's unit a match would gain nothing.
      let limit = min(unit.radius, NameScoring.reach(ofWeight: unit.weight))
      var walk = DictionaryWalk(costs: costs, query: unit.letters, limit: limit)
      walk.visit(
        range, letters: section(.unitLetters, as: UInt8.self),
        offsets: section(.unitOffsets, as: UInt32.self),
        prefixes: section(.unitPrefixes, as: UInt8.self)
      ) { entryUnit, distance in
        if !isInitial(entryUnit, of: script) { found(entryUnit, distance: distance) }
      }
    }
  }

  /// Every name for an initial that is asked for, every listed initial for a name.
  private func findInitials(
    like unit: NameProfile.Unit, in range: Range<Int>, of script: Script, _ costs: LetterCosts,
    found: (Int, _ distance: Int) -> Void
  ) {
    guard unit.count == 1 else { return }
    for symbol in 1..<UInt8(Alphabet.size) {
      let all = units(beginningWith: symbol, in: range)
      let units = unit.isInitial ? all : all.prefix { isInitial($0, of: script) }
      // Few lists have initials: the cost is asked for where there is something to find.
      guard !units.isEmpty else { continue }
      let distance = costs.distance(
        [symbol], [unit.letters[0]], limit: NameScorer.initialRadius)
      guard distance <= NameScorer.initialRadius else { continue }
      for entryUnit in units { found(entryUnit, distance) }
    }
  }

  /// Whether a unit of the dictionary is a single letter, no digit.
  private func isInitial(_ unit: Int, of script: Script) -> Bool {
    let offsets = section(.unitOffsets, as: UInt32.self)
    guard offsets[unit + 1] - offsets[unit] == 1 else { return false }
    return Alphabet.isLetter(
      section(.unitLetters, as: UInt8.self)[Int(offsets[unit])], in: script)
  }

  /// The units whose first letter is `symbol`, found by bisection: the dictionary is sorted.
  private func units(beginningWith symbol: UInt8, in range: Range<Int>) -> Range<Int> {
    let letters = section(.unitLetters, as: UInt8.self)
    let offsets = section(.unitOffsets, as: UInt32.self)
    func first(notBelow bound: UInt8) -> Int {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if letters[Int(offsets[middle])] < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(notBelow: symbol)..<first(notBelow: symbol + 1)
  }

  private func dictionary(of script: Script) -> Range<Int> {
    let index = Int(script.rawValue)
    return (index == 0 ? 0 : scriptEnds[index - 1])..<scriptEnds[index]
  }

  /// Units of a script without an alphabet: their spelling itself, found by bisection.
  private func units(spelled text: String, in range: Range<Int>) -> [Int] {
    let letters = section(.unitLetters, as: UInt8.self)
    let offsets = section(.unitOffsets, as: UInt32.self)
    func spelling(_ unit: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
      letters[Int(offsets[unit])..<Int(offsets[unit + 1])]
    }
    let wanted = Array(text.utf8)
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if spelling(middle).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [Int] = []
    while low < range.upperBound, spelling(low).elementsEqual(wanted) {
      found.append(low)
      low += 1
    }
    return found
  }

  private func verify(
    namesWith gains: UnitGains, query: NameProfile, minimum: Int
  ) -> [NameHit] {
    let postings = section(.postings, as: UInt32.self)
    let offsets = section(.postingOffsets, as: UInt64.self)
    let weights = section(.nameWeights, as: UInt16.self)
    var isSeen = [Bool](repeating: false, count: nameCount)
    var names: [Int] = []
    for unit in gains.units {
      for position in Int(offsets[unit])..<Int(offsets[unit + 1]) {
        let name = Int(postings[position])
        if isSeen[name] { continue }
        isSeen[name] = true
        // At best every part agrees to the letter: then the gain is the lesser of the two weights.
        let best =
          min(query.weight, Int(weights[name])) * 16
          + NameScoring.unmatchedQuery * query.weight
          + NameScoring.unmatchedEntry * Int(weights[name])
        let bound = NameScoring.score(
          gain: best, shape: nil, queryWeight: query.weight, entryWeight: Int(weights[name]))
        if bound >= minimum { names.append(name) }
      }
    }
    let entries = section(.nameEntries, as: UInt32.self)
    let ordinals = section(.nameOrdinals, as: UInt16.self)
    names.sort()
    return names.compactMap { name in
      let score = score(ofName: name, weight: Int(weights[name]), gains, query, minimum)
      guard score >= minimum else { return nil }
      return NameHit(entry: Int(entries[name]), ordinal: Int(ordinals[name]), score: score)
    }
  }

  /// The score of a name; anything below `minimum` where a bound shows that it is below.
  private func score(
    ofName name: Int, weight: Int, _ gains: UnitGains, _ query: NameProfile, _ minimum: Int
  ) -> Int {
    let units = section(.nameUnits, as: UInt32.self)
    let places = section(.nameUnitPlaces, as: UInt8.self)
    let offsets = section(.nameUnitOffsets, as: UInt64.self)
    var pairs: [Assignment.Pair] = []
    for position in Int(offsets[name])..<Int(offsets[name + 1]) {
      let place = places[position]
      let isJoin = place & IndexLayout.join != 0
      let entryWeight = Int(section(.unitWeights, as: UInt16.self)[Int(units[position])])
      for match in gains.matches(of: Int(units[position])) {
        let asked = query.units[match.unit]
        if isJoin, asked.count == 2 || asked.isInitial { continue }
        if asked.isAttribute, place & IndexLayout.attribute != 0 { continue }
        let gain = NameScoring.gain(
          query: asked.weight, entry: entryWeight, distance: match.distance, radius: asked.radius)
        guard let gain else { continue }
        pairs.append(
          Assignment.Pair(
            query: match.unit, entry: position,
            queryTokens: (asked.count == 2 ? 3 : 1) << UInt64(asked.first),
            entryTokens: (isJoin ? 3 : 1) << UInt64(place & IndexLayout.token), gain: gain))
      }
    }
    let bound = Assignment.bound(of: pairs)
    let best = NameScoring.score(
      gain: bound, shape: nil, queryWeight: query.weight, entryWeight: weight)
    if best < minimum { return 0 }
    let chosen = Assignment.best(of: pairs).sorted { $0.queryTokens < $1.queryTokens }
    let order = chosen.map { pair in
      (
        query.units[pair.query].first, query.units[pair.query].count,
        Int(places[pair.entry] & IndexLayout.token),
        places[pair.entry] & IndexLayout.join == 0 ? 1 : 2
      )
    }
    let shape = MatchShape(
      order, queryWeights: query.tokenWeights,
      entryWeights: (Int(offsets[name])..<Int(offsets[name + 1])).filter {
        places[$0] < IndexLayout.attribute
      }
      .map { Int(section(.unitWeights, as: UInt16.self)[Int(units[$0])]) })
    let isOrganization =
      section(.nameQualities, as: UInt8.self)[name] & IndexLayout.organization != 0
    return NameScoring.score(
      gain: chosen.reduce(0) { $0 + $1.gain }, shape: shape, queryWeight: query.weight,
      entryWeight: weight, entryIsOrganization: isOrganization)
  }
}

/// Which units of the dictionary resemble which units of the query, and at what letter cost.
struct UnitGains {
  struct Match {
    let unit: Int
    let distance: Int
  }

  /// 1 + the place in `lists` for each unit of the dictionary; 0 for those not found.
  private var slots: [UInt32]
  private var lists: [[Match]] = []
  /// The units found, in the order of discovery.
  private(set) var units: [Int] = []

  init(units count: Int) { slots = [UInt32](repeating: 0, count: count) }

  /// Notes a match that gains something.
  mutating func add(_ match: Match, to unit: Int, weight: Int) {
    guard match.distance <= NameScoring.reach(ofWeight: weight) else { return }
    if slots[unit] == 0 {
      lists.append([])
      units.append(unit)
      slots[unit] = UInt32(lists.count)
    }
    lists[Int(slots[unit]) - 1].append(match)
  }

  func matches(of unit: Int) -> [Match] {
    slots[unit] == 0 ? [] : lists[Int(slots[unit]) - 1]
  }
}
