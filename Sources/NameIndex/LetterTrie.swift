/// The words of a script as a tree of their letters, in preorder: a word's neighbours share the rows
/// of the table of letter costs, and what exceeds the limit is passed over with all that follows it.
///
/// A node whose words are all the same has no children: the rest of the word is read from its
/// letters. Words are places in the order in which they are walked, from their beginnings or from
/// their ends.
struct LetterTrie {
  let nodes: UnsafeBufferPointer<UInt64>
  /// For each node: the first word below it.
  let firsts: UnsafeBufferPointer<UInt32>
  /// The letters of the words, in the order in which they are walked.
  let words: WordLetters
  /// The places of the words that stand next to a word in some name, on the side that is walked to.
  let neighbours: WordNeighbours
  /// The words at the places; `nil` where they are the same.
  let order: UnsafeBufferPointer<UInt32>?
  /// The nodes of the script.
  let range: Range<Int>
  /// The place after the last word of the script.
  let wordsEnd: Int

  /// The word at a place.
  @inline(__always) func word(at place: Int) -> Int { order.map { Int($0[place]) } ?? place }

  /// A node of the tree.
  struct Node {
    let bits: UInt64

    @inline(__always) init(bits: UInt64) { self.bits = bits }

    init(skip: Int, letter: UInt8, depth: Int, endsWords: Bool) {
      bits =
        UInt64(skip) | UInt64(letter) << 32 | UInt64(depth) << 40 | (endsWords ? 1 << 48 : 0)
    }

    /// The node after all that hang below this one.
    @inline(__always) var skip: Int { Int(bits & 0xFFFF_FFFF) }
    @inline(__always) var letter: UInt8 { UInt8(truncatingIfNeeded: bits >> 32) }
    /// How many letters lead to it.
    @inline(__always) var depth: Int { Int(bits >> 40 & 0xFF) }
    /// Whether a word is complete here, or no other follows the way below.
    @inline(__always) var endsWords: Bool { bits >> 48 & 1 != 0 }
  }
}

/// Builds the nodes of a `LetterTrie`, script by script.
struct LetterTrieBuilder {
  private(set) var nodes: [UInt64] = []
  private(set) var firsts: [UInt32] = []

  /// Adds words in the order of their letters; equal ones stand together.
  ///
  /// - Parameters:
  ///   - range: the words' places.
  ///   - letter: the letter of the word at a place, in walking order, 0-based; `nil` behind the last.
  mutating func add(_ range: Range<Int>, letter: (_ place: Int, _ depth: Int) -> UInt8?) {
    add(range, depth: 0, letter)
  }

  private mutating func add(
    _ range: Range<Int>, depth: Int, _ letter: (Int, Int) -> UInt8?
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      guard let symbol = letter(start, depth) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < range.upperBound, letter(end, depth) == symbol { end += 1 }
      let node = nodes.count
      nodes.append(0)
      firsts.append(UInt32(start))
      let isLeaf = areEqual(start, end - 1, from: depth + 1, letter)
      if !isLeaf { add(start..<end, depth: depth + 1, letter) }
      nodes[node] =
        LetterTrie.Node(
          skip: nodes.count, letter: symbol, depth: depth + 1,
          endsWords: isLeaf || letter(start, depth + 1) == nil
        ).bits
      start = end
    }
  }

  private func areEqual(
    _ one: Int, _ other: Int, from depth: Int, _ letter: (Int, Int) -> UInt8?
  ) -> Bool {
    if one == other { return true }
    var depth = depth
    while true {
      let (a, b) = (letter(one, depth), letter(other, depth))
      if a != b { return false }
      if a == nil { return true }
      depth += 1
    }
  }
}
