import NameMatching
import NameText
import TestSupport
import Testing

@testable import NameIndex

private func bound(_ generator: inout SeededGenerator) -> ScoreBound {
  let query = Int.random(in: 8...900, using: &generator)
  let minimum =
    [Int.random(in: 1...400, using: &generator), Int.random(in: 1...10_000, using: &generator)]
    .randomElement(using: &generator) ?? 1
  let low = Int.random(in: 8...300, using: &generator)
  return ScoreBound(
    queryWeight: query, minimum: minimum,
    weights: low...(low + Int.random(in: 0...3_000, using: &generator)))
}

private func score(_ bound: ScoreBound, _ gain: Int, _ weight: Int) -> Int {
  NameScoring.score(
    gain: gain, shape: nil, queryWeight: bound.queryWeight, entryWeight: weight)
}

@Test func `the required gain is the least that reaches the minimum`() {
  forAll({ (bound(&$0), Int.random(in: 8...3_000, using: &$0)) }, count: 3_000) { bound, weight in
    let gain = ScoreBound.requiredGain(bound.queryWeight, weight, bound.minimum)
    return score(bound, gain, weight) >= bound.minimum
      && (gain == 0 || score(bound, gain - 1, weight) < bound.minimum)
  }
}

@Test func `a name outside the window cannot reach the minimum`() {
  forAll(
    { generator in
      (
        Int.random(in: 8...900, using: &generator), Int.random(in: 1...10_000, using: &generator),
        Int.random(in: 8...3_300, using: &generator)
      )
    }, count: 3_000
  ) { query, minimum, weight in
    let bound = ScoreBound(queryWeight: query, minimum: minimum, weights: 0...3_300)
    let most = ScoreBound.mostGain(query, weight)
    return bound.window?.contains(weight) ?? false || score(bound, most, weight) < minimum
  }
}

@Test func `the chord stays below what is required`() {
  forAll(bound, count: 1_000) { bound in
    guard let window = bound.window else { return true }
    return window.allSatisfy { weight in
      let required = ScoreBound.requiredGain(bound.queryWeight, weight, bound.minimum)
      return required * ScoreBound.unit
        >= bound.base + (bound.slope + ScoreBound.unit) * weight
    }
  }
}

@Test func `no match is worth more than the parts that it covers`() {
  forAll(
    { generator in
      let covered = Int.random(in: 8...288, using: &generator)
      return (
        bound(&generator), covered, Int.random(in: 8...covered, using: &generator),
        Int.random(in: 8...288, using: &generator), Int.random(in: 0...96, using: &generator)
      )
    }, count: 3_000
  ) { bound, covered, query, entry, distance in
    !bound.isUsable || bound.window == nil
      || bound.loss(covered: covered, query: query, entry: entry, distance: distance) >= 0
  }
}

@Test func `a plan leaves no set of parts that could do without a match that is found`() {
  forAll(
    { generator in
      let values = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        Int.random(in: 1...2_000, using: &generator)
      }
      let base = Int.random(in: 1...max(values.reduce(0, +), 1), using: &generator)
      let costs = values.map { _ in Double.random(in: 0...100, using: &generator) }
      return (values, base, costs)
    }, count: 500
  ) { values, base, costs in
    let plan = SearchPlan(values: values, base: base) { part, reach in
      switch reach {
      case .nowhere: 0
      case .everywhere: costs[part]
      case .loss(let loss): costs[part] * Double(loss) / 2_000
      }
    }
    let most = values.reduce(0, +) - base
    return (1..<(1 << values.count)).allSatisfy { set in
      let parts = values.indices.filter { set >> $0 & 1 == 1 }
      let slack = parts.reduce(0) { $0 + values[$1] } - base
      var allowed = 0
      for part in parts {
        switch plan.reaches[part] {
        case .nowhere: break
        case .everywhere: return true
        case .loss(let loss):
          if loss >= most { return true }
          allowed += loss
        }
      }
      return slack < 0 || (allowed >= slack && parts.contains { plan.reaches[$0] != .nowhere })
    }
  }
}
