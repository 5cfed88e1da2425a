extension PartialDate {
  /// Years up to this one are of the Hijri calendar: nobody alive was born in 1500.
  public static let lastHijriYear = 1500

  /// Whether the date is written in the Hijri calendar.
  public var isHijri: Bool { start.year <= Self.lastHijriYear }

  /// The days that the date may be, in days since 1970-01-01; "about" widens it by no day.
  ///
  /// A Hijri date is converted by the tabular calendar, which is at most about a day off the
  /// sighted ones, so a day is added on either side. A Hijri year alone is read as the Gregorian
  /// years that it touches, two mostly: whoever converted it for a list took one of them.
  public var possibleDays: ClosedRange<Int> {
    guard isHijri else { return firstDay...max(firstDay, lastDay) }
    let last = end ?? start
    var first = Self.hijriDay(year: start.year, month: start.month ?? 1, day: start.day ?? 1)
    var final = Self.hijriDay(year: last.year, month: last.month ?? 12, day: last.day ?? 30)
    (first, final) = (first - 1, final + 1)
    if start.month == nil { first = Self.yearBounds(around: first + 1).lowerBound }
    if last.month == nil { final = Self.yearBounds(around: final - 2).upperBound }
    return first...max(first, final)
  }

  /// The first and the last day of the Gregorian year of a day.
  private static func yearBounds(around day: Int) -> ClosedRange<Int> {
    // 400 years have 146,097 days; the guess is a year off at most.
    let guess = 1970 + (day * 400 + (day < 0 ? -146_096 : 0)) / 146_097
    for year in [guess, guess - 1, guess + 1] {
      guard let point = Point(year: year) else { continue }
      if (point.firstDay...point.lastDay).contains(day) { return point.firstDay...point.lastDay }
    }
    return day...day
  }

  /// The day in days since 1970-01-01 of a date in the tabular Hijri calendar of civil epoch.
  ///
  /// - Source: N. Dershowitz and E. Reingold, "Calendrical Calculations": 30 years have 11 leap
  ///   years; months have 30 and 29 days in turn; 1 Muharram 1 is 16 July 622 (Julian), day
  ///   1,948,440 of the Julian count, in which 1970-01-01 is 2,440,588.
  private static func hijriDay(year: Int, month: Int, day: Int) -> Int {
    let months = (59 * (month - 1) + 1) / 2
    return day + months + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_439 - 2_440_588
  }
}
