import NameMatching
import NameText
import TestSupport
import Testing

@testable import NameIndex

private let scripts: [Script] = [.latin, .arabic, .cyrillic]

private func letters(_ range: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [UInt8] {
  // Few letters, so that pairs, doubles and transpositions are frequent.
  let most = [3, 12, 30].randomElement(using: &generator) ?? 30
  return (0..<Int.random(in: range, using: &generator)).map { _ in
    UInt8.random(in: 1...UInt8(most), using: &generator)
  }
}

/// The rows of a pattern, letter by letter.
private func cost<Lanes: LetterLanes>(
  _ word: [UInt8], _ pattern: LetterPattern<Lanes>, isBackwards: Bool, limit: Int
) -> Int? {
  var limits = Lanes(all: 0)
  for lane in 0...pattern.count { limits[lane: lane] = UInt8(limit) }
  var earlier = Lanes(all: overLanes)
  var row = pattern.start(limits: limits)
  var previous: UInt8 = 0
  for letter in isBackwards ? word.reversed() : word {
    let next = pattern.next(row, earlier, previous: previous, letter: letter, limits: limits)
    (earlier, row, previous) = (row, next, letter)
  }
  let cost = row[lane: pattern.count]
  return cost < overLanes ? Int(cost) : nil
}

@Test func `rows in vector registers cost what the definition says, from either end`() throws {
  try forAll(
    { generator in
      (
        scripts.randomElement(using: &generator) ?? .latin,
        scripts.randomElement(using: &generator) ?? .latin, letters(0...12, &generator),
        letters(1...15, &generator), letters(1...31, &generator),
        Int.random(in: 0...126, using: &generator)
      )
    }, count: 4_000
  ) { (left: Script, right: Script, word: [UInt8], query: [UInt8], long: [UInt8], limit: Int) in
    let costs = try #require(LetterCosts.between(left, right))
    let truth = costs.distance(word, query, limit: limit)
    let wideTruth = costs.distance(word, long, limit: limit)
    for isBackwards in [false, true] {
      let narrow = LetterPattern<SIMD16<UInt8>>(
        costs: costs, query: query, isBackwards: isBackwards)
      let wide = LetterPattern<WideLanes>(costs: costs, query: long, isBackwards: isBackwards)
      if cost(word, narrow, isBackwards: isBackwards, limit: limit) ?? limit + 1 != truth {
        return false
      }
      if cost(word, wide, isBackwards: isBackwards, limit: limit) ?? limit + 1 != wideTruth {
        return false
      }
    }
    return true
  }
}
