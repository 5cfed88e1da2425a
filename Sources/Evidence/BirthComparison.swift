import Subjects

/// How two dates of birth, each known more or less exactly, agree.
enum BirthComparison {
  static func compare(_ query: PartialDate, _ entry: PartialDate) -> Reason? {
    let (finding, milliBits) = judge(query, entry)
    return Reason(
      kind: .birth, finding: finding, query: query.text, entry: entry.text, milliBits: milliBits)
  }

  private static func judge(_ a: PartialDate, _ b: PartialDate) -> (Reason.Finding, Int) {
    if a.end != nil || b.end != nil || a.isApproximate || b.isApproximate { return inexact(a, b) }
    let (p, q) = (a.start, b.start)
    if p == q {
      if p.day != nil { return (.sameDay, Weights.birthSameDay) }
      if p.month != nil { return (.sameMonth, Weights.birthSameMonth) }
      return (.sameYear, Weights.birthSameYear)
    }
    guard p.year == q.year else { return apart(years: abs(p.year - q.year)) }
    guard let m = p.month, let n = q.month else { return (.sameYear, Weights.birthSameYear) }
    if m == n, p.day == nil || q.day == nil { return (.sameMonth, Weights.birthSameMonth) }
    if m == q.day, n == p.day { return (.swapped, Weights.birthSwapped) }
    return (.sameYearOtherDay, Weights.birthSameYearOtherDay)
  }

  private static func apart(years: Int) -> (Reason.Finding, Int) {
    switch years {
    case ...1: (.adjacentYear, Weights.birthAdjacentYear)
    case 2: (.near, Weights.birthNear)
    case ...10: (.far, Weights.birthFar)
    default: (.far, Weights.birthVeryFar)
    }
  }

  /// "About" reaches two years to each side.
  private static func inexact(_ a: PartialDate, _ b: PartialDate) -> (Reason.Finding, Int) {
    let slack = (a.isApproximate ? 731 : 0) + (b.isApproximate ? 731 : 0)
    if a.firstDay <= b.lastDay + slack, b.firstDay <= a.lastDay + slack {
      return (.inRange, Weights.birthInRange)
    }
    let gap = max(a.firstDay - b.lastDay, b.firstDay - a.lastDay) - slack
    if gap > 3_652 { return (.far, Weights.birthVeryFar) }
    return gap <= 366 ? (.near, Weights.birthNear) : (.outOfRange, Weights.birthOutOfRange)
  }
}
