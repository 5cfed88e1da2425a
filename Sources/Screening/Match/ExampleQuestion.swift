import Evidence
import RecordStreams
import Register
public import Subjects

/// A question by example, as the compatible API asks: whom, on which lists, what is left out, and in
/// which form the answer is given.
///
/// The same question, of the same editions under the same rules, has the same bytes of answer.
public struct ExampleQuestion: Sendable {
  /// The forms of an answer.
  public enum Form: String, Sendable {
    /// As `/match` gives it for one query.
    case match
    /// As reconciliation gives it for one row.
    case reconcile
  }

  public var form: Form
  public var example: CleanedQuery
  /// The names of the lists that are looked at, of those that are pinned.
  public var scope: [String]
  /// Of the lists that are pinned, those that are match-only: of their entries nothing is shown but
  /// who they are.
  public var closed: [String]
  public var filter: MatchFilter
  /// The score, in 1/10,000, from which a result is shown.
  public var line: Int
  /// The score, in 1/10,000, from which a result is called a match.
  public var threshold: Int
  public var limit: Int
  /// A code of the policy.
  public var purpose: String
  public var day: PartialDate

  public init(
    form: Form, example: CleanedQuery, scope: [String], closed: [String] = [],
    filter: MatchFilter = MatchFilter(), line: Int, threshold: Int = 7_000, limit: Int,
    purpose: String, day: PartialDate
  ) {
    self.form = form
    self.example = example
    self.scope = scope
    self.closed = closed
    self.filter = filter
    self.line = line
    self.threshold = threshold
    self.limit = limit
    self.purpose = purpose
    self.day = day
  }

  /// The question in its canonical form, for whoever keeps a hash of it.
  public var text: String { example.json.text }

  /// The most names of one example that are looked for.
  private static let nameLimit = 32

  /// Who is asked for.
  var subject: Subject {
    var subject = Subject(example.entity)
    subject.id = ""
    let given = subject.names
    let composed = ComposedNames.names(from: example.properties)
      .filter { name in !given.contains { $0.text == name } }.map { Subject.Name($0) }
    let hasName = !example.properties["name"].isEmpty
    subject.names = Array((hasName ? given + composed : composed + given).prefix(Self.nameLimit))
    return subject
  }
}

extension ExampleQuestion {
  /// How it was asked, without the person, as the audit keeps it.
  var asked: [JSONMember] {
    [
      JSONMember("line", .number(line)), JSONMember("threshold", .number(threshold)),
      JSONMember("limit", .number(limit)), JSONMember("day", .string(day.text)),
      JSONMember("scope", .strings(scope)), JSONMember("closed", .strings(closed)),
    ] + filter.members
  }

  /// Who was asked for, as the audit keeps it apart from the chain.
  var personal: JSONValue { .object([JSONMember("example", example.json)]) }

  /// The question of a record.
  ///
  /// - Returns: `nil` where `asked` cannot be understood.
  init?(form: Form, example: CleanedQuery, purpose: String, asked: JSONValue) {
    func texts(_ name: String) -> [String] { (asked[name]?.array ?? []).compactMap(\.string) }
    guard let line = asked["line"]?.integer, let threshold = asked["threshold"]?.integer,
      let limit = asked["limit"]?.integer,
      let day = asked["day"]?.string.flatMap({ PartialDate($0) })
    else { return nil }
    self.init(
      form: form, example: example, scope: texts("scope"), closed: texts("closed"),
      filter: MatchFilter(asked), line: line, threshold: threshold, limit: limit,
      purpose: purpose, day: day)
  }
}
