import Testing

@testable import Screening

/// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
/// (1998), table I, method 3.
@Test(arguments: [
  (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611),
  (1, 29, 0.0061, 0.1718),
])
func `the interval of a share is that of the literature`(
  successes: Int, trials: Int, low: Double, high: Double
) throws {
  let interval = try #require(Proportion(successes, of: trials).interval)
  #expect(abs(interval.lowerBound - low) < 0.000_05 && abs(interval.upperBound - high) < 0.000_05)
}

@Test func `the interval of the rest is the interval turned round`() throws {
  let some = try #require(Proportion(15, of: 148).interval)
  let rest = try #require(Proportion(133, of: 148).interval)
  #expect(abs(some.lowerBound + rest.upperBound - 1) < 1e-12)
  #expect(Proportion(20, of: 20).interval?.upperBound == 1)
}

@Test func `nothing tried has no share`() {
  #expect(Proportion(0, of: 0).share == nil && Proportion(0, of: 0).interval == nil)
}

@Test func `the threshold lets no more alert than allowed`() {
  let bests = Array(1...200).map { Optional($0) }
  // 2 of 200 are 1 %: 199 and 200 may alert.
  #expect(FalseAlertThreshold.score(bests, perMille: 10, minimum: 100) == 199)
  // 0.1 % of 200 is nobody.
  #expect(FalseAlertThreshold.score(bests, perMille: 1, minimum: 100) == 201)
}

@Test func `negatives of equal score alert together or not at all`() {
  let tied = [Int?](repeating: 7, count: 3) + [Int?](repeating: 1, count: 197)
  #expect(FalseAlertThreshold.score(tied, perMille: 10, minimum: 100) == 8)
  #expect(FalseAlertThreshold.score(tied, perMille: 15, minimum: 100) == 2)
}

@Test func `negatives without a candidate count, and never alert`() {
  let bests = [Int?](repeating: nil, count: 198) + [5, 6]
  #expect(FalseAlertThreshold.score(bests, perMille: 10, minimum: 100) == .min)
  #expect(FalseAlertThreshold.score(bests, perMille: 5, minimum: 100) == 6)
}

@Test func `too few negatives give no threshold`() {
  #expect(FalseAlertThreshold.score([], perMille: 10, minimum: 0) == nil)
  #expect(FalseAlertThreshold.score([1, 2], perMille: 10, minimum: 3) == nil)
}

@Test func `figures count what they say`() {
  let placings = [
    Placing(rank: 1, answerScore: 90, isAnswerAtLine: true),
    Placing(rank: 5, answerScore: 80, isAnswerAtLine: true),
    Placing(rank: 6, answerScore: 79, isAnswerAtLine: false),
    Placing(rank: 20, answerScore: 10, isAnswerAtLine: false),
    Placing(rank: nil, answerScore: nil, isAnswerAtLine: false),
  ]
  let figures = RankFigures(placings, onePercent: 80, onePerMille: nil)
  #expect(figures.first == Proportion(1, of: 5))
  #expect(figures.firstFive == Proportion(2, of: 5))
  #expect(figures.firstTwenty == Proportion(4, of: 5))
  #expect(figures.atOnePercent == Proportion(2, of: 5))
  #expect(figures.atOnePerMille == nil)
  #expect(figures.atLine == Proportion(2, of: 5))
  let weak = RankFigures(placings, onePercent: 80, onePerMille: 80, isRankOnly: true)
  #expect(weak.firstFive == figures.firstFive && weak.atOnePercent == nil && weak.atLine == nil)
}

@Test func `figures of nobody are empty`() {
  let figures = RankFigures([], onePercent: 1, onePerMille: 1)
  #expect(figures.count == 0 && figures.first.share == nil && figures.atLine == nil)
}

/// The examples of Winkler (1990), whose figures have three decimals.
@Test(arguments: [
  ("martha", "marhta", 0.961), ("dixon", "dicksonx", 0.813), ("dwayne", "duane", 0.840),
  ("abc", "xyz", 0), ("a", "a", 1), ("", "a", 0),
])
func `Jaro and Winkler's likeness is theirs`(left: String, right: String, likeness: Double) {
  let found = JaroWinkler.likeness(Array(left.utf8), Array(right.utf8))
  #expect(abs(found - likeness) < 0.000_6)
  #expect(JaroWinkler.likeness(Array(right.utf8), Array(left.utf8)) == found)
}

@Test(arguments: [
  ("محمد الوليد يوسف", ["mhmd", "alulid", "yusf"]), ("Жуков Юрий", ["zhukov", "yurii"]),
  ("Müller-Łódź 3", ["muller", "lodz", "3"]), ("Σωκράτης", ["sokrates"]),
])
func `the plain romanisation is plain`(name: String, words: [String]) {
  #expect(PlainRomanisation.words(of: name).map { String(decoding: $0, as: UTF8.self) } == words)
}

@Test func `a paired difference counts only where the two differ`() throws {
  // 14 won and 4 lost of 100: (14 − 4) / 102 ± 1.96 · √((19 / 102 − (10 / 102)²) / 102).
  let paired = PairedComparison(won: 14, lost: 4, count: 100)
  let interval = try #require(paired.interval)
  #expect(paired.difference == 0.1)
  #expect(abs(interval.lowerBound - 0.016_47) < 0.000_05)
  #expect(abs(interval.upperBound - 0.179_61) < 0.000_05)
  #expect(PairedComparison(won: 0, lost: 0, count: 0).interval == nil)
}
