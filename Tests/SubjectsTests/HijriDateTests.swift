import Subjects
import Testing

// Days on which the civil calendar of several countries agrees with the tabular one to a day.
@Test(arguments: [
  ("1400-01-01", "1979-11-21"), ("1421-01-01", "2000-04-06"), ("1390-05-12", "1970-07-16"),
  ("1445-09-01", "2024-03-11"), ("1350-01-01", "1931-05-19"),
])
func `a Hijri date is the Gregorian one to a day or two`(hijri: String, gregorian: String) throws {
  let days = try #require(PartialDate(hijri)).possibleDays
  let day = try #require(PartialDate(gregorian))
  #expect((days.lowerBound - 1...days.upperBound + 1).contains(day.firstDay) && days.count == 3)
}

@Test func `a Hijri year alone is the Gregorian years that it touches`() throws {
  let days = try #require(PartialDate("1390")).possibleDays
  let span = try #require(PartialDate("1970..1971"))
  #expect(days == span.firstDay...span.lastDay)
  for year in 1300...1450 {
    let days = try #require(PartialDate("\(year)")).possibleDays
    #expect((365...731).contains(days.count), "\(year)")
  }
}

@Test(arguments: [
  ("71", "1971"), ("05", "2005"), ("71-03-02", "1971-03-02"), ("197x", "1970..1979"),
  ("1970s", "1970..1979"), ("2/3/1971", "1971-03-02"), ("٢/٣/١٩٧١", "1971-03-02"),
  ("02.03.1971", "1971-03-02"), ("1390", "1390"), ("~1971", "~1971"),
])
func `dates are read as people write them`(asked: String, date: String) {
  #expect(PartialDate.asked(asked)?.text == date)
}

@Test(arguments: ["", "x", "7", "197", "1971-13", "31/2/1971", "1975s", "3/2/71", "yesterday"])
func `what is no date is not read as one`(asked: String) {
  #expect(PartialDate.asked(asked) == nil)
}
