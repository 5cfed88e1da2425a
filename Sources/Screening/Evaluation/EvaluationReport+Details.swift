import RecordStreams

extension EvaluationReport.Row {
  /// How the question came out, without a word of the question itself: for whoever looks for what
  /// is missed, or compares two runs question by question.
  func json(rankers: [String]) -> JSONValue {
    .object([
      JSONMember("file", .number(question.file)), JSONMember("line", .number(question.line)),
      JSONMember("key", .string(question.key)), JSONMember("kind", .string(question.kind)),
      JSONMember("scripts", .string(scriptPair)),
      JSONMember(
        "rankers",
        .object(zip(rankers, placings).map { JSONMember($0, $1.json) })),
    ])
  }
}

extension Placing {
  fileprivate var json: JSONValue {
    func number(_ value: Int?) -> JSONValue { value.map { .number($0) } ?? .null }
    func bool(_ value: Bool?) -> JSONValue { value.map { .bool($0) } ?? .null }
    return .object([
      JSONMember("rank", number(rank)), JSONMember("answer_score", number(answerScore)),
      JSONMember("best_score", number(bestScore)),
      JSONMember("answer_at_line", bool(isAnswerAtLine)),
      JSONMember("anybody_at_line", bool(isAnybodyAtLine)),
    ])
  }
}
