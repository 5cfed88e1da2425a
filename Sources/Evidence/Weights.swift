/// The weights of evidence, in thousandths of a bit: the binary logarithm of how much likelier an
/// observation is when the two are one person than when they are two.
///
/// Fitted by `Scripts/fit-evidence.py` on people who stand on two lists and on namesakes, or derived
/// where `docs/evidence.md` says so; it gives the counts of each. They are integers so that sums are
/// the same on every machine.
public enum Weights {
  /// Rises with every change of a weight.
  public static let version = 2

  /// Birth, where both say the day: the very day agrees.
  public static let birthSameDay = 13_500
  /// Day and month stand in each other's place.
  public static let birthSwapped = 7_600
  /// One digit differs, or two neighbours stand in each other's place.
  public static let birthDigitOff = 4_300
  public static let birthSameMonthOtherDay = 2_500
  public static let birthSameDayOtherYear = 1_700
  public static let birthSameYearOtherDay = -900
  public static let birthDayAYearApart = -2_700
  /// Two to five years apart.
  public static let birthDayNear = -3_600
  /// Six to ten.
  public static let birthDayFar = -5_800
  public static let birthDayVeryFar = -9_400

  /// Birth, where one side says no day: year and month agree.
  public static let birthSameMonth = 8_200
  public static let birthSameYear = 4_500
  /// One or two years apart.
  public static let birthYearNear = -300
  /// Three to five.
  public static let birthYearOff = -1_300
  public static let birthYearFar = -3_500
  public static let birthYearVeryFar = -7_800

  /// Birth, where a side says "about", "between" or a Hijri date: up to five years outside.
  public static let birthRangeNear = -600
  /// Six to ten years outside.
  public static let birthOutOfRange = -3_300
  public static let birthFarFromRange = -6_200

  /// A nationality in common.
  public static let nationalityAgrees = 1_800
  public static let nationalityDiffers = -3_800
  /// Gender agrees: nearly always so among namesakes too.
  public static let genderAgrees = 200
  public static let genderDiffers = -4_000
  /// A part of the birthplace's name agrees.
  public static let birthPlaceAgrees = 1_700
  /// Places are told as village, district or province.
  public static let birthPlaceDiffers = -500

  /// The number and the issuer of a document are equal.
  public static let documentAgrees = 32_000
  /// The number is equal and one side does not say who issued it.
  public static let documentNumberAgrees = 24_000
  /// The number is equal and the issuers differ: numbers of two states may coincide.
  public static let documentOtherIssuer = 3_000
  /// The number is a slip away: letters that are taken for each other, or two neighbours swapped.
  public static let documentSlip = 7_500

  /// A relative's name differs in its first part or in all.
  public static let kinDiffers = -3_200
  /// Some parts of a relative's name are found, the first not.
  public static let kinFirstPartDiffers = -1_000
  /// The most that a relative's name may count for, wholly or in part.
  public static let kinMost = 6_000
  public static let kinPartMost = 2_000
  /// The most for a father or grandfather whom the name asked for already tells.
  public static let kinInNameMost = 500

  /// The most that a weak alias may count for: it never reaches the line alone.
  public static let weakAliasLimit = -1_000
}

extension Weights {
  /// Birth within a range: the wider it is, the less it says.
  ///
  /// log2(0.864 / u), u being the share of namesakes who fall into it by chance: 0.0345 a year, so
  /// one day is 2^−13.37.
  ///
  /// - Parameter days: how many days of the one date touch the other: the sum of the two widths
  ///   less 1; at least 1.
  static func birthInRange(days: Int) -> Int {
    min(max(13_370 - 211 - FixedPoint.log2(days), 0), birthSameDay)
  }
}

/// From the score of two names to bits and from bits to the score of a check.
public enum Calibration {
  /// The name score, in 1/10,000, at which a name alone reaches the alert line.
  public static let nameLine = 3_300
  /// Name scores and their bits in thousandths, as fitted on true pairs and chance pairs, between
  /// which bits run straight; see `docs/evidence.md`.
  ///
  /// Near 0 chance is all there is. Above 0.42 chance pairs end and namesakes begin, whose names
  /// agree as well as a person's own: there a name says little more.
  private static let points: [(score: Int, bits: Int)] = [
    (0, -17_000), (300, -10_800), (nameLine, 0), (4_200, 2_000), (10_000, 6_000),
  ]

  /// Bits of a name score, in thousandths: 0 at the line.
  ///
  /// - Parameter nameScore: 0 to 10,000.
  public static func bits(ofNameScore nameScore: Int) -> Int {
    let upper = points.firstIndex { $0.score >= nameScore } ?? points.count - 1
    let (low, high) = (points[max(upper - 1, 0)], points[max(upper, 1)])
    return low.bits + (high.bits - low.bits) * (nameScore - low.score) / (high.score - low.score)
  }

  /// The score of a check, 0 to 10,000, rising with the bits: 7/(7 + 3·2^(−bits/5)).
  ///
  /// It is 0.70 at 0 bits, 0.90 at 9.7.
  ///
  /// - Parameter bits: thousandths.
  public static func score(ofBits bits: Int) -> Int {
    let half = FixedPoint.power(ofMinus: min(max(bits, -60_000), 60_000), per: 5_000)
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
    var (low, high) = (0, 10_001)
    while low < high {
      let middle = (low + high) >> 1
      if Calibration.bits(ofNameScore: middle) >= bits { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
