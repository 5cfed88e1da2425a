import Screening

/// The figures of an evaluation in columns.
struct EvaluationText {
  private let report: EvaluationReport

  init(_ report: EvaluationReport) { self.report = report }

  var text: String {
    let head =
      "\(report.positives) questions with an answer and \(report.negatives) without, "
      + "\(report.entries) entries, \(EngineVersion.text).\n"
      + "Percent, with the 95 % interval. “all” is without the weak kinds, which are ranked only."
    var parts = [head]
    for (place, ranker) in report.rankers.enumerated() {
      parts.append(text(ranker, isBrief: place > 0))
    }
    if !report.comparisons.isEmpty { parts.append(comparisons) }
    return parts.joined(separator: "\n\n")
  }

  private var comparisons: String {
    var rows = [["tabayyun beside", "kind", "n", "first", "in 5", "at 1 % FA"]]
    for comparison in report.comparisons where comparison.first.count > 0 {
      rows.append([
        comparison.ranker, comparison.name, "\(comparison.first.count)",
        Self.text(comparison.first), Self.text(comparison.firstFive),
        comparison.atOnePercent.map(Self.text) ?? "—",
      ])
    }
    return "Paired: questions that only tabayyun answers, and only the other; the difference in "
      + "points.\n\n" + Columns.text(rows)
  }

  /// A comparison as `+52 −3 (3.1 to 6.0)`.
  private static func text(_ paired: PairedComparison) -> String {
    guard let interval = paired.interval else { return "—" }
    let counts = "+\(paired.won) −\(paired.lost)"
    return counts + " (\(tenths(interval.lowerBound)) to \(tenths(interval.upperBound)))"
  }

  /// - Parameter isBrief: for baselines: kinds alone, and negatives by whether they are namesakes.
  private func text(_ ranker: EvaluationReport.RankerFigures, isBrief: Bool) -> String {
    func isShown(_ by: String, amongPositives: Bool) -> Bool {
      !isBrief || by == "all" || by == (amongPositives ? "kind" : "namesake")
    }
    let line = "\(report.line / 100)"
    var rows = [
      [ranker.name, "n", "first", "in 5", "in 20", "at 1 % FA", "at 0.1 % FA", "at line .\(line)"]
    ]
    for group in ranker.groups
    where group.figures.count > 0 && isShown(group.by, amongPositives: true) {
      let figures = group.figures
      rows.append(
        [Self.label(group.by, group.name), "\(figures.count)"]
          + [
            figures.first, figures.firstFive, figures.firstTwenty, figures.atOnePercent,
            figures.atOnePerMille, figures.atLine,
          ].map(Self.text))
    }
    var parts = [Columns.text(rows) + "\n" + thresholds(ranker)]
    var negatives = [
      [
        "without an answer", "n", "at line .\(line)", "at 1 % FA", "all at its 1 % FA",
        "all at its 0.1 % FA",
      ]
    ]
    for group in ranker.negatives
    where group.count > 0 && isShown(group.by, amongPositives: false) {
      negatives.append([
        Self.label(group.by, group.name), "\(group.count)", Self.text(group.atLine),
        Self.text(group.atOnePercent),
        Self.text(group.recallAtOnePercent), Self.text(group.recallAtOnePerMille),
      ])
    }
    if negatives.count > 1 { parts.append(Columns.text(negatives)) }
    return parts.joined(separator: "\n\n")
  }

  /// From which score 1 % and 0.1 % of all negatives alert, in the ranker's own measure.
  private func thresholds(_ ranker: EvaluationReport.RankerFigures) -> String {
    func text(_ score: Int?, _ share: String) -> String {
      guard let score else { return "\(share) FA not told: too few without an answer" }
      return "\(share) FA from " + (score == .min ? "no score at all" : "\(score)")
    }
    return text(ranker.onePercent, "1 %") + "; " + text(ranker.onePerMille, "0.1 %")
  }

  /// A share as `93.4 (92.0–94.7)`.
  private static func text(_ proportion: Proportion?) -> String {
    guard let proportion, let share = proportion.share, let interval = proportion.interval else {
      return "—"
    }
    return "\(tenths(share)) (\(tenths(interval.lowerBound))–\(tenths(interval.upperBound)))"
  }

  private static func label(_ by: String, _ name: String) -> String {
    ["all", "kind", "scripts", "script"].contains(by) ? name : "\(by): \(name)"
  }

  private static func tenths(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    return (tenths < 0 ? "−" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
