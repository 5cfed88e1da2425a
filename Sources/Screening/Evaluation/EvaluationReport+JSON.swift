public import RecordStreams

extension EvaluationReport {
  /// All figures; the same files, lists and engine give the same bytes on every machine.
  public var json: JSONValue {
    .object([
      JSONMember("engine", .string(EngineVersion.text)),
      JSONMember("entries", .number(entries)),
      JSONMember("positives", .number(positives)),
      JSONMember("negatives", .number(negatives)),
      JSONMember("unknown_answers", .number(unknownAnswers)),
      JSONMember("threshold", .decimal(Double(line) / 10_000)),
      JSONMember("rankers", .array(rankers.map(\.json))),
      JSONMember("comparisons", .array(comparisons.map(\.json))),
    ])
  }
}

extension EvaluationReport.RankerFigures {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("name", .string(name)),
      JSONMember("score_at_1_percent", number(onePercent)),
      JSONMember("score_at_0_1_percent", number(onePerMille)),
      JSONMember("positives", .array(groups.map(\.json))),
      JSONMember("negatives", .array(negatives.map(\.json))),
    ])
  }
}

extension EvaluationReport.Group {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("by", .string(by)), JSONMember("group", .string(name)),
      JSONMember("count", .number(figures.count)),
      JSONMember("first", figures.first.json),
      JSONMember("first_5", figures.firstFive.json),
      JSONMember("first_20", figures.firstTwenty.json),
      JSONMember("at_1_percent", figures.atOnePercent?.json ?? .null),
      JSONMember("at_0_1_percent", figures.atOnePerMille?.json ?? .null),
      JSONMember("at_line", figures.atLine?.json ?? .null),
    ])
  }
}

extension EvaluationReport.NegativeGroup {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("by", .string(by)), JSONMember("group", .string(name)),
      JSONMember("count", .number(count)),
      JSONMember("at_line", atLine?.json ?? .null),
      JSONMember("at_1_percent", atOnePercent?.json ?? .null),
      JSONMember("score_at_1_percent", number(onePercent)),
      JSONMember("recall_at_1_percent", recallAtOnePercent?.json ?? .null),
      JSONMember("score_at_0_1_percent", number(onePerMille)),
      JSONMember("recall_at_0_1_percent", recallAtOnePerMille?.json ?? .null),
    ])
  }
}

extension EvaluationReport.Comparison {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("ranker", .string(ranker)), JSONMember("by", .string(by)),
      JSONMember("group", .string(name)), JSONMember("count", .number(first.count)),
      JSONMember("first", first.json), JSONMember("first_5", firstFive.json),
      JSONMember("at_1_percent", atOnePercent?.json ?? .null),
    ])
  }
}

extension PairedComparison {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("won", .number(won)), JSONMember("lost", .number(lost)),
      JSONMember("difference", difference.map(JSONValue.decimal) ?? .null),
      JSONMember("low", interval.map { .decimal($0.lowerBound) } ?? .null),
      JSONMember("high", interval.map { .decimal($0.upperBound) } ?? .null),
    ])
  }
}

/// `Int.min` is the threshold below everything: it stands as null too, for every score reaches it.
private func number(_ value: Int?) -> JSONValue {
  value.flatMap { $0 == .min ? nil : .number($0) } ?? .null
}

extension Proportion {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("count", .number(successes)),
      JSONMember("share", share.map(JSONValue.decimal) ?? .null),
      JSONMember("low", interval.map { .decimal($0.lowerBound) } ?? .null),
      JSONMember("high", interval.map { .decimal($0.upperBound) } ?? .null),
    ])
  }
}
