import Subjects
import TestSupport
import Testing

@testable import Screening

private func text(_ generator: inout SeededGenerator) -> String {
  let pieces = ["محمد", "Ali", "\n", "\"", "\\", "\u{1}", "😀", " ", "@", "=1", "{", "e\u{301}"]
  let count = Int.random(in: 1...4, using: &generator)
  return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
}

private func some<Value>(
  _ generator: inout SeededGenerator, _ make: (inout SeededGenerator) -> Value?
) -> [Value] {
  (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in make(&generator) }
}

private func subject(_ generator: inout SeededGenerator) -> Subject {
  var subject = Subject(
    id: text(&generator), kind: Subject.Kind.allCases.randomElement(using: &generator) ?? .other,
    names: some(&generator) {
      .init(text(&$0), quality: Subject.NameQuality.allCases.randomElement(using: &$0) ?? .weak)
    })
  subject.schema = Bool.random(using: &generator) ? "Person" : ""
  let dates = ["1971", "~1970-03", "1968..1972-02", "1971-03-02", "1391-05-07", "1405"]
  subject.births = some(&generator) { PartialDate(dates.randomElement(using: &$0) ?? "") }
  subject.genders = some(&generator) { Subject.Gender.allCases.randomElement(using: &$0) }
  subject.nationalities = some(&generator) {
    Country(["iq", "suhh", "sy"].randomElement(using: &$0) ?? "")
  }
  subject.birthPlaces = some(&generator) { text(&$0) }
  subject.documents = some(&generator) {
    Identifier(
      kind: Identifier.Kind.allCases.randomElement(using: &$0) ?? .unknown,
      issuer: Bool.random(using: &$0) ? Country("jo") : nil, number: "A 1/" + text(&$0))
  }
  subject.fathers = some(&generator) { text(&$0) }
  subject.mothers = some(&generator) { text(&$0) }
  subject.grandfathers = some(&generator) { text(&$0) }
  return subject
}

@Suite struct SubjectLineTests {
  @Test func `a line gives back the very subject, and is one line`() {
    forAll(subject, count: 500) { subject in
      let line = SubjectLine.bytes(of: subject)
      return SubjectLine.subject(of: line) == subject && !line.contains(BundleContent.lineFeed)
        && line.first == UInt8(ascii: "{")
    }
  }

  /// Whoever adds a property writes and reads it in `SubjectLine`, gives it to the random subjects
  /// above, and counts it here.
  @Test func `every property of a subject travels`() {
    let subject = Subject(names: [])
    #expect(Mirror(reflecting: subject).children.count == 12)
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"id":"a"}"#, #"{"id":"a","kind":"ghost"}"#,
    #"{"id":"a","kind":"person","names":[["primary"]]}"#,
    #"{"id":"a","kind":"person","births":["never"]}"#,
    #"{"id":"a","kind":"person","documents":[["passport","zz9","A1"]]}"#,
  ])
  func `a line of another program is no subject`(line: String) {
    #expect(SubjectLine.subject(of: Array(line.utf8)) == nil)
  }
}
