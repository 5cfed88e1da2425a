import NameMatching
import NameText

/// A unit of the query against the words of one script.
struct UnitMatcher<Lanes: LetterLanes> {
  private let forward: LetterPattern<Lanes>
  private let backward: LetterPattern<Lanes>
  private let rows: UnsafeMutablePointer<Lanes>

  /// The radius from which on two halved walks are cheaper than a whole one, in 1/16 nat.
  private static var splitRadius: Int { 20 }

  /// - Parameters:
  ///   - letters: of the query's unit. - costs: from the script of the words to that of the query.
  ///   - rows: `LetterWalk.rowCount` of them.
  init(letters: [UInt8], costs: LetterCosts, rows: UnsafeMutablePointer<Lanes>) {
    forward = LetterPattern(costs: costs, query: letters, isBackwards: false)
    backward = LetterPattern(costs: costs, query: letters, isBackwards: true)
    self.rows = rows
  }

  /// Finds every word within the radius; a word may be found twice, at its cost at least once.
  ///
  /// An alignment that costs the radius at most either stays within half of it up to the middle of
  /// the query, or within the other half from there on.
  func findWords(
    in dictionary: ScriptDictionary, radius: Int, found: (_ word: Int, _ cost: Int) -> Void
  ) {
    guard radius >= 0 else { return }
    let count = forward.count
    guard radius >= Self.splitRadius, count >= 3 else {
      walk(forward, dictionary.forward)
        .visit(limits: limits(upTo: count, radius, radius), found: found)
      return
    }
    let (middle, low) = (count / 2, radius / 2)
    walk(forward, dictionary.forward)
      .visit(limits: limits(upTo: middle, low, radius), found: found)
    walk(backward, dictionary.backward)
      .visit(limits: limits(upTo: count - middle - 1, radius - 1 - low, radius), found: found)
  }

  /// Finds every pair of neighbours that, read as one word, lies within the radius.
  ///
  /// The first of them costs at most half the radius against a beginning of the query, or the second
  /// less than the other half against an end.
  func findJoins(
    in dictionary: ScriptDictionary, radius: Int,
    found: (_ first: Int, _ second: Int, _ cost: Int) -> Void
  ) {
    let (low, high) = (radius / 2, radius - 1 - radius / 2)
    guard radius >= 0, forward.count >= 2 else { return }
    JoinWalk(walk: walk(forward, dictionary.forward))
      .visit(firstLimits: limit(low), limits: limit(radius), found: found)
    guard high >= 0 else { return }
    JoinWalk(walk: walk(backward, dictionary.backward))
      .visit(firstLimits: limit(high), limits: limit(radius)) { found($1, $0, $2) }
  }

  private func walk(_ pattern: LetterPattern<Lanes>, _ trie: LetterTrie) -> LetterWalk<Lanes> {
    LetterWalk(pattern: pattern, trie: trie, rows: rows)
  }

  /// The greatest cost allowed in each lane: one up to a lane, another from the next on.
  private func limits(upTo lane: Int, _ low: Int, _ high: Int) -> Lanes {
    let most = Int(overLanes) - 1
    return Lanes(upTo: lane, UInt8(min(low, most)), last: forward.count, UInt8(min(high, most)))
  }

  private func limit(_ cost: Int) -> Lanes { limits(upTo: forward.count, cost, cost) }
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
  let backward: LetterTrie
}

/// Which words stand beside a word in some name, in the order in which they are walked.
struct WordNeighbours {
  let offsets: UnsafeBufferPointer<UInt32>
  let words: UnsafeBufferPointer<UInt32>

  @inline(__always) subscript(word: Int) -> UnsafeBufferPointer<UInt32>.SubSequence {
    words[Int(offsets[word])..<Int(offsets[word + 1])]
  }
}
