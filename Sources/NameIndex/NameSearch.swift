import NameMatching
import NameText

/// One search: from the units of a query to the words of the dictionary, from these to names, and
/// from names to their scores.
///
/// Every word that can gain anything for a unit is found, so what is not found gains nothing. Names
/// are left out only by the bounds of `ScoreBound` and `SearchPlan`: see `NameIndex.md`.
struct NameSearch {
  let sections: IndexSections
  let query: NameProfile
  let bound: ScoreBound
  let lists: NeighbourLists
  var scratch: SearchScratch
  /// Pairs of neighbours that match a unit as one word, in the order of their words.
  var joins: [JoinHit] = []
  /// The units that cover each part, with how many parts they cover.
  let unitsOfPart: [[(unit: Int, count: Int)]]
  /// The lanes of the first group that hold a token.
  var isToken = SIMDMask<SIMD16<Int16>>(repeating: false)
  /// The summed weight of the parts that each unit covers.
  let covered: [Int]

  /// A match of a unit of the query with two neighbours read as one word.
  struct JoinHit {
    let first: Int
    let second: Int
    let unit: Int
    let cost: Int
    let gain: Int
  }

  init(
    _ sections: IndexSections, _ query: NameProfile, bound: ScoreBound, _ lists: NeighbourLists,
    _ scratch: SearchScratch
  ) {
    self.sections = sections
    self.query = query
    self.bound = bound
    self.lists = lists
    self.scratch = scratch
    let weights = query.tokenWeights
    covered = query.units.map { weights[$0.parts].reduce(0, +) }
    var unitsOfPart = [[(unit: Int, count: Int)]](repeating: [], count: query.tokenCount)
    for (index, unit) in query.units.enumerated() {
      for part in unit.parts { unitsOfPart[part].append((index, unit.count)) }
    }
    self.unitsOfPart = unitsOfPart
    for lane in 0..<min(query.tokenCount, 16) { isToken[lane] = true }
    self.scratch.begin(unitCount: query.units.count)
  }

  /// Every name at the minimum or above, in the order of names.
  mutating func hits() -> [NameHit] {
    for index in query.units.indices { findWords(like: index) }
    joins.sort { ($0.first, $0.second, $0.unit) < ($1.first, $1.second, $1.unit) }
    gatherNames(plan())
    return verify()
  }
}

extension NameSearch {
  /// Finds all words, and pairs of neighbours, that gain anything for a unit.
  private mutating func findWords(like index: Int) {
    let unit = query.units[index]
    if unit.script == .other || unit.letters.isEmpty {
      guard unit.script == .other else { return }
      for word in sections.words(spelled: unit.text) { note(word, unit: index, cost: 0) }
      return
    }
    if unit.count == 1 { findInitials(like: index) }
    if unit.isInitial { return }
    let radius = min(unit.radius, NameScoring.reach(ofWeight: unit.weight))
    let key = NeighbourLists.Key(
      script: unit.script, letters: unit.letters, radius: radius, isJoin: unit.count == 2)
    let found = lists.neighbours(of: key) { [sections, rows = scratch.rows] in
      sections.neighbours(of: unit, radius: radius, rows)
    }
    for match in found.words { note(Int(match.word), unit: index, cost: Int(match.cost)) }
    for match in found.joins {
      let weights = (
        sections.record(of: Int(match.first)).weight, sections.record(of: Int(match.second)).weight
      )
      guard unit.weight >= max(weights.0, weights.1),
        let gain = NameScoring.gain(
          query: unit.weight, entry: weights.0 + weights.1, distance: Int(match.cost),
          radius: unit.radius)
      else { continue }
      joins.append(
        JoinHit(
          first: Int(match.first), second: Int(match.second), unit: index, cost: Int(match.cost),
          gain: gain))
      let slot = scratch.slot(of: Int(match.first))
      scratch.beginsJoin[slot] = true
    }
  }

  /// Initials on the list for a name; for an initial every name that begins with it.
  private mutating func findInitials(like index: Int) {
    let unit = query.units[index]
    guard let first = unit.letters.first else { return }
    for script in Script.lettered {
      guard let costs = LetterCosts.between(script, unit.script) else { continue }
      let words =
        unit.isInitial
        ? Array(sections.dictionary(of: script).range) : sections.initials(of: script)
      if words.isEmpty { continue }
      // By the word's first letter.
      var known = [Int?](repeating: nil, count: Alphabet.size)
      for word in words {
        let letter = sections.words.letter(0, of: word)
        let cost =
          known[Int(letter)]
          ?? costs.distance([letter], [first], limit: NameScorer.initialRadius)
        known[Int(letter)] = cost
        if cost <= NameScorer.initialRadius { note(word, unit: index, cost: cost) }
      }
    }
  }

  /// Notes what a word costs for a unit, if it gains anything.
  @inline(__always)
  private mutating func note(_ word: Int, unit index: Int, cost: Int) {
    let unit = query.units[index]
    guard
      let gain = NameScoring.gain(
        query: unit.weight, entry: sections.record(of: word).weight, distance: cost,
        radius: unit.radius)
    else { return }
    let slot = scratch.slot(of: word)
    let (group, lane) = (slot * scratch.groupCount + index / 16, index % 16)
    scratch.gains[group][lane] = Int16(clamping: gain)
    scratch.costs[group][lane] = UInt8(cost)
  }

  /// How many names a part leads to, by how much is lost at most.
  private func postingCounts(ofPart part: Int, mostLoss: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: Self.lossSteps + 1)
    for (index, count) in unitsOfPart[part] where count == 1 {
      let unit = query.units[index]
      for slot in scratch.words.indices {
        let group = slot * scratch.groupCount + index / 16
        if scratch.gains[group][index % 16] <= 0 { continue }
        let word = Int(scratch.words[slot])
        let loss = bound.loss(
          covered: covered[index], query: unit.weight, entry: sections.record(of: word).weight,
          distance: Int(scratch.costs[group][index % 16]))
        guard loss <= mostLoss else { continue }
        counts[Self.lossStep(loss, of: mostLoss)] += Double(sections.names(with: word).count)
      }
    }
    for step in 1...Self.lossSteps { counts[step] += counts[step - 1] }
    return counts
  }

  private static let lossSteps = 32

  /// The step of a loss, 0 to `lossSteps`.
  private static func lossStep(_ loss: Int, of mostLoss: Int) -> Int {
    min(loss * lossSteps / max(mostLoss, 1), lossSteps)
  }

  /// How far each part is looked for.
  private func plan() -> SearchPlan {
    let weights = query.tokenWeights
    let values = weights.map { bound.value(ofWeight: $0) }
    let mostLoss = values.reduce(0, +) - bound.base
    guard bound.isUsable, mostLoss >= 0 else { return .everywhere(parts: query.tokenCount) }
    let counts = weights.indices.map { postingCounts(ofPart: $0, mostLoss: mostLoss) }
    return SearchPlan(values: values, base: bound.base) { part, reach in
      switch reach {
      case .nowhere: 0
      case .everywhere: counts[part][Self.lossSteps]
      case .loss(let loss): counts[part][Self.lossStep(loss, of: mostLoss)]
      }
    }
  }

  /// Gathers every name that holds a match within its allowance.
  private mutating func gatherNames(_ plan: SearchPlan) {
    let reaches = query.units.map { plan.reach(ofParts: $0.parts) }
    func isAllowed(_ index: Int, entry: Int, cost: Int) -> Bool {
      switch reaches[index] {
      case .nowhere: false
      case .everywhere: true
      case .loss(let loss):
        bound.loss(
          covered: covered[index], query: query.units[index].weight, entry: entry, distance: cost)
          <= loss
      }
    }
    let searched = query.units.indices.filter { reaches[$0] != .nowhere }
    for slot in scratch.words.indices {
      let word = Int(scratch.words[slot])
      let entry = sections.record(of: word).weight
      for index in searched {
        let group = slot * scratch.groupCount + index / 16
        if scratch.gains[group][index % 16] > 0,
          isAllowed(index, entry: entry, cost: Int(scratch.costs[group][index % 16]))
        {
          for name in sections.names(with: word) { scratch.meet(name) }
          break
        }
      }
    }
    for join in joins {
      let entry =
        sections.record(of: join.first).weight + sections.record(of: join.second).weight
      guard isAllowed(join.unit, entry: entry, cost: join.cost) else { continue }
      let firsts = sections.names(with: join.first)
      let seconds = sections.names(with: join.second)
      for name in firsts.count < seconds.count ? firsts : seconds
      where sections.has(join.first, before: join.second, in: Int(name)) {
        scratch.meet(name)
      }
    }
  }
}

extension IndexSections {
  /// All words within a radius of a unit, and for a single part all neighbours that could be it.
  func neighbours(
    of unit: NameProfile.Unit, radius: Int, _ rows: LetterRowMemory
  ) -> NeighbourLists.Neighbours {
    unit.letters.count <= SIMD16<UInt8>.capacity
      ? neighbours(of: unit, radius: radius, rows.narrow)
      : neighbours(of: unit, radius: radius, rows.wide)
  }

  private func neighbours<Lanes: LetterLanes>(
    of unit: NameProfile.Unit, radius: Int, _ rows: UnsafeMutablePointer<Lanes>
  ) -> NeighbourLists.Neighbours {
    var words: [UInt32: UInt8] = [:]
    var joins: [UInt64: UInt8] = [:]
    func isOfLength(_ firm: Int) -> Bool {
      abs(firm - unit.firmLetterCount) <= NameProfile.joinLetterRange
    }
    for script in Script.lettered {
      let dictionary = dictionary(of: script)
      guard !dictionary.range.isEmpty, let costs = LetterCosts.between(script, unit.script) else {
        continue
      }
      let matcher = UnitMatcher(letters: unit.letters, costs: costs, rows: rows)
      matcher.findWords(in: dictionary, radius: radius) { word, cost in
        let record = record(of: word)
        if record.isInitial || (unit.count == 2 && !isOfLength(record.firm)) { return }
        words[UInt32(word)] = min(words[UInt32(word)] ?? 255, UInt8(cost))
      }
      if unit.count == 2 { continue }
      matcher.findJoins(in: dictionary, radius: min(radius, NameProfile.joinRadius)) {
        first, second, cost in
        guard isOfLength(record(of: first).firm + record(of: second).firm) else { return }
        let pair = UInt64(first) << 32 | UInt64(second)
        joins[pair] = min(joins[pair] ?? 255, UInt8(cost))
      }
    }
    return NeighbourLists.Neighbours(
      words: words.sorted { $0.key < $1.key }.map {
        .init(word: $0.key, cost: $0.value)
      },
      joins: joins.sorted { $0.key < $1.key }.map {
        .init(
          first: UInt32($0.key >> 32), second: UInt32(truncatingIfNeeded: $0.key), cost: $0.value)
      })
  }
}

extension Script {
  /// The scripts that have an alphabet.
  static let lettered: [Script] = [.latin, .arabic, .cyrillic]
}
