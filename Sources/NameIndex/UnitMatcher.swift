import NameMatching
import NameText

/// A unit of the query against the words of one script: found by walking, or compared one by one.
final class UnitMatcher {
  private let costs: LetterCosts
  private let letters: [UInt8]
  private let narrow: LetterPattern<SIMD16<UInt8>>?
  private let wide: LetterPattern<WideLanes>?
  private lazy var narrowBackwards = LetterPattern<SIMD16<UInt8>>(
    costs: costs, query: letters, isBackwards: true)
  private lazy var wideBackwards = LetterPattern<WideLanes>(
    costs: costs, query: letters, isBackwards: true)
  /// Radii from which on two halved walks are cheaper than a whole one, in 1/16 nat.
  static let splitRadius = 20

  /// - Parameters:
  ///   - letters: of the query's unit. - costs: from the script of the words to that of the query.
  init(letters: [UInt8], costs: LetterCosts) {
    self.costs = costs
    self.letters = letters
    let isNarrow = letters.count <= SIMD16<UInt8>.capacity
    narrow = isNarrow ? LetterPattern(costs: costs, query: letters, isBackwards: false) : nil
    wide = isNarrow ? nil : LetterPattern(costs: costs, query: letters, isBackwards: false)
  }

  /// Finds every word within the radius; a word may be found twice, at its cost at least once.
  func findWords(
    in dictionary: ScriptDictionary, radius: Int, _ rows: LetterRowMemory,
    found: (_ word: Int, _ cost: Int) -> Void
  ) {
    if let narrow {
      find(narrow, { narrowBackwards }, dictionary, radius, rows.narrow, found)
    } else if let wide {
      find(wide, { wideBackwards }, dictionary, radius, rows.wide, found)
    }
  }

  /// Two halves: an alignment that costs the radius at most either stays within half of it up to
  /// the middle of the query, or within the other half from there on.
  private func find<Lanes: LetterLanes>(
    _ pattern: LetterPattern<Lanes>, _ backwards: () -> LetterPattern<Lanes>,
    _ dictionary: ScriptDictionary, _ radius: Int,
    _ rows: UnsafeMutablePointer<Lanes>, _ found: (Int, Int) -> Void
  ) {
    guard radius >= 0 else { return }
    let count = pattern.count
    let isSplit = radius >= Self.splitRadius && count >= 3
    let middle = isSplit ? count / 2 : count
    let low = isSplit ? radius / 2 : radius
    LetterWalk(pattern: pattern, trie: dictionary.forward, rows: rows)
      .visit(
        dictionary.forwardNodes, wordsEnd: dictionary.range.upperBound,
        limits: Self.limits(count, upTo: middle, low, radius, Lanes.self), found: found)
    guard isSplit else { return }
    LetterWalk(pattern: backwards(), trie: dictionary.backward, rows: rows)
      .visit(
        dictionary.backwardNodes, wordsEnd: dictionary.range.upperBound,
        limits: Self.limits(
          count, upTo: count - middle - 1, radius - 1 - low, radius, Lanes.self)
      ) { place, cost in found(Int(dictionary.backwardOrder[place]), cost) }
  }

  /// Finds every pair of neighbours that, read as one word, lies within the radius.
  ///
  /// The first of them costs at most half the radius against a beginning of the query, or the second
  /// against an end.
  func findJoins(
    in dictionary: ScriptDictionary, radius: Int, _ rows: LetterRowMemory,
    found: (_ first: Int, _ second: Int, _ cost: Int) -> Void
  ) {
    if let narrow {
      findJoins(narrow, { narrowBackwards }, dictionary, radius, rows.narrow, found)
    } else if let wide {
      findJoins(wide, { wideBackwards }, dictionary, radius, rows.wide, found)
    }
  }

  private func findJoins<Lanes: LetterLanes>(
    _ pattern: LetterPattern<Lanes>, _ backwards: () -> LetterPattern<Lanes>,
    _ dictionary: ScriptDictionary, _ radius: Int,
    _ rows: UnsafeMutablePointer<Lanes>,
    _ found: (Int, Int, Int) -> Void
  ) {
    guard radius >= 0, pattern.count >= 2 else { return }
    let limits = Self.limits(pattern.count, upTo: pattern.count, radius, radius, Lanes.self)
    let low = radius / 2
    JoinWalk(
      walk: LetterWalk(
        pattern: pattern, trie: dictionary.forward, rows: rows),
      neighbours: dictionary.followers
    )
    .visit(
      dictionary.forwardNodes, wordsEnd: dictionary.range.upperBound,
      firstLimits: Self.limits(pattern.count, upTo: pattern.count, low, low, Lanes.self),
      limits: limits
    ) { first, second, cost in found(first, second, cost) }
    let high = radius - 1 - low
    guard high >= 0 else { return }
    JoinWalk(
      walk: LetterWalk(
        pattern: backwards(), trie: dictionary.backward, rows: rows),
      neighbours: dictionary.predecessors
    )
    .visit(
      dictionary.backwardNodes, wordsEnd: dictionary.range.upperBound,
      firstLimits: Self.limits(pattern.count, upTo: pattern.count, high, high, Lanes.self),
      limits: limits
    ) { second, first, cost in
      found(
        Int(dictionary.backwardOrder[first]), Int(dictionary.backwardOrder[second]), cost)
    }
  }

  /// The greatest cost allowed in each lane: one up to a lane, another from the next on.
  @inline(__always)
  private static func limits<Lanes: LetterLanes>(
    _ count: Int, upTo lane: Int, _ low: Int, _ high: Int, _ type: Lanes.Type
  ) -> Lanes {
    let most = Int(overLanes) - 1
    return Lanes(upTo: lane, UInt8(min(low, most)), last: count, UInt8(min(high, most)))
  }
}

/// Memory for the rows of a walk.
struct LetterRowMemory {
  let narrow: UnsafeMutablePointer<SIMD16<UInt8>>
  let wide: UnsafeMutablePointer<WideLanes>
}

/// The words of one script and how to walk them.
struct ScriptDictionary {
  let range: Range<Int>
  let forward: LetterTrie
  let forwardNodes: Range<Int>
  let backward: LetterTrie
  let backwardNodes: Range<Int>
  /// The words at the places of the backward trie.
  let backwardOrder: UnsafeBufferPointer<UInt32>
  let followers: WordNeighbours
  let predecessors: WordNeighbours
}

/// Which words stand beside a word in some name, in the order of the dictionary.
struct WordNeighbours {
  let offsets: UnsafeBufferPointer<UInt32>
  let words: UnsafeBufferPointer<UInt32>

  @inline(__always) subscript(word: Int) -> UnsafeBufferPointer<UInt32>.SubSequence {
    words[Int(offsets[word])..<Int(offsets[word + 1])]
  }
}

/// Walks from each word found on to the words beside it.
struct JoinWalk<Lanes: LetterLanes> {
  let walk: LetterWalk<Lanes>
  let neighbours: WordNeighbours

  /// - Parameters:
  ///   - firstLimits: of the letters of the first word. - limits: of all.
  ///   - found: the first word walked, its neighbour, and what the two cost together.
  func visit(
    _ nodes: Range<Int>, wordsEnd: Int, firstLimits: Lanes, limits: Lanes,
    found: (_ first: Int, _ second: Int, _ cost: Int) -> Void
  ) {
    let rows = walk.rows
    let pattern = walk.pattern
    walk.walk(nodes, wordsEnd: wordsEnd, limits: firstLimits) { word, depth, _ in
      let others = neighbours[word]
      if others.isEmpty { return }
      let last = walk.trie.words.letter(depth - 1, of: word)
      continueInto(others, from: depth, last: last, limits: limits) { other in
        let cost = rows[depth + walk.trie.words.count(of: other)][lane: pattern.count]
        if cost < overLanes { found(word, other, Int(cost)) }
      }
    }
  }

  /// Words that begin alike share rows.
  @inline(__always)
  private func continueInto(
    _ others: UnsafeBufferPointer<UInt32>.SubSequence, from depth: Int, last: UInt8, limits: Lanes,
    found: (Int) -> Void
  ) {
    let rows = walk.rows
    let pattern = walk.pattern
    let words = walk.trie.words
    var before = -1
    var valid = 0
    var failed = Int.max
    for index in others.indices {
      let other = Int(others[index])
      let count = words.count(of: other)
      var shared = 0
      if before >= 0 {
        let most = min(count, words.count(of: before))
        while shared < most, words.letter(shared, of: other) == words.letter(shared, of: before) {
          shared += 1
        }
      }
      before = other
      if shared >= failed { continue }
      failed = Int.max
      var at = min(shared, valid)
      var previous = at == 0 ? last : words.letter(at - 1, of: other)
      while at < count {
        let letter = words.letter(at, of: other)
        let row = pattern.next(
          rows[depth + at], rows[depth + at - 1], previous: previous, letter: letter,
          limits: limits)
        at += 1
        rows[depth + at] = row
        previous = letter
        if !row.isAlive, !rows[depth + at - 1].isAlive {
          failed = at
          break
        }
      }
      valid = at
      if failed == Int.max { found(other) }
    }
  }
}
