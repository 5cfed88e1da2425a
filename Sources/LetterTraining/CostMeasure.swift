public import NameMatching
import NameText

/// What finding names among many others came to.
public struct FindingFigures: Sendable, Equatable {
  public var queries = 0
  public var candidates = 0
  /// Shares of the queries whose right name comes first, and among the first five; a tie counts
  /// as its mean place.
  public var first = 0.0
  public var firstFive = 0.0
  /// The share of queries with a right name below the cost a letter that one in 10,000 wrong
  /// names is below.
  public var atOneWrongInTenThousand = 0.0
  /// The median cost of a query's best right name, and of its best wrong one, 1/16 nat.
  public var rightCost = 0
  public var wrongCost = 0
}

/// How well a table finds names that it was not taught, among many others.
struct CostMeasure: Sendable {
  private let queries: [AttestedName]
  private let pool: [AttestedName]
  private let answers: [AttestedName: Set<AttestedName>]

  /// - Parameters:
  ///   - groups: the first of each group's spellings in `from` is a query, those in `to` are right.
  ///   - others: names of `to` that fill the pool.
  init(
    _ groups: [NameGroup], from: Script, to: Script, others: [AttestedName], poolSize: Int = 5_000
  ) {
    var answers: [AttestedName: Set<AttestedName>] = [:]
    var queries: [AttestedName] = []
    var pool: [AttestedName] = []
    var inPool: Set<AttestedName> = []
    for group in groups {
      guard let query = group.names.first(where: { $0.script == from }) else { continue }
      let right = group.names.filter { $0.script == to && $0 != query }
      if right.isEmpty { continue }
      if answers[query] == nil { queries.append(query) }
      answers[query, default: []].formUnion(right)
      for name in right where inPool.insert(name).inserted { pool.append(name) }
    }
    for name in others where name.script == to && pool.count < poolSize {
      if inPool.insert(name).inserted { pool.append(name) }
    }
    self.queries = queries
    self.answers = answers
    self.pool = pool.sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
  }

  /// - Parameter costs: from the script of the answers to that of the queries.
  func figures(of costs: LetterCosts) -> FindingFigures {
    var figures = FindingFigures(queries: queries.count, candidates: pool.count)
    var wrong = [Int](repeating: 0, count: 4_096)
    var (rightShares, rightCosts, wrongCosts): ([Int], [Int], [Int]) = ([], [], [])
    for query in queries {
      let distances = distances(from: query, costs)
      let answers = answers[query] ?? []
      var (right, rightShare) = (Int.max, Int.max)
      for (name, distance) in zip(pool, distances) where answers.contains(name) {
        right = min(right, distance)
        rightShare = min(rightShare, Self.share(distance, query, name))
      }
      var (below, level, best) = (0, 0, Int.max)
      for (name, distance) in zip(pool, distances) where !answers.contains(name) && name != query {
        wrong[Self.share(distance, query, name)] += 1
        best = min(best, distance)
        if distance < right { below += 1 } else if distance == right { level += 1 }
      }
      let place = Double(below) + Double(level) / 2
      if place < 1 { figures.first += 1 }
      if place < 5 { figures.firstFive += 1 }
      rightCosts.append(right)
      wrongCosts.append(best)
      rightShares.append(rightShare)
    }
    let count = Double(max(1, queries.count))
    figures.first /= count
    figures.firstFive /= count
    figures.rightCost = Self.median(rightCosts)
    figures.wrongCost = Self.median(wrongCosts)
    var allowed = wrong.reduce(0, +) / 10_000
    let line = wrong.firstIndex { wrongs in
      allowed -= wrongs
      return allowed < 0
    }
    figures.atOneWrongInTenThousand =
      Double(rightShares.count { $0 < line ?? wrong.count }) / count
    return figures
  }

  private static func median(_ costs: [Int]) -> Int {
    costs.isEmpty ? 0 : costs.sorted()[costs.count / 2]
  }

  /// The cost a letter of both sides, in 1/1024 nat, below 4,096.
  private static func share(_ distance: Int, _ x: AttestedName, _ y: AttestedName) -> Int {
    min(4_095, distance * 64 / (x.letters.count + y.letters.count))
  }

  /// The cost from each name of the pool, which is sorted, so that rows serve names that begin
  /// alike.
  private func distances(from query: AttestedName, _ costs: LetterCosts) -> [Int] {
    var rows = LetterRows(costs: costs, query: query.letters, limit: 1_000)
    rows.start()
    var before: [UInt8] = []
    return pool.map { name in
      let letters = name.letters.prefix(LetterRows.depthLimit)
      let shared = zip(before, letters).prefix { $0 == $1 }.count
      rows.keep(shared)
      for letter in letters.dropFirst(shared) { rows.append(letter) }
      before = Array(letters)
      return rows.distance
    }
  }
}

/// How well a table tells pairs that people hold for one name from those that they do not.
public struct PairMeasure: Sendable {
  private let pairs: [(left: AttestedName, right: AttestedName, isSame: Bool)]

  public init(_ pairs: [(left: AttestedName, right: AttestedName, isSame: Bool)]) {
    self.pairs = pairs
  }

  /// The share of same pairs that cost less a letter than 99 in 100 different ones, and the chance
  /// that a same pair costs less than a different one (area under the curve).
  public func figures(of costs: LetterCosts) -> (atOneInHundred: Double, area: Double) {
    var same: [Double] = []
    var different: [Double] = []
    for pair in pairs {
      let distance = costs.distance(pair.left.letters, pair.right.letters)
      let share = Double(distance) / Double(pair.left.letters.count + pair.right.letters.count)
      if pair.isSame { same.append(share) } else { different.append(share) }
    }
    guard !same.isEmpty, !different.isEmpty else { return (0, 0) }
    different.sort()
    let line = different[different.count / 100]
    let area = same.reduce(0.0) { sum, share in
      let below = different.partitioningIndex { $0 >= share }
      let upTo = different.partitioningIndex { $0 > share }
      return sum + 1 - (Double(below) + Double(upTo)) / 2 / Double(different.count)
    }
    return (
      Double(same.count { $0 < line }) / Double(same.count), area / Double(same.count)
    )
  }
}

extension [Double] {
  /// The first index from which on `predicate` holds; the array is ordered by it.
  fileprivate func partitioningIndex(where predicate: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
