import Evidence
import NameIndex
import NameMatching
import NameText
import Screening
import Subjects
import TestSupport
import RecordStreams
import Testing

private let given = ["Mohammed", "محمد", "Khalid", "خالد", "Omar", "Ali", "علي", "Yusuf", "Nasir"]
private let family = [
  "al-Zarqani", "الزرقاني", "Hashimi", "الهاشمي", "Tikriti", "Wardak", "Ben Ali",
]

private func person(_ generator: inout SeededGenerator, id: String) -> Subject {
  func name() -> String {
    let first = given.randomElement(using: &generator) ?? ""
    let second = given.randomElement(using: &generator) ?? ""
    return [first, second, family.randomElement(using: &generator) ?? ""].joined(separator: " ")
  }
  var subject = Subject(id: id, names: [.init(name())])
  subject.schema = "Person"
  if Bool.random(using: &generator) { subject.names.append(.init(name(), quality: .weak)) }
  let births = ["1971-03-02", "1971", "~1970", "1985-12-01", "1985", "1405", "1971-01-01"]
  if Bool.random(using: &generator), let birth = births.randomElement(using: &generator) {
    subject.births = [birth].compactMap { PartialDate($0) }
  }
  if Bool.random(using: &generator) {
    subject.nationalities = [["iq", "sy"].randomElement(using: &generator) ?? ""]
      .compactMap { Country($0) }
  }
  if Int.random(in: 0..<4, using: &generator) == 0 {
    let number = ["AO123456", "A0123456", "A0132456", "A1", "A2"].randomElement(using: &generator)
    subject.documents = [Identifier(issuer: Country("iq"), number: number ?? "")].compactMap { $0 }
  }
  if Int.random(in: 0..<3, using: &generator) == 0 {
    subject.birthPlaces = [
      ["Mosul", "الموصل", "Kirkuk, Iraq"].randomElement(using: &generator) ?? ""
    ]
    subject.fathers = [given.randomElement(using: &generator) ?? ""]
  }
  return subject
}

/// Every entry judged by the definition.
private func exhaustive(_ query: CheckQuery, _ list: [Subject]) -> [String] {
  list.map { (subject: $0, judgement: Judgement(query: query.subject, entry: $0)) }
    .filter {
      $0.judgement.outcome(line: query.line) != .none
    }
    .map { "\($0.subject.id) \($0.judgement.score) \($0.judgement.milliBits)" }.sorted()
}

@Test func `a check finds exactly what judging every entry finds`() throws {
  let day = try #require(PartialDate("2026-01-01"))
  try forAll(
    { generator in
      let list = (0..<30).map { person(&generator, id: "x:\($0)") }
      return (list, person(&generator, id: ""), Int.random(in: 1_000...9_500, using: &generator))
    }, count: 150
  ) { list, asked, line in
    let query = CheckQuery(
      subject: asked, purpose: "test", day: day, line: line, limit: 1_000)
    let snapshot = try ListSnapshot.compiled(list, named: "x")
    let answer = ScreenSubject.check(query, in: [snapshot])
    let found = answer.results
      .map { "\($0.subject.id) \($0.judgement.score) \($0.judgement.milliBits)" }.sorted()
    return found == exhaustive(query, list) && answer.total == found.count
  }
}

@Test func `an id on two lists is one entry on two lists`() throws {
  let day = try #require(PartialDate("2026-01-01"))
  let subject = Subject(id: "same", names: [.init("Khalid Omar Zarqani")])
  let lists = try ["a", "b"].map { try ListSnapshot.compiled([subject], named: $0) }
  let query = CheckQuery(
    subject: Subject(names: [.init("خالد عمر الزرقاني")]), purpose: "test", day: day)
  let answer = ScreenSubject.check(query, in: lists)
  #expect(answer.total == 1)
  #expect(answer.results.map(\.lists) == [["a", "b"]])
}

@Test func `two people under one id on two lists are both shown`() throws {
  let day = try #require(PartialDate("2026-01-01"))
  let people = [
    Subject(id: "1", names: [.init("Khalid Omar Zarqani")]),
    Subject(id: "1", names: [.init("Khaled Omar Zarqani"), .init("Abu Omar")]),
  ]
  let lists = try zip(["a", "b"], people).map { try ListSnapshot.compiled([$1], named: $0) }
  let query = CheckQuery(
    subject: Subject(names: [.init("خالد عمر الزرقاني")]), purpose: "test", day: day)
  let answer = ScreenSubject.check(query, in: lists)
  #expect(answer.total == 2 && Set(answer.results.flatMap(\.lists)) == ["a", "b"])
}

@Test func `the outcome does not depend on how many results are shown`() throws {
  let day = try #require(PartialDate("2026-01-01"))
  func person(_ id: String, _ birth: String, _ country: String) throws -> Subject {
    var subject = Subject(id: id, names: [.init("Khalid Nasir Omar al-Zarqani")])
    subject.births = [try #require(PartialDate(birth))]
    subject.nationalities = [try #require(Country(country))]
    return subject
  }
  let list = try ListSnapshot.compiled(
    [person("a", "1971-03-02", "sy"), person("b", "1971", "iq")], named: "x")
  var subject = Subject(names: [.init("Khalid Nasir Omar al-Zarqani")])
  subject.births = [try #require(PartialDate("1971-03-02"))]
  subject.nationalities = [try #require(Country("iq"))]
  let outcomes = [1, 5].map { limit in
    ScreenSubject.check(
      CheckQuery(subject: subject, purpose: "test", day: day, limit: limit), in: [list]
    ).outcome
  }
  #expect(outcomes == [.strong, .strong])
}

@Test func `an answer has the same bytes each time and as recorded`() throws {
  let day = try #require(PartialDate("2026-01-01"))
  var entry = Subject(
    id: "x:1", names: [.init("Khalid Omar al-Zarqani"), .init("Abu Omar", quality: .weak)])
  entry.schema = "Person"
  entry.births = [try #require(PartialDate("1971-03-02"))]
  entry.nationalities = [try #require(Country("iq"))]
  var subject = Subject(kind: .person, names: [.init("خالد عمر الزرقاوي")])
  subject.births = [try #require(PartialDate("1971"))]
  subject.nationalities = [try #require(Country("العراق"))]
  let snapshot = try ListSnapshot.compiled([entry], named: "x")
  for language in Language.allCases {
    let query = CheckQuery(
      subject: subject, purpose: "test", day: day, line: 5_000, language: language)
    let answer = ScreenSubject.check(query, in: [snapshot])
    try expectGolden(
      answer.json.indentedText + "\n", "answers/one-result.\(language.rawValue).json")
  }
}
