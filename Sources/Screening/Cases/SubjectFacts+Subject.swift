import NameText
public import RecordStreams
public import Register
public import Subjects

extension SubjectFacts {
  /// The facts of a person as asked for: names in normal form, births, documents.
  public init(_ subject: Subject) {
    self.init(
      names: subject.names.map(\.text), births: subject.births.map(\.text),
      identifiers: subject.documents)
  }

  /// The facts of a question as an alert keeps it; an empty one where it is no question.
  public init(query: JSONValue) {
    func texts(_ name: String) -> [String] {
      query[name]?.array?.compactMap(\.string) ?? []
    }
    self.init(
      names: texts("name"), births: texts("birthDate"),
      identifiers: texts("document").compactMap { Identifier(query: $0) })
  }

  private init(names: [String], births: [String], identifiers: [Identifier]) {
    self.init(
      names: names.map(Self.normalForm), births: births,
      documents: identifiers.map { ($0.issuer?.code ?? "") + ":" + $0.key })
  }

  /// The words of a name in normal form, in their order.
  private static func normalForm(_ name: String) -> String {
    NormalForm.words(of: name).map { word in
      var text = ""
      for letter in word { text.unicodeScalars.append(letter.scalar) }
      return text
    }.joined(separator: " ")
  }
}

extension EntryFacts {
  /// What a list says of an entry, as far as matching looks at it.
  ///
  /// The order in which a list writes names and documents does not count.
  public init(_ entry: Subject) {
    func sorted(_ values: [String]) -> JSONValue { .strings(values.sorted()) }
    let value = JSONValue.object([
      JSONMember("id", .string(entry.id)), JSONMember("schema", .string(entry.schema)),
      JSONMember("names", sorted(entry.names.map { $0.quality.rawValue + " " + $0.text })),
      JSONMember("births", sorted(entry.births.map(\.text))),
      JSONMember("genders", sorted(entry.genders.map(\.rawValue))),
      JSONMember("nationalities", sorted(entry.nationalities.map(\.code))),
      JSONMember("birth_places", sorted(entry.birthPlaces)),
      JSONMember(
        "documents",
        sorted(
          entry.documents.map { "\($0.kind.rawValue) \($0.issuer?.code ?? "") \($0.number)" })),
      JSONMember("fathers", sorted(entry.fathers)), JSONMember("mothers", sorted(entry.mothers)),
      JSONMember("grandfathers", sorted(entry.grandfathers)),
    ])
    self.init(text: value.text)
  }
}
