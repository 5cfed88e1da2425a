import NameIndex
import NameMatching
import NameText
import Subjects
import TestSupport
import Testing

private let parts = [
  "محمد", "احمد", "علي", "Mohammed", "Mohamed", "Ahmed", "Ali", "Ben", "Benali", "al-Hashimi",
  "الهاشمي",
  "Abu", "Bakr", "Abubakr", "ابو", "بكر", "Abd", "al-Rahman", "Abdurrahman", "عبد", "الرحمن",
  "Иван",
  "Мухаммед", "Халид", "خالد", "Khalid", "Khaled", "bin", "بن", "Dr", "و", "x", "李小龍", "نور",
  "الدين", "Nour",
  "Zarqani", "Zerqani", "زرقاني", "K", "k.", "ع", "И", "7b", "8", "J", "Omar", "عمر", "Umar",
  "Aaaaaa", "Abdullahi", "7", "Company",
  "شركة", "ƕƣ", "ƺ", "ڄڃ", "ٺٻ", "ѣѳ",
]

private func randomName(_ generator: inout SeededGenerator, upTo count: Int = 6) -> String {
  (0..<Int.random(in: 1...count, using: &generator)).map { _ in
    parts.randomElement(using: &generator) ?? ""
  }.joined(separator: Bool.random(using: &generator) ? " " : "  ")
}

private func randomList(_ generator: inout SeededGenerator) -> [Subject] {
  (0..<Int.random(in: 0...40, using: &generator)).map { index in
    let names = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      Subject.Name(randomName(&generator))
    }
    return Subject(
      id: "t:\(index)", kind: Bool.random(using: &generator) ? .person : .organization, names: names
    )
  }
}

/// Every name scored by the definition.
private func exhaustive(_ list: [Subject], _ query: NameProfile, _ minimum: Int) -> [NameHit] {
  list.enumerated().flatMap { entry, subject in
    subject.names.enumerated().compactMap { ordinal, name in
      let parsed = ParsedName(name.text, isOrganization: subject.kind != .person)
      let score = NameScorer.compare(query, NameProfile(parsed)).score
      return score >= minimum ? NameHit(entry: entry, ordinal: ordinal, score: score) : nil
    }
  }
}

@Test func `the index returns what scoring every name returns`() throws {
  try forAll(
    { generator in
      (randomList(&generator), randomName(&generator), Int.random(in: 1...9_000, using: &generator))
    }, count: 400
  ) { list, name, minimum in
    let index = try CompiledIndex(MemoryStorage(compile(list)))
    let query = NameProfile(ParsedName(name))
    return index.hits(for: query, minimum: minimum) == exhaustive(list, query, minimum)
  }
}

@Test func `rows that share beginnings cost what the definition says`() throws {
  let scripts: [Script] = [.latin, .arabic, .cyrillic]
  try forAll(
    { generator in
      func letters(_ range: ClosedRange<Int>) -> [UInt8] {
        (0..<Int.random(in: range, using: &generator)).map { _ in
          UInt8.random(in: 1...30, using: &generator)
        }
      }
      return (
        scripts.randomElement(using: &generator) ?? .latin,
        scripts.randomElement(using: &generator) ?? .latin, letters(0...10), letters(0...10),
        Int.random(in: 0...150, using: &generator)
      )
    }, count: 2_000
  ) { left, right, x, y, limit in
    let costs = try #require(LetterCosts.between(left, right))
    var rows = LetterRows(costs: costs, query: y, limit: limit)
    rows.start()
    var exceeded = false
    for letter in x {
      rows.append(letter)
      exceeded = exceeded || rows.exceedLimit
    }
    let truth = costs.distance(x, y, limit: limit)
    return rows.distance == truth && (!exceeded || truth > limit)
  }
}

@Test func `equal lists compile to equal bytes`() {
  var generator = SeededGenerator(seed: 7)
  let list = randomList(&generator)
  #expect(compile(list) == compile(list))
}

@Test func `a subject comes out as it went in`() throws {
  var subject = Subject(
    id: "x:1", names: [.init("محمد علي"), .init("Abu Ali", quality: .weak)])
  subject.births = [try #require(PartialDate("~1971")), try #require(PartialDate("1968..1970"))]
  subject.genders = [.female]
  subject.nationalities = [try #require(Country("iq"))]
  subject.birthPlaces = ["Mosul"]
  subject.documents = [
    try #require(Identifier(kind: .passport, issuer: Country("iq"), number: "A 123-45"))
  ]
  subject.fathers = ["Ali"]
  subject.mothers = ["Maryam"]
  subject.grandfathers = ["Omar"]
  let index = try CompiledIndex(MemoryStorage(compile([subject])))
  #expect(index.subject(ofEntry: 0) == subject)
  let document = try #require(Identifier(query: "a12345"))
  #expect(index.entries(withDocument: document) == [0])
  #expect(index.entries(withDocument: try #require(Identifier(query: "a12346"))) == [])
  #expect(index.entries(withDocument: try #require(Identifier(query: "a1235A"))) == [])
  #expect(index.entries(withDocument: try #require(Identifier(query: "AI2345"))) == [0])
  #expect(index.entries(withDocument: try #require(Identifier(query: "A13245"))) == [0])
}

@Test func `a damaged index is refused`() {
  var generator = SeededGenerator(seed: 3)
  let good = compile(randomList(&generator) + [Subject(id: "a", names: [.init("Khalid Omar")])])
  for _ in 0..<300 {
    var bad = good
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      bad[Int.random(in: 0..<bad.count, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bad.removeLast(Int.random(in: 1...bad.count, using: &generator))
    default: bad.append(0)
    }
    #expect(throws: IndexError.self) { try CompiledIndex(MemoryStorage(bad)) }
  }
}
