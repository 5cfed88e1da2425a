public import Testing

/// A small, fast, seeded source of random numbers: the same seed gives the same run anywhere.
///
/// - Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
///   OOPSLA 2014 (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Expects `property` of `count` random values; a failure names the value and its seed.
public func forAll<Value>(
  _ make: (inout SeededGenerator) -> Value, count: Int = 200, seed: UInt64 = 1,
  sourceLocation: SourceLocation = #_sourceLocation, _ property: (Value) throws -> Bool
) rethrows {
  for index in 0..<count {
    var generator = SeededGenerator(seed: seed &+ UInt64(index))
    let value = make(&generator)
    if try !property(value) {
      Issue.record(
        "fails for \(value) (seed \(seed &+ UInt64(index)))", sourceLocation: sourceLocation)
      return
    }
  }
}
