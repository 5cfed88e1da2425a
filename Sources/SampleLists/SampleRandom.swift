/// Random numbers that depend on a seed, a place in the list and a purpose, and on nothing else;
/// whole numbers only, so that every machine draws the same.
///
/// - Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
///   OOPSLA 2014 (SplitMix64).
struct SampleRandom {
  /// What the numbers are drawn for; each purpose has its own sequence, so that drawing one thing
  /// more does not change all others.
  enum Purpose: UInt64 {
    case name = 1
    case births, places, papers, aliases, kin, listing, bureau, organization, spelling, question
    case script, mix
  }

  private var state: UInt64

  init(seed: UInt64, index: Int, for purpose: Purpose) {
    let place = UInt64(truncatingIfNeeded: index) &* 16 &+ purpose.rawValue
    state = Self.mixed(Self.mixed(seed &+ 0x5441_4259) &+ place &* 0x9E37_79B9_7F4A_7C15)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SampleRandom {
  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from the range.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func chance(perMille share: Int) -> Bool { below(1000) < share }

  /// Any of the elements with equal chance; there must be one.
  mutating func any<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A rank below `count` by a power law: the chance of a rank beyond *r* falls as *r*^−0.34.
  ///
  /// Such draws meet about N^0.75 different ranks in N: real vocabularies of
  /// names, of which these are the rarer part, grow as N^0.72.
  /// Ranks are drawn by octave, so that no machine's `pow` has a say.
  ///
  /// - Parameter head: how many ranks share the first octave.
  mutating func tailRank(below count: Int, head: Int) -> Int {
    precondition(count > 0, "a rank needs something to rank")
    while true {
      var octave = 0
      // 0.79 is 2^−0.34.
      while octave < 20, chance(perMille: 790) { octave += 1 }
      let start = (1 << octave) - 1
      let rank = start * head + below((1 << octave) * head)
      if rank < count { return rank }
    }
  }

  /// A place among weighted ones, given their running sums.
  mutating func place(in runningSums: [Int]) -> Int {
    let drawn = below(runningSums[runningSums.count - 1])
    var low = 0
    var high = runningSums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if runningSums[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
