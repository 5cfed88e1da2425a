import RecordStreams
import Subjects

/// An entry in a bundle: a subject as one line of JSON, everything that the index and an answer
/// need, and no more.
///
/// What is empty is left out. Equal subjects give equal lines, and a line gives back the very
/// subject: `subject(of: bytes(of: subject)) == subject`.
enum SubjectLine {
  /// The line without its end.
  static func bytes(of subject: Subject) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    json(of: subject).write(into: &bytes)
    return bytes
  }

  /// The line as a value.
  static func json(of subject: Subject) -> JSONValue {
    var members = [JSONMember("id", .string(subject.id))]
    func add(_ name: String, _ values: [JSONValue]) {
      if !values.isEmpty { members.append(JSONMember(name, .array(values))) }
    }
    if !subject.schema.isEmpty { members.append(JSONMember("schema", .string(subject.schema))) }
    members.append(JSONMember("kind", .string(subject.kind.rawValue)))
    add("names", subject.names.map { .strings([$0.quality.rawValue, $0.text]) })
    add("births", subject.births.map { .string($0.text) })
    add("genders", subject.genders.map { .string($0.rawValue) })
    add("nationalities", subject.nationalities.map { .string($0.code) })
    add("birth_places", subject.birthPlaces.map(JSONValue.string))
    add(
      "documents",
      subject.documents.map { .strings([$0.kind.rawValue, $0.issuer?.code ?? "", $0.number]) })
    add("fathers", subject.fathers.map(JSONValue.string))
    add("mothers", subject.mothers.map(JSONValue.string))
    add("grandfathers", subject.grandfathers.map(JSONValue.string))
    return .object(members)
  }

  /// The subject of a line; `nil` where the line is none of ours.
  static func subject(of bytes: [UInt8]) -> Subject? {
    // Why it is no JSON does not matter: the digest of the lines was right, so a newer program
    // wrote it.
    (try? JSONValue(parsing: bytes)).flatMap(subject(ofJSON:))
  }

  /// The subject of a line's value; `nil` where it is none of ours.
  static func subject(ofJSON json: JSONValue) -> Subject? {
    guard let id = json["id"]?.string,
      let kind = json["kind"]?.string.flatMap(Subject.Kind.init(rawValue:)),
      let names = json.elements("names", read: name),
      let births = json.texts("births", read: { PartialDate($0) }),
      let genders = json.texts("genders", read: Subject.Gender.init(rawValue:)),
      let nationalities = json.texts("nationalities", read: { Country($0) }),
      let birthPlaces = json.texts("birth_places", read: \.self),
      let documents = json.elements("documents", read: document),
      let fathers = json.texts("fathers", read: \.self),
      let mothers = json.texts("mothers", read: \.self),
      let grandfathers = json.texts("grandfathers", read: \.self)
    else { return nil }
    var subject = Subject(id: id, kind: kind, names: names)
    subject.schema = json["schema"]?.string ?? ""
    subject.births = births
    subject.genders = genders
    subject.nationalities = nationalities
    subject.birthPlaces = birthPlaces
    subject.documents = documents
    subject.fathers = fathers
    subject.mothers = mothers
    subject.grandfathers = grandfathers
    return subject
  }

  private static func name(_ json: JSONValue) -> Subject.Name? {
    guard let parts = json.array, parts.count == 2, let text = parts[1].string,
      let quality = parts[0].string.flatMap(Subject.NameQuality.init(rawValue:))
    else { return nil }
    return Subject.Name(text, quality: quality)
  }

  private static func document(_ json: JSONValue) -> Identifier? {
    guard let parts = json.array, parts.count == 3, let issuer = parts[1].string,
      let kind = parts[0].string.flatMap(Identifier.Kind.init(rawValue:)),
      let number = parts[2].string
    else { return nil }
    let country = Country(issuer)
    guard issuer.isEmpty || country != nil else { return nil }
    return Identifier(kind: kind, issuer: country, number: number)
  }
}

extension JSONValue {
  /// The elements of a member, each read; empty where there is no such member, `nil` where one of
  /// them cannot be read.
  fileprivate func elements<Value>(
    _ name: String, read: (JSONValue) -> Value?
  ) -> [Value]? {
    guard let member = self[name] else { return [] }
    guard let elements = member.array else { return nil }
    let values = elements.compactMap(read)
    return values.count == elements.count ? values : nil
  }

  fileprivate func texts<Value>(_ name: String, read: (String) -> Value?) -> [Value]? {
    elements(name) { $0.string.flatMap(read) }
  }
}
