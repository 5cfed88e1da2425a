import Register
import TestSupport
import Testing

@Suite struct MomentTests {
  @Test(arguments: [
    ("2024-05-03", "2024-05-03"), ("2024-05-03T10:15:00Z", "2024-05-03T10:15:00Z"),
    ("2024-05-03 10:15", "2024-05-03T10:15:00Z"),
    ("2024-05-03T00:15:30.999+03:00", "2024-05-02T21:15:30Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"), ("0001-01-01", "0001-01-01"),
  ])
  func `reads a moment`(text: String, expected: String) { #expect(Moment(text)?.text == expected) }

  @Test(arguments: [
    "", "2024", "2024-02-30", "2024-05-03T", "2024-05-03T25:00", "2024-05-03T10:15:00Zulu", "~2024",
    "2024-05-03T1:2", "9999-12-31T23:59:59-10:00",
  ])
  func `reads nothing else`(text: String) { #expect(Moment(text) == nil) }

  @Test func `a text reads back as the moment that wrote it`() {
    forAll({ Int.random(in: -62_135_596_800...253_402_300_799, using: &$0) }) { seconds in
      let moment = Moment(seconds: seconds)
      let day = Moment(dayOf: moment)
      return Moment(moment.text) == moment && Moment(day.text) == day && day.seconds <= seconds
        && seconds <= day.lastSecond
    }
  }

  @Test(arguments: ["un", "ofac_xml", "a1"])
  func `takes a list name`(name: String) { #expect(ListName(name)?.text == name) }

  @Test(arguments: ["", "UN", "1a", "a-b", "_a", "قائمة", "a b"])
  func `refuses what is no list name`(name: String) { #expect(ListName(name) == nil) }
}
