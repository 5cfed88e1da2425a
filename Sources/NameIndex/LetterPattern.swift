import NameMatching

/// A unit of the query, compiled for words of one script: what each letter and each pair of letters
/// of a word costs against every place of the query at once.
///
/// The distance is that of `LetterCosts.distance`; a test holds the two together. Read backwards,
/// words are taken from their last letter on, and so is the query.
///
/// Sound to hand to one thread at a time only: rows of pairs are filled when they are first met.
final class LetterPattern<Lanes: LetterLanes> {
  /// How many letters the query's unit has.
  let count: Int
  private let isBackwards: Bool
  private let costs: LetterCosts
  private let query: [UInt8]
  /// The number of each pair of a word's letters that some operation takes; 0 for all others.
  private let pairs: UnsafeMutablePointer<UInt8>
  /// All rows, one behind the other.
  private let rows: UnsafeMutablePointer<Lanes>
  private let deletions: UnsafeMutablePointer<Lanes>
  private let singles: UnsafeMutablePointer<Lanes>
  private let intoPairs: UnsafeMutablePointer<Lanes>
  private let fromPairs: UnsafeMutablePointer<Lanes>
  private let pairsIntoPairs: UnsafeMutablePointer<Lanes>
  private let insertions: UnsafeMutablePointer<Lanes>
  private var isFilled: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  private static var pairLimit: Int { 256 }

  /// - Parameters:
  ///   - costs: from the script of the words to the script of the query.
  ///   - query: at most `Lanes.capacity` letters, in reading order.
  init(costs: LetterCosts, query: [UInt8], isBackwards: Bool) {
    precondition(query.count <= Lanes.capacity, "a pattern has a lane for each letter")
    self.costs = costs
    self.query = isBackwards ? query.reversed() : query
    self.isBackwards = isBackwards
    count = query.count
    let size = Alphabet.size
    rows = .allocate(capacity: 3 * size + 2 * Self.pairLimit + 5)
    deletions = rows
    singles = rows + size
    intoPairs = rows + 2 * size
    insertions = rows + 3 * size
    fromPairs = insertions + 5
    pairsIntoPairs = fromPairs + Self.pairLimit
    pairs = .allocate(capacity: size * size)
    numberPairs()
    fillLetters()
    fillInsertions()
  }

  deinit {
    pairs.deallocate()
    rows.deallocate()
  }

  @inline(__always) private static func capped(_ cost: UInt8) -> UInt8 { min(cost, overLanes) }

  /// Takes the table's numbers and adds one for each pair of the query's letters turned around.
  private func numberPairs() {
    let size = Alphabet.size
    (isBackwards ? costs.backwardLeftPairs : costs.leftPairs).withUnsafeBufferPointer { table in
      if let base = table.baseAddress { pairs.update(from: base, count: size * size) }
    }
    guard costs.transposition != nil, count >= 2 else { return }
    // Numbers that no table gives; `fill(_:)` knows them by their letters.
    var next = Int(costs.twoToOne.count / size)
    for lane in 1..<count where query[lane] != query[lane - 1] {
      let place = Int(query[lane]) * size + Int(query[lane - 1])
      if pairs[place] == 0 {
        precondition(next < Self.pairLimit, "a table leaves numbers for turned pairs")
        pairs[place] = UInt8(next)
        next += 1
      }
    }
  }

  private func fillLetters() {
    let size = Alphabet.size
    for letter in 0..<size {
      let cost = letter == 0 ? overLanes : Self.capped(costs.single[letter * size])
      (deletions + letter).initialize(to: Lanes(all: cost))
      (singles + letter).initialize(to: Lanes(all: overLanes))
      (intoPairs + letter).initialize(to: Lanes(all: overLanes))
    }
    let width = MemoryLayout<Lanes>.size
    let single = UnsafeMutableRawPointer(singles).assumingMemoryBound(to: UInt8.self)
    let double = UnsafeMutableRawPointer(intoPairs).assumingMemoryBound(to: UInt8.self)
    costs.single.withUnsafeBufferPointer { table in
      for lane in 1..<(count + 1) {
        var cost = table.baseAddress.map { $0 + Int(query[lane - 1]) + size }
        for letter in 1..<size {
          single[letter * width + lane] = Self.capped(cost?.pointee ?? overLanes)
          cost = cost.map { $0 + size }
        }
      }
    }
    guard count >= 2 else { return }
    costs.oneToTwo.withUnsafeBufferPointer { table in
      for lane in 2..<(count + 1) {
        let pair = rightPair(endingAt: lane)
        if pair == 0 { continue }
        for letter in 1..<size {
          double[letter * width + lane] = Self.capped(table[pair * size + letter])
        }
      }
    }
  }

  /// The number of the query's pair whose second letter, in walking order, belongs to a lane.
  @inline(__always) private func rightPair(endingAt lane: Int) -> Int {
    let (first, second) = (Int(query[lane - 2]), Int(query[lane - 1]))
    let size = Alphabet.size
    return Int(costs.rightPairs[isBackwards ? second * size + first : first * size + second])
  }

  /// Sums of the costs of inserting the last 1, 2, 4, 8 and 16 letters of each beginning.
  private func fillInsertions() {
    for step in 0..<5 {
      let letters = 1 << step
      var row = Lanes(all: overLanes)
      if letters <= count {
        for lane in letters...count {
          var sum = 0
          for place in (lane - letters)..<lane { sum += Int(costs.single[Int(query[place])]) }
          row[lane: lane] = UInt8(min(sum, Int(overLanes)))
        }
      }
      (insertions + step).initialize(to: row)
    }
  }

  /// The row before any letter of a word.
  func start(limits: Lanes) -> Lanes {
    var row = Lanes(all: overLanes)
    row[lane: 0] = 0
    return inserted(row).limited(by: limits)
  }

  /// The row after a letter.
  ///
  /// - Parameters:
  ///   - row: after the letters before it. - earlier: before the last of them.
  ///   - previous: the letter before; 0 for none.
  @inline(__always)
  func next(_ row: Lanes, _ earlier: Lanes, previous: UInt8, letter: UInt8, limits: Lanes) -> Lanes
  {
    let x = Int(letter)
    var result = row.plus(deletions[x])
    result = result.least(row.shiftedBy1().plus(singles[x]))
    result = result.least(row.shiftedBy2().plus(intoPairs[x]))
    let pair = pairNumber(previous, letter)
    if pair != 0 {
      result = result.least(earlier.shiftedBy1().plus(fromPairs[pair]))
      result = result.least(earlier.shiftedBy2().plus(pairsIntoPairs[pair]))
    }
    // Sums of two reach 254; what is added to once more must not exceed 127.
    return inserted(result.least(Lanes(all: overLanes))).limited(by: limits)
  }

  /// The number of a pair that some operation takes, its rows filled; 0 for all others.
  @inline(__always) func pairNumber(_ previous: UInt8, _ letter: UInt8) -> Int {
    let pair = Int(pairs[Int(previous) * Alphabet.size + Int(letter)])
    if pair != 0, !takeFilled(pair) { fill(pair, previous, letter) }
    return pair
  }

  @inline(__always) private func inserted(_ row: Lanes) -> Lanes {
    var row = row
    row = row.least(row.shiftedBy1().plus(insertions[0]))
    row = row.least(row.shiftedBy2().plus(insertions[1]))
    row = row.least(row.shiftedBy4().plus(insertions[2]))
    if count >= 8 { row = row.least(row.shiftedBy8().plus(insertions[3])) }
    if Lanes.capacity > 15 { row = row.least(row.shiftedBy16().plus(insertions[4])) }
    return row
  }

  /// Whether a pair's rows are filled; they will be after this call.
  @inline(__always) private func takeFilled(_ pair: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(pair & 63)
    switch pair >> 6 {
    case 0:
      defer { isFilled.0 |= bit }
      return isFilled.0 & bit != 0
    case 1:
      defer { isFilled.1 |= bit }
      return isFilled.1 & bit != 0
    case 2:
      defer { isFilled.2 |= bit }
      return isFilled.2 & bit != 0
    default:
      defer { isFilled.3 |= bit }
      return isFilled.3 & bit != 0
    }
  }

  private func fill(_ pair: Int, _ previous: UInt8, _ letter: UInt8) {
    let size = Alphabet.size
    var one = Lanes(all: overLanes)
    var two = Lanes(all: overLanes)
    let isOfTable = pair < costs.twoToOne.count / size
    for lane in 1..<(count + 1) {
      if isOfTable {
        one[lane: lane] = Self.capped(costs.twoToOne[pair * size + Int(query[lane - 1])])
      }
      guard lane >= 2 else { continue }
      var cost = overLanes
      if isOfTable {
        let other = rightPair(endingAt: lane)
        if other != 0 { cost = Self.capped(costs.twoToTwo[pair * costs.rightPairCount + other]) }
      }
      if let transposition = costs.transposition, previous == query[lane - 1],
        letter == query[lane - 2]
      {
        cost = min(cost, UInt8(min(transposition, Int(overLanes))))
      }
      two[lane: lane] = cost
    }
    (fromPairs + pair).initialize(to: one)
    (pairsIntoPairs + pair).initialize(to: two)
  }
}
