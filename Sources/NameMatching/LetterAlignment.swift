import NameText

/// One step of the cheapest way from the letters of an entry's part to those of the query's.
public struct LetterStep: Sendable, Hashable {
  /// Up to two letters of each side in normal form; empty where the other side has a letter more.
  public let query: String
  public let entry: String
  /// 1/16 nat.
  public let cost: Int
}

extension LetterCosts {
  /// The operations of a cheapest alignment, in the order of the letters, as how many letters each
  /// takes from `x` and from `y` and what it costs.
  ///
  /// Their costs add up to `distance(x, y)`. Where several alignments are equally cheap, the one
  /// whose last operation takes the most letters stands, and so on back to the first.
  ///
  /// - Complexity: O(*m* × *n*) time and space; for names that are shown, not for searching.
  func alignment(_ x: [UInt8], _ y: [UInt8]) -> [(left: Int, right: Int, cost: Int)] {
    let width = y.count + 1
    var costs = [Int](repeating: 0, count: (x.count + 1) * width)
    var steps = [(left: Int, right: Int, cost: Int)](
      repeating: (0, 0, 0), count: (x.count + 1) * width)
    for i in 0...x.count {
      for j in 0..<width where i + j > 0 {
        var best: Int?
        for step in operations(endingAt: i, j, of: x, y) {
          let total = costs[(i - step.left) * width + j - step.right] + step.cost
          guard total < best ?? Int.max else { continue }
          best = total
          steps[i * width + j] = step
        }
        // Every letter can be left out and put in, so that some operation ends everywhere.
        costs[i * width + j] = best ?? 1 << 20
      }
    }
    var path: [(left: Int, right: Int, cost: Int)] = []
    var (i, j) = (x.count, y.count)
    while i + j > 0 {
      let step = steps[i * width + j]
      guard step.left + step.right > 0 else { break }
      path.append(step)
      (i, j) = (i - step.left, j - step.right)
    }
    return path.reversed()
  }

  /// The operations that may end at these places, those that take the most letters first.
  private func operations(
    endingAt i: Int, _ j: Int, of x: [UInt8], _ y: [UInt8]
  ) -> [(left: Int, right: Int, cost: Int)] {
    let size = Alphabet.size
    var found: [(left: Int, right: Int, cost: Int)] = []
    func offer(_ left: Int, _ right: Int, _ cost: UInt8) {
      if cost != Self.forbidden { found.append((left, right, Int(cost))) }
    }
    let leftPair = i >= 2 ? Int(leftPairs[Int(x[i - 2]) * size + Int(x[i - 1])]) : 0
    let rightPair = j >= 2 ? Int(rightPairs[Int(y[j - 2]) * size + Int(y[j - 1])]) : 0
    if leftPair > 0, rightPair > 0 {
      offer(2, 2, twoToTwo[leftPair * rightPairCount + rightPair])
    }
    if let transposition, i >= 2, j >= 2, x[i - 2] == y[j - 1], x[i - 1] == y[j - 2] {
      found.append((2, 2, transposition))
    }
    if leftPair > 0, j >= 1 { offer(2, 1, twoToOne[leftPair * size + Int(y[j - 1])]) }
    if rightPair > 0, i >= 1 { offer(1, 2, oneToTwo[rightPair * size + Int(x[i - 1])]) }
    if i >= 1, j >= 1 { offer(1, 1, single[Int(x[i - 1]) * size + Int(y[j - 1])]) }
    if i >= 1 { offer(1, 0, single[Int(x[i - 1]) * size]) }
    if j >= 1 { offer(0, 1, single[Int(y[j - 1])]) }
    return found
  }
}

extension NameAgreement {
  /// The significant parts of the query that nothing in the entry answers, as they were written.
  public var partsMissingInEntry: [String] { parts(unmatchedQuery, of: query.name) }

  /// The significant parts of the entry that nothing in the query answers, as they were written.
  public var partsMissingInQuery: [String] { parts(unmatchedEntry, of: entry.name) }

  private func parts(_ positions: [Int], of name: ParsedName) -> [String] {
    positions.map { name.tokens[$0] }.filter(\.isSignificant).map { name.sourceText(of: $0) }
  }

  /// Letter by letter how a matched part of the query was written in the entry; the costs add up to
  /// the match's distance.
  public func letterSteps(of match: Match) -> [LetterStep] {
    let (query, entry) = (match.query, match.entry)
    guard match.distance > 0, let costs = LetterCosts.between(entry.script, query.script) else {
      return query.text.unicodeScalars.map {
        LetterStep(query: String($0), entry: String($0), cost: 0)
      }
    }
    var (i, j) = (0, 0)
    let isInitial = query.isInitial || entry.isInitial
    let letters =
      isInitial
      ? (entry.letters.prefix(1), query.letters.prefix(1))
      : (entry.letters[...], query.letters[...])
    return costs.alignment(Array(letters.0), Array(letters.1)).map { step in
      defer { (i, j) = (i + step.left, j + step.right) }
      return LetterStep(
        query: Self.text(query.letters[j..<(j + step.right)], query.script),
        entry: Self.text(entry.letters[i..<(i + step.left)], entry.script), cost: step.cost)
    }
  }

  private static func text(_ letters: ArraySlice<UInt8>, _ script: Script) -> String {
    var text = ""
    for symbol in letters {
      guard let alphabet = Alphabet.of(script), symbol > 0 else { continue }
      text.unicodeScalars.append(alphabet.letters[Int(symbol) - 1])
    }
    return text
  }
}
