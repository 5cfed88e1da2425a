import NameText
public import RecordStreams
public import Subjects

/// Why a question cannot be understood.
///
/// Words for people stand in `says`.
public enum QueryError: Error, Equatable, Sendable {
  /// No name was given, or only white space and signs.
  case noName
  /// A name has more than 10,000 characters.
  case nameTooLong(count: Int)
  /// A field holds what it cannot hold.
  case unreadable(field: String, value: String, expected: String)
  /// The row is no JSON object, or no row with a header.
  case notARow(String)

  /// What is wrong and what would mend it, in English; it repeats no personal data but the field
  /// that is at fault.
  public var says: String {
    switch self {
    case .noName: "no name: give `name` at least one letter"
    case .nameTooLong(let count): "a name of \(count) characters: at most 10,000 are read"
    case .unreadable(let field, let value, let expected):
      "\(field) «\(value.prefix(40))»: \(expected) is expected"
    case .notARow(let reason): "not a row: \(reason)"
    }
  }
}

/// A question as it is written: on the command line, in a row of a batch.
public struct QueryForm: Sendable {
  public var names: [String] = []
  public var schema: String?
  public var birth: String?
  public var birthPlace: String?
  public var nationality: String?
  public var gender: String?
  public var document: String?
  public var father: String?
  public var mother: String?
  public var grandfather: String?

  public init() {}

  /// The subject that is asked for; an attribute that cannot be read is an error.
  public func subject() throws(QueryError) -> Subject {
    var remarks: [QueryError] = []
    let subject = try subject(remarks: &remarks)
    if let first = remarks.first { throw first }
    return subject
  }

  /// The subject that is asked for.
  ///
  /// An attribute that cannot be read is left out and told of in `remarks`: it speaks neither for
  /// nor against anybody, like one that was not given.
  public func subject(remarks: inout [QueryError]) throws(QueryError) -> Subject {
    for name in self.names + [birthPlace, father, mother, grandfather].compactMap({ $0 })
    where name.count > 10_000 {
      throw .nameTooLong(count: name.count)
    }
    // What is left of a name in normal form is what can be searched for.
    let names = names.flatMap(NameField.names).filter { !ParsedName($0).tokens.isEmpty }
    guard !names.isEmpty else { throw .noName }
    var subject = Subject(kind: .other, names: names.map { Subject.Name($0) })
    if let schema = Self.given(schema) {
      guard let known = Schema.named(schema), known.isA("Thing") else {
        throw .unreadable(field: "schema", value: schema, expected: "Person or Organization")
      }
      subject.schema = known.name
      subject.kind = Subject.Kind(schema: known.name)
    }
    addAttributes(to: &subject, &remarks)
    return subject
  }

  private func addAttributes(to subject: inout Subject, _ remarks: inout [QueryError]) {
    subject.births = Self.read(
      birth, "birthDate", "1971, 1971-03, 1971-03-02, ~1971 or 1968..1972", &remarks
    ) { PartialDate.asked($0) }
    subject.birthPlaces = Self.given(birthPlace).map { [$0] } ?? []
    subject.nationalities = Self.read(
      nationality, "nationality", "an ISO code or a country's name", &remarks
    ) { Country($0) }
    subject.genders = Self.read(gender, "gender", "m or f", &remarks) { Subject.Gender($0) }
    subject.documents = Self.read(document, "document", "[ISSUER:]NUMBER", &remarks) {
      Identifier(query: $0)
    }
    subject.fathers = Self.given(father).map { [$0] } ?? []
    subject.mothers = Self.given(mother).map { [$0] } ?? []
    subject.grandfathers = Self.given(grandfather).map { [$0] } ?? []
  }

  private static func given(_ text: String?) -> String? {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
    return text
  }

  private static func read<Value>(
    _ text: String?, _ field: String, _ expected: String, _ remarks: inout [QueryError],
    _ read: (String) -> Value?
  ) -> [Value] {
    guard let text = given(text) else { return [] }
    guard let value = read(text) else {
      remarks.append(.unreadable(field: field, value: text, expected: expected))
      return []
    }
    return [value]
  }
}

/// A row of a batch: a question with the key under which its answer is wanted.
public struct BatchRow: Sendable {
  public var key: JSONValue
  public var purpose: String?
  public var form: QueryForm
  /// Keys of the row that mean nothing here.
  public var ignored: [String]
}

extension BatchRow {
  /// Reads a JSON object with the keys `key`, `name` (a string or several), `schema`, `birthDate`,
  /// `birthPlace`, `nationality`, `gender`, `document`, `father`, `mother`, `grandfather`, `purpose`.
  public init(json: JSONValue) throws(QueryError) {
    guard let members = json.members else { throw .notARow("a JSON object is expected") }
    self.init(key: .null, purpose: nil, form: QueryForm(), ignored: [])
    for member in members {
      switch (member.name, member.value) {
      case ("key", let value): key = value
      case ("name", .array(let values)): form.names = values.compactMap(\.string)
      case (let name, .string(let text)): set(name, text)
      case (let name, .number(let digits)): set(name, digits)
      case (_, .null): break
      case (let name, _):
        guard Self.fields.contains(name) else {
          ignored.append(name)
          continue
        }
        throw .unreadable(field: name, value: member.value.text, expected: "a string")
      }
    }
  }

  /// Reads the fields of a row whose columns have these names.
  public init(fields: [String], columns: [String]) throws(QueryError) {
    self.init(key: .null, purpose: nil, form: QueryForm(), ignored: [])
    guard fields.count <= columns.count else {
      throw .notARow("\(fields.count) fields under \(columns.count) headings")
    }
    for (column, field) in zip(columns, fields) where !field.isEmpty {
      if column == "key" { key = .string(field) } else { set(column, field) }
    }
  }

  static let fields: Set<String> = [
    "key", "name", "schema", "birthDate", "birthPlace", "nationality", "gender", "document",
    "father", "mother",
    "grandfather", "purpose",
  ]

  private mutating func set(_ name: String, _ text: String) {
    switch name {
    case "name": form.names.append(text)
    case "schema": form.schema = text
    case "birthDate": form.birth = text
    case "birthPlace": form.birthPlace = text
    case "nationality": form.nationality = text
    case "gender": form.gender = text
    case "document": form.document = text
    case "father": form.father = text
    case "mother": form.mother = text
    case "grandfather": form.grandfather = text
    case "purpose": purpose = text
    default: ignored.append(name)
    }
  }
}
