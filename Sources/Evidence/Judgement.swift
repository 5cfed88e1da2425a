public import NameMatching
import NameText
public import Subjects

/// How far a result carries.
///
/// A person decides; none of these is a verdict.
public enum Outcome: String, Sendable, Hashable, Comparable {
  case none, possible, strong, document

  private var rank: Int {
    switch self {
    case .none: 0
    case .possible: 1
    case .strong: 2
    case .document: 3
    }
  }

  public static func < (a: Outcome, b: Outcome) -> Bool { a.rank < b.rank }
}

/// Are these two the same? The reasons for and against, their sum and the score.
public struct Judgement: Sendable, Hashable {
  /// The two names that agree best, part by part; `nil` where one side has no name.
  public let names: NameAgreement?
  /// How far the entry's name may be relied on.
  public let nameQuality: Subject.NameQuality
  /// All reasons, in the order in which they are to be read: names, then attributes.
  public let reasons: [Reason]
  /// The sum of the reasons, in thousandths of a bit.
  public let milliBits: Int
  /// 0 to 10,000.
  public let score: Int

  /// The score of the two names, 0 to 10,000.
  public var nameScore: Int { names?.score ?? 0 }

  /// What the names alone count for, in thousandths of a bit.
  public var nameBits: Int {
    reasons.filter(\.kind.isOfName).reduce(0) { $0 + $1.milliBits }
  }
}

extension Judgement {
  /// Compares every name of the query with every name of the entry, and all attributes.
  ///
  /// - Complexity: O(names × names) name comparisons.
  public init(query: Subject, entry: Subject) {
    var best: (agreement: NameAgreement, quality: Subject.NameQuality, milliBits: Int)?
    let readings = query.names.flatMap { NameReadings.profiles(of: $0, kind: query.kind) }
    for profile in readings {
      for listed in entry.names {
        let parsed = ParsedName(listed: listed.text, of: entry.kind)
        let agreement = NameScorer.compare(profile, NameProfile(parsed))
        let milliBits = Self.bits(ofNameScore: agreement.score, quality: listed.quality)
        if best.map({ milliBits > $0.milliBits }) ?? true {
          best = (agreement, listed.quality, milliBits)
        }
      }
    }
    let names =
      best.map { Self.nameReasons($0.agreement, quality: $0.quality) }
      ?? [Self.namelessness(query)]
    self.init(
      names: best?.agreement, quality: best?.quality ?? .primary,
      reasons: names + Attributes(of: query).compare(with: entry))
  }

  private init(names: NameAgreement?, quality: Subject.NameQuality, reasons: [Reason]) {
    self.names = names
    nameQuality = quality
    self.reasons = reasons
    milliBits = reasons.reduce(0) { $0 + $1.milliBits }
    score = Calibration.score(ofBits: milliBits)
  }

  /// The bits that a name of that score and quality counts for, in thousandths.
  public static func bits(ofNameScore score: Int, quality: Subject.NameQuality) -> Int {
    let bits = Calibration.bits(ofNameScore: score)
    return quality == .weak ? min(bits, Weights.weakAliasLimit) : bits
  }

  /// Where one side has no name, nothing is alike.
  private static func namelessness(_ query: Subject) -> Reason {
    Reason(
      kind: .name, finding: .differs, query: query.names.first?.text ?? "", entry: "",
      milliBits: Calibration.bits(ofNameScore: 0))
  }

  private static func nameReasons(
    _ agreement: NameAgreement, quality: Subject.NameQuality
  ) -> [Reason] {
    let matched = Calibration.bits(ofNameScore: agreement.scoreOfMatchedParts)
    let whole = Calibration.bits(ofNameScore: agreement.score)
    let (query, entry) = (agreement.query.name, agreement.entry.name)
    let finding: Reason.Finding =
      agreement.matches.isEmpty ? .differs : agreement.isFullMatch ? .agrees : .partly
    var reasons = [
      Reason(
        kind: .name, finding: finding, query: query.original, entry: entry.original,
        milliBits: matched)
    ]
    let missing = agreement.unmatchedQuery.filter { query.tokens[$0].isSignificant }
    let extra = agreement.unmatchedEntry.filter { entry.tokens[$0].isSignificant }
    if whole != matched {
      reasons.append(
        Reason(
          kind: .nameParts,
          finding: parts(missing: !missing.isEmpty, extra: !extra.isEmpty, agreement),
          query: missing.map { query.sourceText(of: query.tokens[$0]) }.joined(separator: " "),
          entry: extra.map { entry.sourceText(of: entry.tokens[$0]) }.joined(separator: " "),
          milliBits: whole - matched))
    }
    let counted = bits(ofNameScore: agreement.score, quality: quality)
    if counted != whole {
      reasons.append(
        Reason(
          kind: .weakAlias, finding: .partly, query: "", entry: entry.original,
          milliBits: counted - whole))
    }
    return reasons
  }

  private static func parts(
    missing: Bool, extra: Bool, _ agreement: NameAgreement
  ) -> Reason.Finding {
    if agreement.shape.isSinglePart, agreement.score == NameScoring.singlePartLimit {
      return .singlePart
    }
    if !missing, !extra, agreement.shape.turns > 0 { return .otherOrder }
    switch (missing, extra) {
    case (true, true): return .contradicts
    case (true, false): return .missingInEntry
    default: return .missingInQuery
    }
  }
}

extension Judgement {
  /// How far this result carries at a line.
  ///
  /// *Strong* asks for a score of 0.90, a name that reaches the line by itself, and at least one
  /// attribute that agrees while none contradicts.
  ///
  /// - Parameters:
  ///   - line: the score, 0 to 10,000, from which a result is shown.
  ///   - mayBeStrong: `false` for entries whose removal is pending.
  public func outcome(line: Int, mayBeStrong: Bool = true) -> Outcome {
    Self.outcome(
      nameBits: nameBits, attributes: reasons.filter { !$0.kind.isOfName }, line: line,
      mayBeStrong: mayBeStrong)
  }

  /// The same from the bits of the name and the reasons of the attributes, for candidates that
  /// nobody has explained yet.
  public static func outcome(
    nameBits: Int, attributes: [Reason], line: Int, mayBeStrong: Bool
  ) -> Outcome {
    if attributes.contains(where: { $0.kind == .document && $0.finding == .agrees }) {
      return .document
    }
    let bits = attributes.reduce(nameBits) { $0 + $1.milliBits }
    let score = Calibration.score(ofBits: bits)
    guard score >= line else { return .none }
    let agrees = attributes.contains(where: \.isAgreement)
    let contradicts = attributes.contains(where: \.isContradiction)
    let isStrong = score >= 9_000 && nameBits >= 0 && agrees && !contradicts
    return mayBeStrong && isStrong ? .strong : .possible
  }
}
