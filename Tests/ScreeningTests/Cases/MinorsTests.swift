import Subjects
import Testing

@testable import Screening

@Suite struct MinorsTests {
  @Test(arguments: [
    // Births, day of the check, whether a minor of 18.
    (["2008-06-15"], "2026-06-14", true), (["2008-06-15"], "2026-06-15", false),
    (["2008-06"], "2026-06-29", true), (["2008-06"], "2026-06-30", false),
    (["2008"], "2026-12-30", true), (["2008"], "2026-12-31", false),
    (["2007..2008"], "2026-06-01", true), (["1990..2008"], "2026-06-01", true),
    (["~2006"], "2026-06-01", true), (["~2005"], "2026-06-01", false),
    // The latest of several dates counts.
    (["1971", "2010"], "2026-06-01", true), (["1971", "1972"], "2026-06-01", false),
    // Unknown is not minor.
    ([], "2026-06-01", false),
    // Whoever is born on 29 February is of age on 1 March.
    (["2008-02-29"], "2026-02-28", true), (["2008-02-29"], "2026-03-01", false),
    (["2010-02-28"], "2028-02-29", false), (["2010-03-01"], "2028-02-29", true),
    // 1430 touches 2008 and 2009.
    (["1430"], "2026-06-01", true), (["1420"], "2026-06-01", false),
  ])
  func `a minor is told by the latest possible birth`(
    births: [String], day: String, isMinor: Bool
  ) throws {
    let dates = try births.map { try #require(PartialDate($0)) }
    #expect(Minors.isMinor(dates, below: 18, on: try #require(PartialDate(day))) == isMinor)
  }

  @Test func `an age of 0 makes nobody a minor`() throws {
    let day = try #require(PartialDate("2026-06-01"))
    #expect(!Minors.isMinor([try #require(PartialDate("2026-05-01"))], below: 0, on: day))
  }
}
