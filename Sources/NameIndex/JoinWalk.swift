/// Walks from each word found on to the words beside it.
struct JoinWalk<Lanes: LetterLanes> {
  let walk: LetterWalk<Lanes>

  /// - Parameters:
  ///   - firstLimits: of the letters of the first word. - limits: of all.
  ///   - found: the first word walked, its neighbour, and what the two cost together.
  func visit(
    firstLimits: Lanes, limits: Lanes, found: (_ first: Int, _ second: Int, _ cost: Int) -> Void
  ) {
    let (rows, trie) = (walk.rows, walk.trie)
    walk.walk(limits: firstLimits) { place, depth in
      let others = trie.neighbours[place]
      if others.isEmpty { return }
      let last = trie.words.letter(depth - 1, of: place)
      continueInto(others, from: depth, last: last, limits: limits) { other in
        let cost = rows[depth + trie.words.count(of: other)][lane: walk.pattern.count]
        if cost < overLanes { found(trie.word(at: place), trie.word(at: other), Int(cost)) }
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
