import Subjects

/// Who is under age on the day of a check.
enum Minors {
  /// Whether somebody with these dates of birth is below an age on a day.
  ///
  /// The latest day that any of the dates may be counts, so that doubt speaks for the child; with no
  /// date nobody is a minor. "About" reaches two years to each side, as in the comparison of dates.
  /// A birthday on 29 February is on 1 March in other years.
  static func isMinor(_ births: [PartialDate], below age: Int, on day: PartialDate) -> Bool {
    guard age > 0, let limit = day.lastAdultBirth(age: age) else { return false }
    let latest = births.map { birth in
      birth.possibleDays.upperBound + (birth.isApproximate ? 731 : 0)
    }
    return latest.contains { $0 > limit }
  }
}

extension PartialDate {
  /// The latest birth, in days since 1970-01-01, of somebody who has reached an age on this day;
  /// `nil` where that lies before the year 1.
  fileprivate func lastAdultBirth(age: Int) -> Int? {
    let year = start.year - age
    let date = Point(year: year, month: start.month, day: start.day)
    // Only 29 February is missing in some years.
    return (date ?? Point(year: year, month: 2, day: 28))?.firstDay
  }
}
