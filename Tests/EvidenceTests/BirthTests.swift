import Evidence
import Subjects
import TestSupport
import Testing

private func reasons(_ query: [String], _ entry: [String]) -> [Reason] {
  func person(_ births: [String]) -> Subject {
    var subject = Subject(names: [.init("A")])
    subject.births = births.compactMap { PartialDate($0) }
    return subject
  }
  return Attributes(of: person(query)).compare(with: person(entry))
}

@Test(arguments: [
  ("1971-03-02", "1971-03-02", Reason.Finding.sameDay), ("1971-03-02", "1971-03", .sameMonth),
  ("1971-03-02", "1971", .sameYear), ("1971-03-02", "1971-02-03", .swapped),
  ("1971-03-02", "1971-08-09", .sameYearOtherDay), ("1971", "1972", .adjacentYear),
  ("1971-03-02", "1971-03-15", .sameMonthOtherDay), ("1971-03-02", "1971-03-12", .digitOff),
  ("1967-03-02", "1976-03-02", .digitOff), ("1967-03-02", "1957-03-02", .digitOff),
  ("1971-03-02", "1985-03-02", .sameDayOtherYear), ("1971-03-12", "1972-08-05", .adjacentYear),
  ("1971", "1973", .near), ("1971", "1979", .far), ("1971", "1982", .veryFar),
  ("1971-01-01", "1971-08-09", .sameYear), ("1971-01-01", "1971-01-01", .sameYear),
  ("1971-01", "1971-05-09", .sameYearOtherDay),
  ("1971", "~1972", .inRange), ("1971-05-05", "1968..1972", .inRange),
  ("1971", "1975..1979", .nearRange), ("1971", "1978..1979", .outOfRange),
  ("1971", "1972..1979", .nearRange),
  ("1971", "~1999", .farFromRange), ("1390", "1970", .inRange), ("1390", "1971", .inRange),
  ("1390", "1971-03-02", .inRange), ("1390", "1973", .nearRange),
  ("1391", "1971-01-05", .inRange), ("1391", "1970-12-05", .nearRange),
  ("1390-05-12", "1970-07-16", .inRange),
  ("1390-05-12", "1970-07-20", .nearRange),
])
func `dates agree as far as they are known`(query: String, entry: String, finding: Reason.Finding) {
  #expect(reasons([query], [entry]).map(\.finding) == [finding])
  #expect(reasons([entry], [query]).map(\.finding) == [finding])
}

@Test func `of several dates on either side the best pair counts`() {
  let found = reasons(["1980", "1971-03-02"], ["1975", "~1960", "1971-03-02"])
  #expect(found.map(\.finding) == [.sameDay])
  #expect(found.map(\.query) == ["1971-03-02"])
}

@Test func `the wider a range, the less it says`() {
  let widths = ["1971-02-01..1971-02-03", "1390", "1971..1972", "1970..1973", "1960..1989"]
  let bits = widths.map { reasons(["1971-02-02"], [$0]).reduce(0) { $0 + $1.milliBits } }
  #expect(bits == bits.sorted(by: >) && bits.allSatisfy { $0 >= 0 })
}

@Test func `what a date adds is never more than its bound`() {
  let forms = [
    "1971-03-02", "1971-01-01", "1971-03", "1971", "~1971", "~1971-03", "1968..1974", "1390",
    "1390-05-12", "1970-07-15..1970-07-17", "1971-03-01..1971-03-02", "1971-03-02..1971-03-02",
  ]
  for query in forms {
    var subject = Subject(names: [.init("A")])
    subject.births = [PartialDate(query)].compactMap { $0 }
    for entry in forms {
      let added = reasons([query], [entry]).reduce(0) { $0 + $1.milliBits }
      #expect(added <= Attributes.most(for: subject), "\(query) \(entry)")
    }
  }
}
