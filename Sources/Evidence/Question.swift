import NameMatching
import NameText
public import Subjects

/// The one fact to ask for next: the entry tells it, the query does not, and its answer is expected
/// to say the most.
public struct Question: Sendable, Hashable {
  /// What to ask for.
  public enum Attribute: String, Sendable, Hashable, CaseIterable {
    case birthDate = "birth_date"
    case birthYear = "birth_year"
    case birthPlace = "birth_place"
    case nationality, gender, document, father, grandfather, mother
  }

  public let attribute: Attribute
  /// The bits, for or against, that the answer is expected to bring, in thousandths.
  public let expectedMilliBits: Int

  /// Makes one from its parts.
  public init(attribute: Attribute, expectedMilliBits: Int) {
    self.attribute = attribute
    self.expectedMilliBits = expectedMilliBits
  }
}

extension Question {
  /// The question that is expected to say the most; `nil` where the entry tells nothing that the
  /// query lacks, or a document settles who is listed.
  ///
  /// An answer brings *w* bits; it comes with probability *m* where the two are one person and *u*
  /// where they are two. Expected are Σ (p·m + (1 − p)·u)·|w| bits, p being the probability of the
  /// judgement. Between equals the first of `Attribute` stands.
  ///
  /// - Parameter probability: that the two are one, 0 to 10,000.
  public static func next(
    for judgement: Judgement, query: Subject, entry: Subject, probability: Int
  ) -> Question? {
    if judgement.reasons.contains(where: { $0.kind == .document && $0.finding == .agrees }) {
      return nil
    }
    let questions = Attribute.allCases.compactMap { attribute -> Question? in
      let answers = Answers(attribute, judgement: judgement, query: query, entry: entry)
      guard let expected = answers?.expectedMilliBits(probability: probability), expected >= 100
      else { return nil }
      return Question(attribute: attribute, expectedMilliBits: expected)
    }
    var best: Question?
    for question in questions where question.expectedMilliBits > best?.expectedMilliBits ?? 0 {
      best = question
    }
    return best
  }
}

/// What may be answered to a question, and how often: in parts per million where the two are one
/// person, where they are two, and the bits that the answer brings.
///
/// The shares are those of docs/evidence.md.
private struct Answers {
  private let rows: [(one: Int, two: Int, milliBits: Int)]

  func expectedMilliBits(probability p: Int) -> Int {
    rows.reduce(0) { sum, row in
      sum + (p * row.one + (10_000 - p) * row.two) / 10_000 * abs(row.milliBits) / 1_000_000
    }
  }

  private init(rows: [(one: Int, two: Int, milliBits: Int)]) { self.rows = rows }

  /// `nil` where the entry does not tell it, or the query does.
  init?(
    _ attribute: Question.Attribute, judgement: Judgement, query: Subject, entry: Subject
  ) {
    switch attribute {
    case .birthDate:
      guard let birth = Self.birthDate(judgement, query, entry) else { return nil }
      self = birth
    case .birthYear:
      let isTold = entry.births.contains { $0.isFull }
      guard query.births.isEmpty, !entry.births.isEmpty, !isTold else { return nil }
      self = Self.birthYear
    case .birthPlace:
      guard query.birthPlaces.isEmpty, PlaceQuery(entry.birthPlaces) != nil else { return nil }
      self = Self.birthPlace
    case .nationality:
      guard query.nationalities.isEmpty, !entry.nationalities.isEmpty else { return nil }
      self = Self.nationality
    case .gender:
      guard query.genders.isEmpty, !entry.genders.isEmpty else { return nil }
      self = Self.gender
    case .document:
      guard query.documents.isEmpty, !entry.documents.isEmpty else { return nil }
      self = Self.document
    case .father: self.init(.father, asked: query.fathers, listed: entry.fathers, of: query)
    case .grandfather:
      self.init(.grandfather, asked: query.grandfathers, listed: entry.grandfathers, of: query)
    case .mother: self.init(.mother, asked: query.mothers, listed: entry.mothers, of: query)
    }
  }

  /// A relative: the rarer the name listed, the less often another person has it.
  private init?(_ kind: Reason.Kind, asked: [String], listed: [String], of query: Subject) {
    guard asked.isEmpty, !listed.isEmpty,
      let kin = KinQuery(kind, listed, ownNames: query.names.map(\.text)), !kin.isInName
    else { return nil }
    let agrees = kin.compare(listed)?.milliBits ?? 0
    // m/u is 2 to the bits, and m is 0.85.
    let two = Int((850_000 * FixedPoint.power(ofMinus: agrees, per: 1_000)) >> 30)
    self.init(rows: [(850_000, two, agrees), (150_000, 1_000_000 - two, Weights.kinDiffers)])
  }

  private static func birthDate(
    _ judgement: Judgement, _ query: Subject, _ entry: Subject
  ) -> Answers? {
    guard entry.births.contains(where: \.isFull) else { return nil }
    if query.births.isEmpty { return fullBirth }
    // The year is known and agrees: the day is what is left to ask.
    let agrees = judgement.reasons.contains { $0.kind == .birth && $0.finding == .sameYear }
    return agrees && !query.births.contains(where: \.isFull) ? dayOfYear : nil
  }

  private static let fullBirth = Answers(rows: [
    (901_400, 75, Weights.birthSameDay), (5_200, 27, Weights.birthSwapped),
    (24_700, 1_210, Weights.birthDigitOff), (17_200, 3_080, Weights.birthSameMonthOtherDay),
    (9_700, 2_890, Weights.birthSameDayOtherYear), (12_700, 24_300, Weights.birthSameYearOtherDay),
    (8_200, 52_700, Weights.birthDayAYearApart), (16_400, 202_000, Weights.birthDayNear),
    (3_700, 207_800, Weights.birthDayFar), (800, 505_800, Weights.birthDayVeryFar),
  ])
  private static let dayOfYear = Answers(rows: [
    (962_000, 2_700, Weights.birthSameDay - Weights.birthSameYear),
    (38_000, 997_300, Weights.birthSameYearOtherDay - Weights.birthSameYear),
  ])
  private static let birthYear = Answers(rows: [
    (864_000, 35_300, Weights.birthSameYear), (71_700, 89_000, Weights.birthYearNear),
    (45_900, 110_100, Weights.birthYearOff), (15_000, 173_000, Weights.birthYearFar),
    (2_700, 592_000, Weights.birthYearVeryFar),
  ])
  private static let birthPlace = Answers(rows: [
    (818_000, 243_000, Weights.birthPlaceAgrees), (182_000, 757_000, Weights.birthPlaceDiffers),
  ])
  private static let nationality = Answers(rows: [
    (950_000, 277_000, Weights.nationalityAgrees), (50_000, 723_000, Weights.nationalityDiffers),
  ])
  private static let gender = Answers(rows: [
    (990_000, 830_000, Weights.genderAgrees), (10_000, 170_000, Weights.genderDiffers),
  ])
  private static let document = Answers(rows: [
    (726_000, 0, Weights.documentAgrees), (274_000, 1_000_000, 0),
  ])
}
