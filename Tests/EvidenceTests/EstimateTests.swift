import Evidence
import Subjects
import TestSupport
import Testing

private func person(_ name: String, birth: String? = nil) -> Subject {
  var subject = Subject(names: [.init(name)])
  subject.births = [birth].compactMap { $0.flatMap { PartialDate($0) } }
  return subject
}

private func estimate(
  _ query: Subject, _ entry: Subject, entries: Int = 1_000,
  assumptions: Estimate.Assumptions = .standard
) -> Estimate {
  Estimate(Judgement(query: query, entry: entry), assumptions: assumptions, entries: entries)
}

@Test func `a common name has many namesakes, a rare one few, a birth date fewer`() {
  let common = estimate(person("محمد علي"), person("Mohammed Ali"))
  let rare = estimate(person("قحطان شمخي الزرقاني"), person("Qahtan Shamkhi al-Zarqani"))
  let dated = estimate(
    person("محمد علي", birth: "1971-03-02"), person("Mohammed Ali", birth: "1971-03-02"))
  #expect(common.namesakes > 100_000 * 10_000 && rare.namesakes < 100 * 10_000)
  #expect(dated.namesakes < common.namesakes / 1_000)
  #expect(common.probability < 10 && rare.probability > common.probability)
  for each in [common, rare, dated] {
    #expect(each.namesakesLow <= each.namesakes && each.namesakes <= each.namesakesHigh)
  }
}

@Test func `the probability falls with the prior and the length of the list, the score does not`() {
  let (query, entry) = (
    person("خالد عمر الزرقاني", birth: "1971-03-02"),
    person("Khalid Omar al-Zarqani", birth: "1971-03-02")
  )
  let short = estimate(query, entry, entries: 100)
  let long = estimate(query, entry, entries: 100_000)
  let rare = estimate(
    query, entry, entries: 100,
    assumptions: Estimate.Assumptions(population: .standard, priorOneIn: 1_000_000))
  #expect(short.probability > long.probability && short.probability > rare.probability)
  #expect(short.namesakes == long.namesakes)
}

@Test func `a country's own table takes the place of the reference frequencies`() throws {
  let text = "# invented\ntitle\tInvented land\npeople\t1000000\nقحطان\t50000\nZarqani\t40000\n"
  let population = try Population(text: text)
  #expect(population.title == "Invented land" && population.people == 1_000_000)
  let (query, entry) = (person("قحطان الزرقاني"), person("Qahtan al-Zarqani"))
  let own = estimate(
    query, entry, assumptions: Estimate.Assumptions(population: population, priorOneIn: 20_000))
  #expect(own.namesakes > estimate(query, entry).namesakes)
  #expect(throws: UnreadablePopulation.noPeople) { try Population(text: "Ali\t5\n") }
  #expect(throws: UnreadablePopulation.line(1, expected: "a whole number above 0")) {
    try Population(text: "Ali\tmany\n")
  }
}

@Test func `the question is what the entry tells and the query lacks`() throws {
  var entry = person("Khalid Omar al-Zarqani", birth: "1971-03-02")
  entry.fathers = ["Omar"]
  entry.grandfathers = ["Shamkhi"]
  func next(_ query: Subject, _ entry: Subject) -> Question? {
    Question.next(
      for: Judgement(query: query, entry: entry), query: query, entry: entry, probability: 10)
  }
  var query = person("خالد عمر الزرقاني")
  #expect(next(query, entry)?.attribute == .birthDate)
  query.births = [try #require(PartialDate("1971"))]
  // Only one day in 365 agrees with the day by chance.
  #expect(next(query, entry)?.attribute == .birthDate)
  query.births = [try #require(PartialDate("1971-03-02"))]
  // The name tells the father already.
  #expect(next(query, entry)?.attribute == .grandfather)
  query.grandfathers = ["شمخي"]
  #expect(next(query, entry) == nil)
  #expect(next(query, person("Khalid Omar al-Zarqani")) == nil)
  for language in Language.allCases {
    for attribute in Question.Attribute.allCases {
      let question = Question(attribute: attribute, expectedMilliBits: 1)
      #expect(!question.says(in: language).isEmpty)
    }
  }
}
