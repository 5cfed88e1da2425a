/// Powers of two and their logarithms in integers, so that no machine's mathematical library has a
/// say in an answer.
enum FixedPoint {
  /// 2^(−value/unit) with 30 fractional bits.
  ///
  /// - Parameter value: within 0 ± 30 units upwards and 40 downwards, beyond which the result stands
  ///   still.
  static func power(ofMinus value: Int, per unit: Int) -> Int64 {
    let steps = (value * 4_096).quotientRoundingDown(by: unit)
    let whole = steps >> 12
    var power = Int64(1) << 30
    for (index, factor) in factors.enumerated() where steps & (2_048 >> index) != 0 {
      power = (power * factor) >> 30
    }
    return whole >= 0 ? power >> Int64(min(whole, 40)) : power << Int64(min(-whole, 30))
  }

  /// The binary logarithm in thousandths, rounded down.
  ///
  /// - Parameter number: 1 or more.
  static func log2(_ number: Int) -> Int {
    precondition(number > 0, "only positive numbers have a logarithm")
    let whole = Int.bitWidth - 1 - number.leadingZeroBitCount
    // The mantissa, 1 to 2, with 30 fractional bits; squaring it brings out a binary digit each.
    var mantissa =
      whole <= 30 ? UInt64(number) << UInt64(30 - whole) : UInt64(number) >> UInt64(whole - 30)
    var fraction = 0
    for _ in 0..<16 {
      mantissa = (mantissa * mantissa) >> 30
      fraction <<= 1
      if mantissa >= 1 << 31 {
        mantissa >>= 1
        fraction |= 1
      }
    }
    return whole * 1_000 + (fraction * 1_000) >> 16
  }

  /// 2^(−1/2), 2^(−1/4), … 2^(−1/4096) with 30 fractional bits.
  private static let factors: [Int64] = [
    759_250_125, 902_905_651, 984_625_594, 1_028_218_693, 1_050_733_751, 1_062_175_491,
    1_067_942_999, 1_070_838_486, 1_072_289_173, 1_073_015_252, 1_073_378_477, 1_073_560_135,
  ]
}

extension Int {
  /// The quotient rounded towards minus infinity.
  fileprivate func quotientRoundingDown(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
