import Subjects

/// How two dates of birth, each known more or less exactly, agree.
///
/// `finding` in `Scripts/fit-evidence.py` sorts dates into the same classes, to weigh them.
enum BirthComparison {
  static func compare(_ query: PartialDate, _ entry: PartialDate) -> Reason? {
    let (finding, milliBits) = judge(query, entry)
    return Reason(
      kind: .birth, finding: finding, query: query.text, entry: entry.text, milliBits: milliBits)
  }

  /// The most bits, in thousandths, that this date could add to any entry.
  static func most(for date: PartialDate) -> Int {
    let alone = Weights.birthInRange(days: width(of: date) + reach(of: date))
    guard !isInexact(date) else { return alone }
    if date.start.day != nil { return Weights.birthSameDay }
    return max(date.start.month == nil ? Weights.birthSameYear : Weights.birthSameMonth, alone)
  }

  private static func judge(_ a: PartialDate, _ b: PartialDate) -> (Reason.Finding, Int) {
    if isInexact(a) || isInexact(b) { return inexact(a, b) }
    let (p, q) = (a.start, b.start)
    if p.day != nil, q.day != nil, !isPlaceholder(p), !isPlaceholder(q) { return days(p, q) }
    return years(p, q)
  }

  /// 1 January is what registers write where only the year is known.
  private static func isPlaceholder(_ date: PartialDate.Point) -> Bool {
    date.month == 1 && date.day == 1
  }

  private static func isInexact(_ date: PartialDate) -> Bool {
    date.end != nil || date.isApproximate || date.isHijri
  }

  /// Two dates of which both say the day.
  private static func days(
    _ p: PartialDate.Point, _ q: PartialDate.Point
  ) -> (Reason.Finding, Int) {
    let years = abs(p.year - q.year)
    if p == q { return (.sameDay, Weights.birthSameDay) }
    if years == 0, p.month == q.day, p.day == q.month { return (.swapped, Weights.birthSwapped) }
    if isDigitOff(p, q) { return (.digitOff, Weights.birthDigitOff) }
    if p.month == q.month, years == 0 {
      return (.sameMonthOtherDay, Weights.birthSameMonthOtherDay)
    }
    if p.month == q.month, p.day == q.day {
      return (.sameDayOtherYear, Weights.birthSameDayOtherYear)
    }
    switch years {
    case 0: return (.sameYearOtherDay, Weights.birthSameYearOtherDay)
    case 1: return (.adjacentYear, Weights.birthDayAYearApart)
    case ...5: return (.near, Weights.birthDayNear)
    case ...10: return (.far, Weights.birthDayFar)
    default: return (.veryFar, Weights.birthDayVeryFar)
    }
  }

  /// Two dates of which one says no day, or none that means one.
  private static func years(
    _ p: PartialDate.Point, _ q: PartialDate.Point
  ) -> (Reason.Finding, Int) {
    switch abs(p.year - q.year) {
    case 0:
      guard let m = p.month, let n = q.month, !isPlaceholder(p), !isPlaceholder(q) else {
        return (.sameYear, Weights.birthSameYear)
      }
      return m == n
        ? (.sameMonth, Weights.birthSameMonth)
        : (.sameYearOtherDay, Weights.birthSameYearOtherDay)
    case 1: return (.adjacentYear, Weights.birthYearNear)
    case 2: return (.near, Weights.birthYearNear)
    case ...5: return (.near, Weights.birthYearOff)
    case ...10: return (.far, Weights.birthYearFar)
    default: return (.veryFar, Weights.birthYearVeryFar)
    }
  }

  /// Whether one digit differs, or two neighbouring digits stand in each other's place, in the day,
  /// the month or the year.
  private static func isDigitOff(_ p: PartialDate.Point, _ q: PartialDate.Point) -> Bool {
    let (a, b) = (digits(of: p), digits(of: q))
    let off = a.indices.filter { a[$0] != b[$0] }
    if off.count == 1 { return true }
    guard off.count == 2, off[1] == off[0] + 1 else { return false }
    return a[off[0]] == b[off[1]] && a[off[1]] == b[off[0]]
  }

  /// `ddmmyyyy`.
  private static func digits(of date: PartialDate.Point) -> [Int] {
    let number = (date.day ?? 0) * 1_000_000 + (date.month ?? 0) * 10_000 + date.year
    return (0..<8).reversed().map { place in
      var divisor = 1
      for _ in 0..<place { divisor *= 10 }
      return number / divisor % 10
    }
  }

  /// "About" reaches two years to each side.
  private static func slack(of date: PartialDate) -> Int { date.isApproximate ? 731 : 0 }

  private static func reach(of date: PartialDate) -> Int { 2 * slack(of: date) }

  private static func width(of date: PartialDate) -> Int { date.possibleDays.count }

  private static func inexact(_ a: PartialDate, _ b: PartialDate) -> (Reason.Finding, Int) {
    let (p, q) = (a.possibleDays, b.possibleDays)
    let slack = slack(of: a) + slack(of: b)
    let gap = max(p.lowerBound - q.upperBound, q.lowerBound - p.upperBound) - slack
    if gap <= 0 {
      let days = width(of: a) + width(of: b) - 1 + 2 * slack
      return (.inRange, Weights.birthInRange(days: days))
    }
    if gap <= 1_827 { return (.nearRange, Weights.birthRangeNear) }
    return gap <= 3_652
      ? (.outOfRange, Weights.birthOutOfRange) : (.farFromRange, Weights.birthFarFromRange)
  }
}
