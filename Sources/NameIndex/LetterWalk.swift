import NameMatching

/// Finds all words of a dictionary within a letter cost of a pattern.
///
/// Each row costs at least what the least of the two rows before it costs, since an operation takes
/// at most two letters and costs nothing less than 0: where two rows in turn exceed the limits
/// everywhere, so does every word that begins with these letters.
struct LetterWalk<Lanes: LetterLanes> {
  let pattern: LetterPattern<Lanes>
  let trie: LetterTrie
  /// Rows of the letters that stand, by depth: two words' worth, for joins.
  let rows: UnsafeMutablePointer<Lanes>

  /// The rows that a walk needs.
  static var rowCount: Int { 2 * LetterRows.depthLimit + 4 }

  /// Finds the words whose cost lies within the limits in every lane on the way.
  ///
  /// - Complexity: O(nodes within the limits).
  func visit(limits: Lanes, found: (_ word: Int, _ cost: Int) -> Void) {
    walk(limits: limits) { place, depth in
      let cost = rows[depth][lane: pattern.count]
      if cost < overLanes { found(trie.word(at: place), Int(cost)) }
    }
  }

  /// Visits each word whose last row or the one before it is alive.
  ///
  /// - Parameter ends: the word's place and its length; the rows stand.
  @inline(__always)
  func walk(limits: Lanes, ends: (_ place: Int, _ depth: Int) -> Void) {
    rows[0] = pattern.start(limits: limits)
    // A bit for each depth: whether its row is alive. The first one always is.
    var alive: UInt64 = 1
    var node = trie.range.lowerBound
    var path: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &path) { letters in
      while node < trie.range.upperBound {
        let at = LetterTrie.Node(bits: trie.nodes[node])
        let (depth, skip) = (at.depth, at.skip)
        let previous = depth >= 2 ? letters[depth - 2] : 0
        letters[depth - 1] = at.letter
        // Only an operation on two letters leads past a row that is not alive.
        let isPassable =
          alive >> UInt64(depth - 1) & 1 != 0 || pattern.pairNumber(previous, at.letter) != 0
        guard isPassable, step(to: depth, previous, at.letter, limits, &alive) else {
          node = skip
          continue
        }
        if at.endsWords { end(node, at, limits, &alive, letters, ends) }
        node += 1
      }
    }
  }

  /// Adds the row of a letter; whether it or the one before it is alive.
  @inline(__always)
  private func step(
    to depth: Int, _ previous: UInt8, _ letter: UInt8, _ limits: Lanes, _ alive: inout UInt64
  ) -> Bool {
    // Before the second letter there is no pair, and the row before the last is not looked at.
    let row = pattern.next(
      rows[depth - 1], rows[max(depth - 2, 0)], previous: previous, letter: letter, limits: limits)
    rows[depth] = row
    let bit: UInt64 = 1 << UInt64(depth)
    alive = row.isAlive ? alive | bit : alive & ~bit
    return alive & (bit | bit >> 1) != 0
  }

  /// Visits the words that are complete at a node, or that alone go on from it.
  @inline(__always)
  private func end(
    _ node: Int, _ at: LetterTrie.Node, _ limits: Lanes, _ alive: inout UInt64,
    _ path: UnsafeMutableRawBufferPointer, _ ends: (Int, Int) -> Void
  ) {
    var place = Int(trie.firsts[node])
    guard at.skip == node + 1 else {
      while trie.words.count(of: place) == at.depth {
        ends(place, at.depth)
        place += 1
      }
      return
    }
    let count = trie.words.count(of: place)
    for depth in at.depth..<count {
      let letter = trie.words.letter(depth, of: place)
      path[depth] = letter
      guard step(to: depth + 1, path[depth - 1], letter, limits, &alive) else { return }
    }
    let end = at.skip < trie.range.upperBound ? Int(trie.firsts[at.skip]) : trie.wordsEnd
    while place < end {
      ends(place, count)
      place += 1
    }
  }
}

/// The letters of a dictionary's words.
struct WordLetters {
  let letters: UnsafeBufferPointer<UInt8>
  let offsets: UnsafeBufferPointer<UInt32>

  /// How many letters a word has.
  @inline(__always) func count(of word: Int) -> Int { Int(offsets[word + 1] - offsets[word]) }

  /// A letter of a word, 0-based.
  @inline(__always) func letter(_ index: Int, of word: Int) -> UInt8 {
    letters[Int(offsets[word]) + index]
  }

  /// The letters of a word, all of them.
  func word(_ word: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    letters[Int(offsets[word])..<Int(offsets[word + 1])]
  }
}
