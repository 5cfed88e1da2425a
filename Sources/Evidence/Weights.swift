/// The weights of evidence, in thousandths of a bit: the binary logarithm of how much likelier an
/// observation is when the two are one person than when they are two.
///
/// Derived by hand from the stated populations; `docs/evidence.md` shows each derivation. They are
/// integers so that sums are the same on every machine.
public enum Weights {
  /// Rises with every change of a weight.
  public static let version = 1

  /// Birth: the very day agrees.
  ///
  /// Days of 35 years: 1 in 12,800; 0.93 of true pairs that have one.
  public static let birthSameDay = 13_500
  /// Year and month agree where no day is known: 1 in 420.
  public static let birthSameMonth = 8_500
  /// The year agrees where no more is known: 1 in 35, correct for 0.85 of true pairs.
  public static let birthSameYear = 4_800
  /// Day and month stand in each other's place.
  public static let birthSwapped = 7_500
  /// One year, another day or month: a copying error, or two people of an age.
  public static let birthSameYearOtherDay = 800
  /// A year apart, as ages that are guessed often are.
  public static let birthAdjacentYear = 400
  /// Within what the source gives as "about" or "between".
  public static let birthInRange = 2_500
  /// Two years apart.
  public static let birthNear = -1_500
  /// Three to ten years apart.
  public static let birthFar = -5_000
  /// More than ten years apart.
  public static let birthVeryFar = -7_000
  /// Outside what the source gives as "about" or "between".
  public static let birthOutOfRange = -3_500

  /// A nationality in common: 0.85 of true pairs, 0.24 of namesakes, who mostly live in the same
  /// countries.
  public static let nationalityAgrees = 1_800
  public static let nationalityDiffers = -2_300
  /// Gender agrees: nearly always so among namesakes too.
  public static let genderAgrees = 200
  public static let genderDiffers = -4_000
  /// The number and the issuer of a document are equal.
  public static let documentAgrees = 32_000
  /// The number is equal and one side does not say who issued it.
  public static let documentNumberAgrees = 24_000
  /// The number is equal and the issuers differ: numbers of two states may coincide.
  public static let documentOtherIssuer = 3_000
  public static let fatherAgrees = 3_000
  public static let fatherDiffers = -3_500
  public static let motherAgrees = 4_000
  public static let motherDiffers = -3_500
  public static let grandfatherAgrees = 3_000
  public static let grandfatherDiffers = -3_000

  /// The most that a weak alias may count for: it never reaches the line alone.
  public static let weakAliasLimit = -1_000
}

/// From the score of two names to bits and from bits to the score of a check.
public enum Calibration {
  /// The name score, in 1/10,000, at which a name alone reaches the alert line.
  public static let nameLine = 3_700

  /// Bits of a name score, in thousandths: 0 at the line, 10 bits a unit above it, 50 below, where
  /// likeness is soon the likeness of chance.
  ///
  /// - Parameter nameScore: 0 to 10,000.
  public static func bits(ofNameScore nameScore: Int) -> Int {
    let distance = nameScore - nameLine
    return distance >= 0 ? distance : distance * 5
  }

  /// The score of a check, 0 to 10,000, rising with the bits: 7/(7 + 3·2^(−bits/5)).
  ///
  /// It is 0.70 at 0 bits, 0.90 at 9.7.
  ///
  /// - Parameter bits: thousandths.
  public static func score(ofBits bits: Int) -> Int {
    let half = power(ofMinus: min(max(bits, -60_000), 60_000))
    return Int((7 * 10_000 << 30) / ((7 << 30) + 3 * half))
  }

  /// The least bits, in thousandths, whose score is at least `score`.
  ///
  /// - Parameter score: 0 to 10,000.
  public static func bits(reaching score: Int) -> Int {
    var (low, high) = (-60_000, 60_000)
    while low < high {
      let middle = (low + high) >> 1
      if Calibration.score(ofBits: middle) >= score { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The least name score, in 1/10,000, whose bits are at least `bits`; 10,001 where none is.
  public static func nameScore(reaching bits: Int) -> Int {
    let score = bits >= 0 ? nameLine + bits : nameLine - (-bits / 5)
    return min(max(score, 0), 10_001)
  }

  /// 2^(−bits/5000) with 30 fractional bits, by products of fixed constants, so that no machine's
  /// mathematical library has a say.
  private static func power(ofMinus bits: Int) -> Int64 {
    let steps = (bits * 4_096).quotientRoundingDown(by: 5_000)
    let whole = steps >> 12
    var value = Int64(1) << 30
    for (index, factor) in factors.enumerated() where steps & (2_048 >> index) != 0 {
      value = (value * factor) >> 30
    }
    return whole >= 0 ? value >> Int64(min(whole, 40)) : value << Int64(min(-whole, 30))
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
