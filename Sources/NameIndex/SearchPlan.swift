/// Which parts of a query are looked for in the dictionary, and how far, so that every name that can
/// reach the minimum holds at least one word that is found.
///
/// Let *V(b)* be the most that a part can be worth and *B* what a name's matches must be worth
/// together. Matches of the parts *M* of a name that reaches the minimum lose at most *V(M)* − *B*.
/// Give each part an allowance *r(b)*, and a join the sum of its parts': if no match lies within its
/// allowance, the losses exceed *r(M)*. So allowances are enough where *r(M)* ≥ *V(M)* − *B* for
/// every *M*: all words for the parts of a set *C*, nothing for a set *P*, and κ·*V(b)* for the rest
/// *K*, with κ = (*V(K)* + *V(P)* − *B*) / *V(K)*, need *V(P)* < *B* only.
struct SearchPlan {
  /// How far a part is looked for.
  enum Reach: Equatable {
    case nowhere
    /// Matches that lose no more than so much.
    case loss(Int)
    case everywhere
  }

  let reaches: [Reach]
  /// What all matches of a name may lose together.
  private var mostLoss = Int.max / 4

  /// The plan that needs no bound.
  static func everywhere(parts: Int) -> SearchPlan {
    SearchPlan(reaches: [Reach](repeating: .everywhere, count: parts))
  }

  /// How far a unit that covers these parts is looked for.
  func reach(ofParts parts: Range<Int>) -> Reach {
    var sum = Reach.nowhere
    for reach in reaches[parts] {
      switch (sum, reach) {
      case (_, .nowhere): break
      case (.nowhere, _): sum = reach
      case (.loss(let one), .loss(let other)): sum = .loss(min(one + other, mostLoss))
      default: sum = .everywhere
      }
    }
    return sum
  }

  private init(reaches: [Reach]) { self.reaches = reaches }

  /// What a reach would cost: how many names it leads to.
  typealias Cost = (_ part: Int, _ reach: Reach) -> Double

  /// The cheapest plan; every choice is right, so the estimates decide nothing but the time.
  ///
  /// - Parameters:
  ///   - values: *V* of each part. - base: *B*.
  ///   - Complexity: O(3^n · n) for the n ≤ 6 weightiest parts; others are left out where they may be.
  init(values: [Int], base: Int, cost: Cost) {
    let order = values.indices.sorted { values[$0] > values[$1] }
    let chosen = Array(order.prefix(6))
    let others = Array(order.dropFirst(6))
    let everywhere = chosen.map { cost($0, .everywhere) }
    let otherValue = others.reduce(0) { $0 + values[$1] }
    var best: (cost: Double, reaches: [Reach])?
    var states = [Int](repeating: 0, count: chosen.count)
    // The parts beyond the chosen are left out, or looked for like the rest.
    for keepsOthers in others.isEmpty ? [false] : [false, true] {
      var number = 0
      let count = (0..<chosen.count).reduce(1) { product, _ in product * 3 }
      while number < count {
        var rest = number
        var (kept, left, spent) = (keepsOthers ? otherValue : 0, keepsOthers ? 0 : otherValue, 0.0)
        for index in chosen.indices {
          states[index] = rest % 3
          rest /= 3
          switch states[index] {
          case 0: left += values[chosen[index]]
          case 1: kept += values[chosen[index]]
          default: spent += everywhere[index]
          }
        }
        number += 1
        guard left < base || left == 0 else { continue }
        if let best, spent >= best.cost { continue }
        let over = kept + left - base
        func allowance(_ value: Int) -> Reach {
          // Rounded up: more than enough is enough.
          over < 0 ? .nowhere : .loss((value * over + kept - 1) / kept)
        }
        if over < 0, kept > 0 { continue }  // The same as leaving them out.
        for index in chosen.indices where states[index] == 1 {
          spent += cost(chosen[index], allowance(values[chosen[index]]))
        }
        if keepsOthers { for part in others { spent += cost(part, allowance(values[part])) } }
        if let best, spent >= best.cost { continue }
        var reaches = [Reach](repeating: .nowhere, count: values.count)
        for index in chosen.indices {
          let part = chosen[index]
          reaches[part] =
            states[index] == 2
            ? .everywhere : states[index] == 1 ? allowance(values[part]) : .nowhere
        }
        if keepsOthers { for part in others { reaches[part] = allowance(values[part]) } }
        best = (spent, reaches)
      }
    }
    // No match of a name that reaches the minimum loses more than all parts together may.
    let most = values.reduce(0, +) - base
    mostLoss = most
    reaches =
      best?.reaches.map { $0 == .everywhere ? .loss(most) : $0 }
      ?? [Reach](repeating: .everywhere, count: values.count)
  }
}
