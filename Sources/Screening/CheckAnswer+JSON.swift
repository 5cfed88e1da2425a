import Evidence
import NameIndex
import NameMatching
import NameText
public import RecordStreams
public import Subjects

extension CheckAnswer {
  /// The answer as one JSON object.
  ///
  /// Editions are named by list, publication and hash, which are the same in every register; their
  /// numbers and the times of import are not.
  ///
  /// The same query, editions and engine give the same bytes on every machine.
  public var json: JSONValue {
    .object(
      (bundle?.json ?? []) + [
        JSONMember("query", query.json),
        JSONMember("outcome", .string(outcome.rawValue)),
        JSONMember("total", .number(total)),
        JSONMember("editions", .array(lists.map { $0.json(on: query.day) })),
        JSONMember("engine", .string(EngineVersion.text)),
        JSONMember("assumptions", query.assumptions.json),
        JSONMember("results", .array(resultsJSON)),
      ])
  }

  /// The bundle that the answer rests on; `nil` where it rests on a register or a file.
  public var bundle: BundleStanding? { lists.lazy.compactMap(\.bundle).first }

  /// The question in its canonical form, for whoever keeps a hash of it.
  public var queryText: String { query.json.text }

  /// The results alone, as they stand in a line of a batch.
  public var resultsJSON: [JSONValue] { results.map { $0.json(of: query) } }
}

extension CheckQuery {
  var json: JSONValue {
    var members = [JSONMember("name", .strings(subject.names.map(\.text)))]
    func add(_ name: String, _ values: [String]) {
      if !values.isEmpty { members.append(JSONMember(name, .strings(values))) }
    }
    if !subject.schema.isEmpty { members.append(JSONMember("schema", .string(subject.schema))) }
    add("birthDate", subject.births.map(\.text))
    add("birthPlace", subject.birthPlaces)
    add("nationality", subject.nationalities.map(\.code))
    add("gender", subject.genders.map(\.rawValue))
    add(
      "document",
      subject.documents.map { ($0.issuer.map { $0.code + ":" } ?? "") + $0.number })
    add("father", subject.fathers)
    add("mother", subject.mothers)
    add("grandfather", subject.grandfathers)
    members.append(JSONMember("purpose", .string(purpose)))
    members.append(JSONMember("threshold", .decimal(Double(line) / 10_000)))
    if let nameLine {
      members.append(JSONMember("name_threshold", .decimal(Double(nameLine) / 10_000)))
    }
    members.append(JSONMember("limit", .number(limit)))
    members.append(JSONMember("day", .string(day.text)))
    return .object(members)
  }
}

extension ListSnapshot {
  /// Days from the publication to a day; `nil` where it is not known when the list was published.
  public func ageDays(on day: PartialDate) -> Int? {
    published.flatMap { PartialDate($0) }.map { day.firstDay - $0.firstDay }
  }

  /// The list as an answer names it: its edition and its age on a day.
  public func json(on day: PartialDate) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      JSONMember("list", .string(list)),
      JSONMember("published", text(published)),
      JSONMember("age_days", ageDays(on: day).map { .number($0) } ?? .null),
      JSONMember("entries", .number(index.entryCount)),
      JSONMember("sha256", text(sha256)),
    ])
  }
}

extension CheckAnswer.Result {
  /// The name under which the entry is shown.
  public var caption: String { subject.names.first?.text ?? subject.id }

  func json(of query: CheckQuery) -> JSONValue {
    let language = query.language
    let reasons = judgement.reasons.filter { !$0.speaksAgainst }
    let against = judgement.reasons.filter(\.speaksAgainst)
    let members = [
      JSONMember("id", .string(subject.id)),
      JSONMember("list", .string(lists.first ?? "")),
      JSONMember("lists", .strings(lists)),
      JSONMember("caption", .string(caption)),
      JSONMember("schema", .string(subject.schema)),
      JSONMember("score", .decimal(Double(judgement.score) / 10_000)),
      JSONMember("name_score", .decimal(Double(judgement.nameScore) / 10_000)),
      JSONMember("weight_bits", .decimal(Double(judgement.milliBits) / 1_000)),
      JSONMember(
        "probability", estimate.map { .decimal(Double($0.probability) / 10_000) } ?? .null),
      JSONMember("prior", .number(query.assumptions.priorText)),
      JSONMember(
        "namesakes_expected", estimate.map { .decimal(Double($0.namesakes) / 10_000) } ?? .null),
      JSONMember(
        "namesakes_interval",
        estimate.map { estimate in
          .array(
            [estimate.namesakesLow, estimate.namesakesHigh].map { .decimal(Double($0) / 10_000) })
        } ?? .null),
      JSONMember("outcome", .string(outcome.rawValue)),
      JSONMember("removal_pending", .bool(isRemovalPending)),
      JSONMember("parts", .array(partsJSON)),
      JSONMember("missing", missingJSON),
      JSONMember("rules", rulesJSON(in: language)),
      JSONMember("reasons", .array(reasons.map { $0.json(in: language) })),
      JSONMember("against", .array(against.map { $0.json(in: language) })),
      JSONMember("ask_next", question?.json(in: language) ?? .null),
    ]
    return .object(members + rememberedJSON(in: language))
  }

  /// The two names aligned part by part, with what the letters cost.
  private var partsJSON: [JSONValue] {
    (judgement.names?.matches ?? []).map { match in
      .object([
        JSONMember("query", .string(judgement.names?.queryText(of: match) ?? "")),
        JSONMember("entry", .string(judgement.names?.entryText(of: match) ?? "")),
        JSONMember("letter_nats", .decimal(Double(match.distance) / 16)),
        JSONMember("letters", .array(lettersJSON(of: match))),
      ])
    }
  }

  /// The letters that were written otherwise, with what each costs.
  private func lettersJSON(of match: NameAgreement.Match) -> [JSONValue] {
    (judgement.names?.letterSteps(of: match) ?? []).filter { $0.cost > 0 }.map { step in
      .object([
        JSONMember("query", .string(step.query)), JSONMember("entry", .string(step.entry)),
        JSONMember("nats", .decimal(Double(step.cost) / 16)),
      ])
    }
  }

  /// The parts of each name that nothing in the other answers.
  private var missingJSON: JSONValue {
    .object([
      JSONMember("in_entry", .strings(judgement.names?.partsMissingInEntry ?? [])),
      JSONMember("in_query", .strings(judgement.names?.partsMissingInQuery ?? [])),
    ])
  }

  /// The rules of name grammar that changed how the two names were read.
  private func rulesJSON(in language: Language) -> JSONValue {
    func json(_ rules: [NameRule]) -> JSONValue {
      .array(
        rules.map { rule in
          .object([
            JSONMember("rule", .string(rule.rawValue)),
            JSONMember("says", .string(rule.says(in: language))),
          ])
        })
    }
    return .object([
      JSONMember("query", json(judgement.names?.query.name.rules ?? [])),
      JSONMember("entry", json(judgement.names?.entry.name.rules ?? [])),
    ])
  }
}

extension Question {
  fileprivate func json(in language: Language) -> JSONValue {
    .object([
      JSONMember("attribute", .string(attribute.rawValue)),
      JSONMember("expected_bits", .decimal(Double(expectedMilliBits) / 1_000)),
      JSONMember("says", .string(says(in: language))),
    ])
  }
}

extension Estimate.Assumptions {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("prior_one_in", .number(priorOneIn)),
      JSONMember("population", .string(population.title)),
      JSONMember("people", .number(population.people)),
    ])
  }
}

extension Reason {
  fileprivate func json(in language: Language) -> JSONValue {
    .object([
      JSONMember("kind", .string(kind.rawValue)),
      JSONMember("finding", .string(finding.rawValue)),
      JSONMember("query", .string(query)),
      JSONMember("entry", .string(entry)),
      JSONMember("bits", .decimal(Double(milliBits) / 1_000)),
      JSONMember("says", .string(says(in: language))),
    ])
  }
}
