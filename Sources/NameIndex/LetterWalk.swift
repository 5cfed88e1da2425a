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

  /// Visits the words of some nodes whose cost lies within the limits in every lane on the way.
  ///
  /// - Parameter found: the place of the word and its cost.
  /// - Complexity: O(nodes within the limits), about ten nanoseconds each.
  func visit(
    _ nodes: Range<Int>, wordsEnd: Int, limits: Lanes, found: (_ word: Int, _ cost: Int) -> Void
  ) {
    walk(nodes, wordsEnd: wordsEnd, limits: limits) { place, depth, isAlive in
      guard isAlive else { return }
      let cost = rows[depth][lane: pattern.count]
      if cost < overLanes { found(place, Int(cost)) }
    }
  }

  /// Visits each word whose last row or the one before it is alive.
  ///
  /// - Parameter ends: the word's place in the order of the trie, its length, and whether its last
  ///   row is alive; the rows stand.
  @inline(__always)
  func walk(
    _ nodes: Range<Int>, wordsEnd: Int, limits: Lanes,
    ends: (_ place: Int, _ depth: Int, _ isAlive: Bool) -> Void
  ) {
    rows[0] = pattern.start(limits: limits)
    // A bit for each depth: whether its row is alive.
    var alive: UInt64 = rows[0].isAlive ? 1 : 0
    var node = nodes.lowerBound
    var path: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &path) { letters in
      let over = Lanes(all: overLanes)
      while node < nodes.upperBound {
        let at = LetterTrie.Node(bits: trie.nodes[node])
        let (depth, letter, skip) = (at.depth, at.letter, at.skip)
        let previous = depth >= 2 ? letters[depth - 2] : 0
        letters[depth - 1] = letter
        let isParentAlive = alive >> UInt64(depth - 1) & 1 != 0
        if !isParentAlive, depth < 2 || pattern.pairNumber(previous, letter) == 0 {
          node = skip
          continue
        }
        let row = pattern.next(
          rows[depth - 1], depth >= 2 ? rows[depth - 2] : over, previous: previous,
          letter: letter, limits: limits)
        rows[depth] = row
        let isAlive = row.isAlive
        alive = alive & ~(1 << UInt64(depth)) | (isAlive ? 1 << UInt64(depth) : 0)
        if !isAlive, !isParentAlive {
          node = skip
          continue
        }
        if at.endsWords {
          var place = Int(trie.firsts[node])
          if skip == node + 1 {
            let end = skip < nodes.upperBound ? Int(trie.firsts[skip]) : wordsEnd
            let count = trie.words.count(of: place)
            if finish(place, count, depth, &alive, limits, letters) {
              let isAlive = alive >> UInt64(count) & 1 != 0
              while place < end {
                ends(place, count, isAlive)
                place += 1
              }
            }
          } else {
            while trie.words.count(of: place) == depth {
              ends(place, depth, isAlive)
              place += 1
            }
          }
        }
        node += 1
      }
    }
  }

  /// Walks the letters of a word from `depth` on; false where it exceeds the limits.
  @inline(__always)
  private func finish(
    _ word: Int, _ count: Int, _ depth: Int, _ alive: inout UInt64, _ limits: Lanes,
    _ path: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var depth = depth
    while depth < count {
      let letter = trie.words.letter(depth, of: word)
      let previous = path[depth - 1]
      path[depth] = letter
      let row = pattern.next(
        rows[depth], depth >= 1 ? rows[depth - 1] : Lanes(all: overLanes), previous: previous,
        letter: letter, limits: limits)
      depth += 1
      rows[depth] = row
      let isAlive = row.isAlive
      alive = alive & ~(1 << UInt64(depth)) | (isAlive ? 1 << UInt64(depth) : 0)
      if !isAlive, alive >> UInt64(depth - 1) & 1 == 0 { return false }
    }
    return true
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
