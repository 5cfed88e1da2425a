import Subjects
import Testing

@Test(arguments: ["1971", "1971-03", "1971-03-02", "~1971", "1968..1972", "1968-01..1968-06"])
func `a date is written as it was read`(text: String) {
  #expect(PartialDate(text)?.text == text)
}

@Test(arguments: [
  "", "71", "1971-13", "1971-02-30", "1972..1968", "1971-3", "abcd", "1971-03-02x-1",
])
func `what is no date is refused`(text: String) {
  #expect(PartialDate(text) == nil)
}

@Test func `a time zone after the date is passed over`() {
  #expect(PartialDate("2015-03-27-04:00")?.text == "2015-03-27")
  #expect(PartialDate("2012-01-01T00:00:00")?.text == "2012-01-01")
}

@Test func `a year covers its days`() {
  let year = PartialDate("1970")
  #expect(year?.firstDay == 0)
  #expect(year?.lastDay == 364)
  #expect(PartialDate("2000-02")?.lastDay == 11_016)
}
