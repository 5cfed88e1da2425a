import Access
import Evidence
import RecordStreams
import Register
import Subjects

/// The question of a check as the audit has it, and how to ask it again.
struct RecordedQuestion {
  private let record: AuditRecord
  private let facts: JSONValue
  private let assumptions: Estimate.Assumptions

  /// A reason as an error.
  struct Failure: Error {
    let reason: ReplayCheck.Reason
  }

  init(_ record: AuditRecord, assumptions: Estimate.Assumptions) {
    self.record = record
    facts = record.facts
    self.assumptions = assumptions
  }

  /// SHA-256 of the bytes of the answer, in hexadecimal digits.
  var answerHash: String { facts["answer_sha256"]?.string ?? "" }

  /// In the order of the answer.
  var editions: [PinnedEdition] {
    (facts["editions"]?.array ?? []).compactMap { PinnedEdition($0) }
  }

  /// Why it cannot be asked again, whoever was asked for; `nil` where it can.
  var hindrance: ReplayCheck.Reason? {
    let form = facts["form"]?.string ?? ""
    if form != RecordedCheck.checkForm, ExampleQuestion.Form(rawValue: form) == nil {
      return .form(form)
    }
    let engine = facts["engine"]?.string ?? ""
    if engine != EngineVersion.text { return .engine(then: engine, now: EngineVersion.text) }
    if form == RecordedCheck.checkForm,
      facts["asked"]?["assumptions"]?.string != assumptions.hash
    {
      return .assumptions
    }
    let all = facts["editions"]?.array?.count
    return editions.isEmpty || editions.count != all ? .notUnderstood : nil
  }

  /// What was asked, in one of the forms.
  enum Asked {
    case check(CheckQuery)
    case example(ExampleQuestion)

    func answer(
      of lists: [ListSnapshot], under rules: CheckRules, in register: RegisterFile
    ) throws -> ReplayedAnswer {
      switch self {
      case .check(let query):
        ReplayedAnswer(json: ScreenSubject.check(query, in: lists, under: rules).json)
      case .example(let question):
        ReplayedAnswer(
          json: try ExampleAnswer(question, of: lists, under: rules, in: register).json)
      }
    }
  }

  /// The rules as they were: the policy by its hash, and what was decided by then.
  func rules(for lists: [ListSnapshot], in register: RegisterFile) throws -> CheckRules {
    guard let hash = facts["policy"]?.string, let text = try register.policyVersion(hash),
      let policy = try? Policy(text: text)  // What is kept under a hash was a policy.
    else { return .none }
    return try CheckRules(in: register, lists: lists, policy: policy, knownAt: record.made)
  }

  /// What was asked, from what is kept or from what was given.
  func asked(given: JSONValue?, key: QueryKey) -> Result<Asked, Failure> {
    guard let form = ExampleQuestion.Form(rawValue: facts["form"]?.string ?? "") else {
      return query(given: given, key: key).map(Asked.check)
    }
    return example(given: given, key: key).flatMap { example in
      guard let asked = facts["asked"], let purpose = record.purpose,
        let question = ExampleQuestion(
          form: form, example: example, purpose: purpose, asked: asked)
      else { return failure(.notUnderstood) }
      return .success(.example(question))
    }
  }

  /// The example, from what is kept, or from what was given once it is shown to be the one.
  private func example(given: JSONValue?, key: QueryKey) -> Result<CleanedQuery, Failure> {
    if let given {
      guard let example = try? CleanedQuery(json: given["query"] ?? given),
        key.hash(of: example.json.text) == facts["query_hash"]?.string
      else { return failure(.otherQuery) }
      return .success(example)
    }
    guard case .kept(let text, _, _) = record.personal else {
      return failure(.queryNeeded(isPurged: record.personal == .purged))
    }
    // What is kept was written by us; a newer program may have written more than we know.
    let json = try? JSONValue(parsing: text)
    guard let example = json?["example"].flatMap({ try? CleanedQuery(json: $0) }) else {
      return failure(.notUnderstood)
    }
    return .success(example)
  }

  /// The question, from what is kept or from what was given.
  func query(given: JSONValue?, key: QueryKey) -> Result<CheckQuery, Failure> {
    if let given { return query(given, key: key) }
    guard case .kept(let text, _, _) = record.personal else {
      return failure(.queryNeeded(isPurged: record.personal == .purged))
    }
    // What is kept was written by us; a newer program may have written more than we know.
    let json = try? JSONValue(parsing: text)
    guard let subject = json.flatMap(CheckQuery.subject(ofPersonal:)),
      let query = query(of: subject)
    else { return failure(.notUnderstood) }
    return .success(query)
  }

  /// The question given, once it is shown to be the one that was asked.
  private func query(_ given: JSONValue, key: QueryKey) -> Result<CheckQuery, Failure> {
    let expected = facts["query_hash"]?.string
    let canonical = given["query"] ?? given
    if key.hash(of: canonical.text) == expected {
      guard let subject = Subject(canonicalQuery: canonical), let query = query(of: subject),
        query.json.text == canonical.text
      else { return failure(.notUnderstood) }
      return .success(query)
    }
    // A row that cannot be read is not the question that was asked.
    guard let row = try? BatchRow(json: given), let subject = Self.subject(of: row),
      let query = query(of: subject), key.hash(of: query.json.text) == expected
    else { return failure(.otherQuery) }
    return .success(query)
  }

  /// As a batch understood the row: attributes that cannot be read are left out.
  private static func subject(of row: BatchRow) -> Subject? {
    var remarks: [QueryError] = []
    return try? row.form.subject(remarks: &remarks)  // Why not does not matter here.
  }

  private func query(of subject: Subject) -> CheckQuery? {
    guard let asked = facts["asked"], let purpose = record.purpose else { return nil }
    return CheckQuery(
      subject: subject, purpose: purpose, asked: asked, assumptions: assumptions)
  }

  private func failure<Value>(_ reason: ReplayCheck.Reason) -> Result<Value, Failure> {
    .failure(Failure(reason: reason))
  }
}

extension Subject {
  /// The person of a question in its canonical form (`CheckAnswer.queryText`); `nil` where it holds
  /// what we do not know.
  init?(canonicalQuery json: JSONValue) {
    func texts(_ name: String) -> [String] { (json[name]?.array ?? []).compactMap(\.string) }
    var schema = ""
    var kind = Kind.other
    if let name = json["schema"]?.string {
      guard let known = Schema.named(name) else { return nil }
      (schema, kind) = (known.name, Kind(schema: known.name))
    }
    self.init(kind: kind, names: texts("name").map { Name($0) })
    self.schema = schema
    births = texts("birthDate").compactMap { PartialDate($0) }
    birthPlaces = texts("birthPlace")
    nationalities = texts("nationality").compactMap { Country($0) }
    genders = texts("gender").compactMap { Gender(rawValue: $0) }
    documents = texts("document").compactMap { Identifier(query: $0) }
    fathers = texts("father")
    mothers = texts("mother")
    grandfathers = texts("grandfather")
  }
}
