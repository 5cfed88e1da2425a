import Evidence
import Subjects
import TestSupport
import Testing

private func person(
  _ names: [String], weak: [String] = [], birth: String? = nil, nationality: String? = nil,
  gender: Subject.Gender? = nil, document: Identifier? = nil, father: String? = nil
) -> Subject {
  var subject = Subject(
    names: names.map { .init($0) } + weak.map { .init($0, quality: .weak) })
  subject.births = [birth].compactMap { $0.flatMap { PartialDate($0) } }
  subject.nationalities = [nationality].compactMap { $0.flatMap { Country($0) } }
  subject.genders = [gender].compactMap { $0 }
  subject.documents = [document].compactMap { $0 }
  subject.fathers = [father].compactMap { $0 }
  return subject
}

@Test func `a full match of two common names is at the line and never strong`() {
  let judgement = Judgement(query: person(["محمد علي"]), entry: person(["Mohammed Ali"]))
  #expect(judgement.score >= 7_000)
  #expect(judgement.outcome(line: 7_000) == .possible)
}

@Test func `an agreeing birth date makes it strong and a contradicting one lets it fall`() {
  let entry = person(["Khalid Omar al-Zarqani"], birth: "1971-03-02")
  let same = Judgement(query: person(["خالد عمر الزرقاني"], birth: "1971-03-02"), entry: entry)
  #expect(same.outcome(line: 7_000) == .strong)
  #expect(same.outcome(line: 7_000, mayBeStrong: false) == .possible)
  let other = Judgement(query: person(["خالد عمر الزرقاني"], birth: "1993-11-20"), entry: entry)
  #expect(other.score < same.score)
  #expect(other.outcome(line: 7_000) == .none)
  #expect(other.reasons.contains { $0.kind == .birth && $0.speaksAgainst })
}

@Test func `an initial of a relative or a place agrees with nobody`() {
  let entry = person(["Drovik Malhenna"], birth: "1970-01-01", father: "M. Tulvar")
  let query = person(["Drovik Malhenna"], birth: "1970-01-01", father: "Mudarris")
  let reasons = Judgement(query: query, entry: entry).reasons
  #expect(!reasons.contains { $0.kind == .father && $0.isAgreement })
}

@Test func `another order is called by its name`() {
  let judgement = Judgement(
    query: person(["Malhenna Drovik"]), entry: person(["Drovik Malhenna"]))
  #expect(judgement.reasons.contains { $0.finding == .otherOrder })
  let single = Judgement(query: person(["Latif"]), entry: person(["Latif Malhenna"]))
  #expect(single.outcome(line: 7_000) == .none)
}

@Test func `a weak alias never alerts alone`() {
  let entry = person(["Nasir Quraishi Wardak"], weak: ["Abu Hafs al-Tunisi"])
  let judgement = Judgement(query: person(["Abu Hafs al-Tunisi"]), entry: entry)
  #expect(judgement.nameScore > Calibration.nameLine)
  #expect(judgement.outcome(line: 7_000) == .none)
}

@Test func `a document with its issuer is a document match whatever the name`() throws {
  let document = try #require(
    Identifier(kind: .passport, issuer: Country("iq"), number: "A-1234567"))
  let query = try #require(Identifier(query: "IRQ:a1234567"))
  let judgement = Judgement(
    query: person(["Ivan Petrov"], document: query),
    entry: person(["Khalid Omar"], document: document))
  #expect(judgement.outcome(line: 7_000) == .document)
  #expect(judgement.score >= 7_000)
  #expect(judgement.reasons.contains { $0.speaksAgainst })
}

@Test func `reasons sum to the bits of the judgement`() {
  forAll(
    { generator in
      let names = [
        "محمد علي", "Mohamed Aly Hassan", "Khalid Omar", "خالد عمر الزرقاني", "Abu Omar",
      ]
      func any() -> Subject {
        person(
          [names.randomElement(using: &generator) ?? ""],
          weak: [names.randomElement(using: &generator) ?? ""],
          birth: ["1971", "1971-03", "1971-03-02", "~1970", "1965..1969", nil]
            .randomElement(using: &generator) ?? nil,
          nationality: ["iq", "sy", nil].randomElement(using: &generator) ?? nil,
          gender: [.male, .female, nil].randomElement(using: &generator) ?? nil,
          father: ["Ali", "عمر", nil].randomElement(using: &generator) ?? nil)
      }
      return (any(), any())
    }, count: 300
  ) { query, entry in
    let judgement = Judgement(query: query, entry: entry)
    return judgement.milliBits == judgement.reasons.reduce(0) { $0 + $1.milliBits }
      && judgement.reasons.allSatisfy { reason in
        Language.allCases.allSatisfy { !reason.says(in: $0).isEmpty }
      }
  }
}

@Test func `the score rises with the bits and is 0,70 at the line`() {
  #expect(Calibration.score(ofBits: 0) == 7_000)
  #expect(Calibration.score(ofBits: -1) < 7_000)
  for bits in stride(from: -70_000, to: 70_000, by: 7) {
    #expect(Calibration.score(ofBits: bits) <= Calibration.score(ofBits: bits + 7))
  }
  for score in [10, 500, 5_000, 7_000, 9_000, 9_990] {
    let bits = Calibration.bits(reaching: score)
    #expect(Calibration.score(ofBits: bits) >= score)
    #expect(Calibration.score(ofBits: bits - 1) < score)
  }
  for bits in stride(from: -22_000, to: 5_500, by: 13) {
    let name = Calibration.nameScore(reaching: bits)
    #expect(Calibration.bits(ofNameScore: name) >= bits)
    #expect(name == 0 || Calibration.bits(ofNameScore: name - 1) < bits)
  }
}
