import NameMatching
import NameText
import Subjects

/// What a judgement means among many people: how probable it is that the entry is the person, and
/// how many others would match as well.
///
/// Estimates under stated assumptions, to within an order of magnitude; docs/evidence.md derives
/// every step. The score does not depend on them.
public struct Estimate: Sendable, Hashable {
  /// What is assumed about people and checks.
  public struct Assumptions: Sendable, Hashable {
    public var population: Population
    /// One check in so many concerns somebody who is listed.
    public var priorOneIn: Int

    /// Base rates in the field run from 1 in 10,000 to 1 in 38,000 checks.
    public static let standard = Assumptions(population: .standard, priorOneIn: 20_000)

    /// - Parameter priorOneIn: 2 or more.
    public init(population: Population, priorOneIn: Int) {
      precondition(priorOneIn >= 2, "a prior of 1 leaves nothing to find out")
      self.population = population
      self.priorOneIn = priorOneIn
    }

    /// All that estimates rest on, for whoever compares two sets of assumptions in writing.
    public var identity: String { "\(priorOneIn) \(population.identity)" }

    /// The prior as a decimal number with eight places.
    public var priorText: String {
      let digits = String(100_000_000 / priorOneIn)
      return "0." + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
  }

  /// That this entry is the person, 0 to 10,000.
  public let probability: Int
  /// People of the population beside the listed one whom this query would describe as well, in
  /// 1/10,000, to two significant digits.
  public let namesakes: Int
  /// The same at the ends of what is plausible.
  public let namesakesLow: Int
  public let namesakesHigh: Int
}

extension Estimate {
  /// The prior of a check is shared out among the entries; but no entry is likelier to stand at the
  /// desk than any one of the population, so that a short list does not make a man suspect.
  ///
  /// - Parameter entries: how many entries were checked.
  public init(_ judgement: Judgement, assumptions: Assumptions, entries: Int) {
    let name = NameRarityOfMatch(judgement, population: assumptions.population)
    let attributes = judgement.reasons.filter { !$0.kind.isOfName }
    let bits =
      name.milliBits + attributes.reduce(0) { $0 + $1.milliBits }
      - FixedPoint.log2(
        max(assumptions.priorOneIn * max(entries, 1), assumptions.population.people))
    let half = FixedPoint.power(ofMinus: min(max(bits, -29_000), 40_000), per: 1_000)
    probability = Int((10_000 << 30) / ((1 << 30) + half))
    let birth = attributes.filter { $0.kind == .birth }.reduce(0) { $0 + max($1.milliBits, 0) }
    func count(_ milliBits: Int) -> Int {
      let share = FixedPoint.power(ofMinus: min(max(milliBits, 0), 40_000), per: 1_000)
      let product = UInt64(assumptions.population.people * 10_000)
        .multipliedFullWidth(by: UInt64(share))
      return Self.rounded(Int(product.high << 34 | product.low >> 30))
    }
    let spread = name.parts * NameRarityOfMatch.dependence
    namesakes = count(name.rarity + birth)
    namesakesLow = count(name.rarity + birth + spread)
    namesakesHigh = count(name.rarity + birth - spread)
  }

  /// To two significant digits.
  private static func rounded(_ value: Int) -> Int {
    var unit = 1
    while value / unit >= 100 { unit *= 10 }
    return (value + unit / 2) / unit * unit
  }
}

/// How rare it is that somebody else's name matches as well as the entry's did.
private struct NameRarityOfMatch {
  /// How much commoner each part is taken to be than its share, 2.5 times, as log2.
  ///
  /// Names go together: whoever shares one part is likelier to share another.
  static let dependence = 1_322
  /// A part may stand anywhere among the four of a full Arabic name: 4, 12 or 24 ways; log2.
  private static let places = [0, 2_000, 3_585, 4_585]

  /// Name parts that matched.
  let parts: Int
  /// −log2 of the share of people whose name would match as well, in thousandths.
  let rarity: Int
  /// What the names say for the two being one, in thousandths of a bit.
  let milliBits: Int

  init(_ judgement: Judgement, population: Population) {
    guard let names = judgement.names, !names.matches.isEmpty else {
      (parts, rarity, milliBits) = (0, 0, -5_000)
      return
    }
    var parts = 0
    var sum = 0
    for match in names.matches {
      let asked = Self.tokens(match.query, in: names.query)
      let listed = Self.tokens(match.entry, in: names.entry)
      parts += min(asked.count, listed.count)
      let rarities = [asked, listed].map { $0.reduce(0) { $0 + population.rarity(of: $1) } }
      sum += max((rarities.min() ?? 0) - NameRarity.milliBits(ofNats: match.letterLoss), 0)
    }
    self.parts = parts
    rarity = max(sum - parts * Self.dependence - Self.places[min(parts, 3)], 0)
    milliBits = rarity + Self.likelihood(names, quality: judgement.nameQuality)
  }

  /// log2 of how likely somebody's own name matches in this way: a part lacking is common, one that
  /// contradicts is not; stated, see docs/evidence.md.
  private static func likelihood(_ names: NameAgreement, quality: Subject.NameQuality) -> Int {
    let missing = names.unmatchedQuery.filter { names.query.name.tokens[$0].isSignificant }.count
    let extra = names.unmatchedEntry.filter { names.entry.name.tokens[$0].isSignificant }.count
    let contradicting = min(missing, extra)
    return -300 - 3_000 * contradicting - 1_000 * (missing - contradicting)
      - 300 * (extra - contradicting) - (quality == .weak ? 4_000 : 0)
  }

  private static func tokens(_ unit: NameProfile.Unit, in profile: NameProfile) -> [NameToken] {
    profile.name.tokens[unit.first..<(unit.first + unit.count)].filter(\.isSignificant)
  }
}
