import Evidence
import Subjects
import TestSupport
import Testing

private func reasons(
  _ set: (inout Subject, String) -> Void, _ query: String, _ entry: String, name: String = "A"
) -> [Reason] {
  var (asked, listed) = (Subject(names: [.init(name)]), Subject(names: [.init("B")]))
  set(&asked, query)
  set(&listed, entry)
  return Attributes(of: asked).compare(with: listed)
}

private func document(_ subject: inout Subject, _ text: String) {
  subject.documents = [Identifier(query: text)].compactMap { $0 }
}

@Test(arguments: [
  ("iq:A1234567", "iq:A-1234567", Reason.Finding.agrees), ("A1234567", "iq:A1234567", .numberOnly),
  ("sy:A1234567", "iq:A1234567", .otherIssuer), ("iq:AO23456S", "iq:A0234565", .slip),
  ("iq:A1243567", "iq:A1234567", .slip), ("AI234567", "iq:A1234567", .slip),
])
func `numbers of documents agree as far as one slip`(
  query: String, entry: String, finding: Reason.Finding
) {
  #expect(reasons(document, query, entry).map(\.finding) == [finding])
}

@Test(arguments: [
  ("iq:A1234567", "iq:A1234568"), ("sy:A1243567", "iq:A1234567"), ("iq:1O2", "iq:102"),
])
func `numbers that differ otherwise say nothing`(query: String, entry: String) {
  #expect(reasons(document, query, entry).isEmpty)
}

private func birthPlace(_ subject: inout Subject, _ text: String) { subject.birthPlaces = [text] }

@Test func `a birthplace agrees by one part, in any writing, and never by its country`() {
  #expect(
    reasons(birthPlace, "الموصل، العراق", "Mosul, Ninawa Province").map(\.finding) == [.agrees])
  #expect(reasons(birthPlace, "Iraq", "Mosul, Iraq").isEmpty)
  let other = reasons(birthPlace, "Kirkuk, Iraq", "Mosul, Iraq")
  #expect(other.map(\.finding) == [.differs])
  #expect(other.allSatisfy { !$0.isContradiction })
}

private func father(_ subject: inout Subject, _ text: String) { subject.fathers = [text] }

@Test func `a rare father's name says more than a common one`() throws {
  let common = try #require(reasons(father, "محمد", "Mohammed").first)
  let rare = try #require(reasons(father, "قحطان", "Qahtan").first)
  #expect(common.finding == .agrees && rare.finding == .agrees)
  #expect(0 < common.milliBits && common.milliBits < rare.milliBits)
  #expect(reasons(father, "عمر", "Khalil").map(\.finding) == [.differs])
}

@Test func `a father whom the name tells already hardly counts again`() throws {
  let alone = try #require(reasons(father, "قحطان", "Qahtan", name: "خالد").first)
  let told = try #require(reasons(father, "قحطان", "Qahtan", name: "خالد قحطان الزرقاني").first)
  let given = try #require(reasons(father, "قحطان", "Qahtan", name: "قحطان خالد الزرقاني").first)
  #expect(told.milliBits <= 500 && alone.milliBits > 2_000 && given == alone)
}

@Test func `what attributes add is never more than their bound`() {
  forAll(
    { generator in
      func pick<Value>(_ values: [Value?]) -> [Value] {
        [values.randomElement(using: &generator) ?? nil].compactMap { $0 }
      }
      func any() -> Subject {
        var subject = Subject(
          names: pick(["خالد قحطان", "Khalid", "Omar Qahtan Ali"]).map { Subject.Name($0) })
        subject.births = pick(["1971-03-02", "1971", "~1971", "1390", "1971-01-01", nil])
          .compactMap { PartialDate($0) }
        subject.birthPlaces = pick(["Mosul", "الموصل", "Kirkuk", nil])
        subject.nationalities = pick(["iq", "sy", nil]).compactMap { Country($0) }
        subject.genders = pick([.male, .female, nil])
        subject.fathers = pick(["Qahtan", "قحطان علي", "Ali", nil])
        subject.mothers = pick(["Fatima", "فاطمة", nil])
        subject.grandfathers = pick(["Ali", "Shamkhi Dhiyab", "شمخي ذياب", nil])
        return subject
      }
      return (any(), any())
    }, count: 2_000
  ) { query, entry in
    let added = Attributes(of: query).compare(with: entry).reduce(0) { $0 + $1.milliBits }
    return added <= Attributes.most(for: query)
  }
}
