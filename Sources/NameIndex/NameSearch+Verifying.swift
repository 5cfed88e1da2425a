import NameMatching
import NameText

extension NameSearch {
  /// The scores of the names gathered, where they reach the minimum.
  mutating func verify() -> [NameHit] {
    guard let window = bound.window else { return [] }
    var hits: [NameHit] = []
    var start = 0
    while start < scratch.names.count {
      let end = min(start + SearchScratch.batchSize, scratch.names.count)
      let count = readBatch(start..<end, window)
      for index in 0..<count { verify(index, into: &hits) }
      start = end
    }
    hits.sort { ($0.entry, $0.ordinal) < ($1.entry, $1.ordinal) }
    return hits
  }

  /// Reads the words of some names, step by step for all of them: each step's looks at memory do not
  /// wait for each other.
  ///
  /// - Returns: how many names have a weight within the window.
  private mutating func readBatch(_ range: Range<Int>, _ window: ClosedRange<Int>) -> Int {
    let batch = scratch.batch
    var count = 0
    for index in range {
      let name = scratch.names[index]
      let record = NameRecord(bits: sections.nameRecords[Int(name)])
      batch.names[count] = name
      batch.records[count] = record
      count += window.contains(record.weight) ? 1 : 0
    }
    var wordCount = 0
    for index in 0..<count {
      batch.firsts[index] = wordCount
      for place in batch.records[index].words {
        batch.slots[wordCount] = sections.nameUnits[place]
        wordCount += 1
      }
    }
    for index in 0..<wordCount { batch.slots[index] = scratch.slotOf[Int(batch.slots[index])] }
    return count
  }

  /// Adds a name of the batch to the hits if it reaches the minimum.
  @inline(__always)
  private mutating func verify(_ index: Int, into hits: inout [NameHit]) {
    let record = scratch.batch.records[index]
    let slots = scratch.batch.slots + scratch.batch.firsts[index]
    guard mostGain(record.words, slots) >= requiredGain(record.weight) else { return }
    let name = Int(scratch.batch.names[index])
    let score = score(name, record.words, slots, record.weight)
    guard score >= bound.minimum else { return }
    hits.append(
      NameHit(
        entry: Int(sections.nameEntries[name]), ordinal: Int(sections.nameOrdinals[name]),
        score: score))
  }

  /// The least gain with which a name of a weight reaches the minimum.
  @inline(__always) private func requiredGain(_ weight: Int) -> Int {
    let known = scratch.required[weight]
    if known != 0 { return Int(known) - 1 }
    let gain = ScoreBound.requiredGain(query.weight, weight, bound.minimum)
    scratch.required[weight] = Int32(gain + 1)
    return gain
  }

  /// The most that a name's words can gain: the best of them for each part of the query, as if each
  /// could be used more than once.
  private func mostGain(_ range: Range<Int>, _ slots: UnsafePointer<UInt32>) -> Int {
    let groups = scratch.groupCount
    for group in 0..<groups { scratch.most[group] = SIMD16(repeating: 0) }
    for index in 0..<range.count where slots[index] != 0 {
      let slot = Int(slots[index]) - 1
      for group in 0..<groups {
        let gains = scratch.gains[slot * groups + group]
        let most = scratch.most[group]
        scratch.most[group] = most.replacing(with: gains, where: gains .> most)
      }
      let place = range.lowerBound + index
      if scratch.beginsJoin[slot],
        sections.nameUnitPlaces[place] & IndexLayout.joinsNext != 0
      {
        for join in joinHits(place) {
          let (group, lane) = (join.unit / 16, join.unit % 16)
          scratch.most[group][lane] = max(scratch.most[group][lane], Int16(clamping: join.gain))
        }
      }
    }
    return sumOfMost()
  }

  /// The best of the units for each part, summed: the gain of a join is shared by its two parts.
  private func sumOfMost() -> Int {
    let first = scratch.most[0]
    if scratch.groupCount == 1 {
      // Tokens come first, and each is its own part.
      let others = first.replacing(with: 0, where: isToken)
      let words = unsafeBitCast(others, to: SIMD4<UInt64>.self)
      if (words[0] | words[1]) | (words[2] | words[3]) == 0 { return Self.sum(first) }
    }
    var sum = 0
    for part in 0..<query.tokenCount {
      var best = 0
      for (unit, count) in unitsOfPart[part] {
        best = max(best, (Int(scratch.most[unit / 16][unit % 16]) + count - 1) / count)
      }
      sum += best
    }
    return sum
  }

  @inline(__always) private static func sum(_ gains: SIMD16<Int16>) -> Int {
    let halves = gains.lowHalf &+ gains.highHalf
    let quarters = halves.lowHalf &+ halves.highHalf
    return (Int(quarters[0]) + Int(quarters[1])) + (Int(quarters[2]) + Int(quarters[3]))
  }

  /// The matches of the word at a place and the one after it, read as one.
  private func joinHits(_ place: Int) -> ArraySlice<JoinHit> {
    let (first, second) = (Int(sections.nameUnits[place]), Int(sections.nameUnits[place + 1]))
    let start = joins.indices.end { (joins[$0].first, joins[$0].second) < (first, second) }
    return joins[start...].prefix { $0.first == first && $0.second == second }
  }

  /// The score by the definition: the same pairs in the same order, so the same choice.
  private func score(
    _ name: Int, _ range: Range<Int>, _ slots: UnsafePointer<UInt32>, _ weight: Int
  ) -> Int {
    let chosen = Assignment.best(of: pairs(in: range, slots)).sorted {
      $0.queryTokens < $1.queryTokens
    }
    let shape = MatchShape(
      chosen.map { pair in
        let unit = query.units[pair.query]
        return (
          unit.first, unit.count, pair.entryTokens.trailingZeroBitCount,
          pair.entryTokens.nonzeroBitCount
        )
      }, queryWeights: query.tokenWeights, entryWeights: tokenWeights(in: range))
    return NameScoring.score(
      gain: chosen.reduce(0) { $0 + $1.gain }, shape: shape, queryWeight: query.weight,
      entryWeight: weight,
      entryIsOrganization: sections.nameQualities[name] & IndexLayout.organization != 0)
  }

  private func tokenWeights(in range: Range<Int>) -> [Int] {
    range.filter { sections.nameUnitPlaces[$0] & IndexLayout.attribute == 0 }.map {
      sections.record(of: Int(sections.nameUnits[$0])).weight
    }
  }

  /// All pairs that gain something, numbered as in `NameProfile`: tokens, joins, attributes.
  private func pairs(
    in range: Range<Int>, _ slots: UnsafePointer<UInt32>
  ) -> [Assignment.Pair] {
    var pairs: [Assignment.Pair] = []
    for place in range where slots[place - range.lowerBound] != 0 {
      let slot = Int(slots[place - range.lowerBound]) - 1
      let marks = sections.nameUnitPlaces[place]
      let isAttribute = marks & IndexLayout.attribute != 0
      let token = UInt64(marks & IndexLayout.token)
      for (index, unit) in query.units.enumerated() {
        let gain = Int(scratch.gains[slot * scratch.groupCount + index / 16][index % 16])
        if gain <= 0 || (isAttribute && unit.isAttribute) { continue }
        pairs.append(
          Assignment.Pair(
            query: index, entry: (isAttribute ? 1 << 20 : 0) + place, queryTokens: unit.tokenMask,
            entryTokens: 1 << token, gain: gain))
      }
      guard marks & IndexLayout.joinsNext != 0,
        scratch.beginsJoin[slot]
      else { continue }
      for hit in joinHits(place) {
        pairs.append(
          Assignment.Pair(
            query: hit.unit, entry: 1 << 19 + place, queryTokens: query.units[hit.unit].tokenMask,
            entryTokens: 3 << token, gain: hit.gain))
      }
    }
    return pairs
  }
}
