import Subjects

/// What an evaluation found: figures for each ranker, by kind and by scripts.
public struct EvaluationReport: Sendable {
  /// One question with how it came out for each ranker.
  struct Row: Sendable {
    let question: LabelledQuestion
    let answerScripts: String
    let unknownAnswers: Int
    let placings: [Placing]

    /// From the script of the question to those of the entry: `arabic→latin`.
    var scriptPair: String {
      question.scripts + "→" + (answerScripts.isEmpty ? "none" : answerScripts)
    }
  }

  /// The figures of one group of positives.
  public struct Group: Sendable {
    /// What it is a group by, and its name there: `kind`, `typo`.
    public let by: String
    public let name: String
    public let figures: RankFigures
  }

  /// The figures of one group of negatives.
  public struct NegativeGroup: Sendable {
    public let by: String
    public let name: String
    public let count: Int
    /// The share with somebody at the line.
    public let atLine: Proportion?
    /// The share with somebody at the threshold that lets 1 % of all negatives alert.
    public let atOnePercent: Proportion?
    /// The thresholds that this group alone would give, and the recall of all positives there.
    public let onePercent: Int?
    public let recallAtOnePercent: Proportion?
    public let onePerMille: Int?
    public let recallAtOnePerMille: Proportion?
  }

  /// All figures of one ranker.
  public struct RankerFigures: Sendable {
    public let name: String
    /// The least scores, in the ranker's own measure, that let 1 % and 0.1 % of the negatives alert.
    public let onePercent: Int?
    public let onePerMille: Int?
    /// All positives but the weak kinds first, then by kind and by scripts.
    public let groups: [Group]
    public let negatives: [NegativeGroup]
  }

  /// The product beside another ranker, by kind.
  public struct Comparison: Sendable {
    public let ranker: String
    public let by: String
    public let name: String
    public let first: PairedComparison
    public let firstFive: PairedComparison
    /// At each ranker's own threshold of 1 % false alerts.
    public let atOnePercent: PairedComparison?
  }

  public let rankers: [RankerFigures]
  /// The first ranker beside each of the others.
  public let comparisons: [Comparison]
  public let positives: Int
  public let negatives: Int
  /// Answers that are on no list: such a question cannot be answered and counts as missed.
  public let unknownAnswers: Int
  /// 0 to 10,000.
  public let line: Int
  public let entries: Int

  init(rows: [Row], rankers: [String], line: Int, entries: Int) {
    self.line = line
    self.entries = entries
    positives = rows.count { !$0.question.isNegative }
    negatives = rows.count { $0.question.isNegative }
    unknownAnswers = rows.reduce(0) { $0 + $1.unknownAnswers }
    let figures = rankers.indices.map { Self.figures(rows, rankers[$0], $0) }
    self.rankers = figures
    comparisons = rankers.indices.dropFirst().flatMap { Self.comparisons(rows, figures, $0) }
  }

  private static func comparisons(
    _ rows: [Row], _ figures: [RankerFigures], _ other: Int
  ) -> [Comparison] {
    let rows = rows.filter { !$0.question.isNegative && !$0.question.isRankOnly }
    let thresholds = [figures[0].onePercent, figures[other].onePercent]
    func comparison(_ by: String, _ name: String, _ rows: [Row]) -> Comparison {
      let (ours, theirs) = (rows.map { $0.placings[0] }, rows.map { $0.placings[other] })
      func paired(_ isHit: (Placing, Int) -> Bool) -> PairedComparison {
        PairedComparison(ours, theirs, isHit)
      }
      return Comparison(
        ranker: figures[other].name, by: by, name: name,
        first: paired { placing, _ in placing.rank == 1 },
        firstFive: paired { placing, _ in (placing.rank ?? .max) <= 5 },
        atOnePercent: thresholds.contains(nil)
          ? nil
          : paired { placing, ranker in
            (placing.answerScore ?? .min) >= (thresholds[ranker] ?? .max)
              && placing.answerScore != nil
          })
    }
    return [comparison("all", "all", rows)]
      + grouped(rows, by: \.question.kind).map { comparison("kind", $0.name, $0.rows) }
  }

  private static func figures(_ rows: [Row], _ name: String, _ ranker: Int) -> RankerFigures {
    let positives = rows.filter { !$0.question.isNegative }
    let negatives = rows.filter { $0.question.isNegative }
    let strong = positives.filter { !$0.question.isRankOnly }
    func placings(_ rows: [Row]) -> [Placing] { rows.map { $0.placings[ranker] } }
    func thresholds(_ rows: [Row]) -> (onePercent: Int?, onePerMille: Int?) {
      let bests = placings(rows).map(\.bestScore)
      return (
        FalseAlertThreshold.score(
          bests, perMille: 10, minimum: FalseAlertThreshold.minimumForOnePercent),
        FalseAlertThreshold.score(
          bests, perMille: 1, minimum: FalseAlertThreshold.minimumForOnePerMille)
      )
    }
    let all = thresholds(negatives)
    func group(_ by: String, _ name: String, _ rows: [Row], isRankOnly: Bool = false) -> Group {
      Group(
        by: by, name: name,
        figures: RankFigures(
          placings(rows), onePercent: all.onePercent, onePerMille: all.onePerMille,
          isRankOnly: isRankOnly))
    }
    func negativeGroup(_ by: String, _ name: String, _ rows: [Row]) -> NegativeGroup {
      let own = thresholds(rows)
      let recall = RankFigures(
        placings(strong), onePercent: own.onePercent, onePerMille: own.onePerMille)
      let atLine = placings(rows).compactMap(\.isAnybodyAtLine)
      return NegativeGroup(
        by: by, name: name, count: rows.count,
        atLine: atLine.isEmpty ? nil : Proportion(atLine.count { $0 }, of: atLine.count),
        atOnePercent: all.onePercent.map { threshold in
          let alerts = placings(rows).count { $0.bestScore.map { $0 >= threshold } ?? false }
          return Proportion(alerts, of: rows.count)
        },
        onePercent: own.onePercent, recallAtOnePercent: recall.atOnePercent,
        onePerMille: own.onePerMille, recallAtOnePerMille: recall.atOnePerMille)
    }
    var groups = [group("all", "all", strong)]
    for (kind, rows) in Self.grouped(positives, by: \.question.kind) {
      groups.append(
        group("kind", kind, rows, isRankOnly: rows.allSatisfy(\.question.isRankOnly)))
    }
    for (pair, rows) in Self.grouped(strong, by: \.scriptPair) {
      groups.append(group("scripts", pair, rows))
    }
    var negativeGroups = [negativeGroup("all", "all", negatives)]
    for (kind, rows) in Self.grouped(negatives, by: \.question.kind) {
      negativeGroups.append(negativeGroup("kind", kind, rows))
    }
    for (script, rows) in Self.grouped(negatives, by: \.question.scripts) {
      negativeGroups.append(negativeGroup("script", script, rows))
    }
    for (by, name, rows) in Self.labelledGroups(strong) {
      groups.append(group(by, name, rows))
    }
    for (by, name, rows) in Self.labelledGroups(negatives) {
      negativeGroups.append(negativeGroup(by, name, rows))
    }
    return RankerFigures(
      name: name, onePercent: all.onePercent, onePerMille: all.onePerMille, groups: groups,
      negatives: negativeGroups)
  }

  /// The groups that the questions themselves name.
  private static func labelledGroups(
    _ rows: [Row]
  ) -> [(by: String, name: String, rows: [Row])] {
    let keys = unique(rows.flatMap { $0.question.groups.map(\.by) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return keys.flatMap { key in
      let rows = rows.filter { $0.question.groups.contains { $0.by == key } }
      return grouped(rows) { row in row.question.groups.first { $0.by == key }?.name ?? "" }
        .map { (by: key, name: $0.name, rows: $0.rows) }
    }
  }

  /// Groups in the order of their names' bytes.
  private static func grouped(
    _ rows: [Row], by key: (Row) -> String
  ) -> [(name: String, rows: [Row])] {
    Dictionary(grouping: rows, by: key)
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (name: $0.key, rows: $0.value) }
  }
}
