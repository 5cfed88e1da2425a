import Subjects

extension PersonMaker {
  /// Dates of birth, in the shares that the large lists show: full 74 %, a year alone 14 %, about a
  /// year 5 %, none 5 %; hand-set after the UN list's own coverage.
  func births() -> [PartialDate] {
    var random = random(for: .births)
    let day = birthDay(&random)
    let draw = random.below(1000)
    let extra = random.below(1000)
    switch index % 100 {
    case 1: return [monthOnly(day)]
    case 2: return [about(day)]
    case 3: return [between(day, &random)]
    case 4: return []
    case 5: return several(4, day, &random)
    case 6: return several(2, day, &random)
    case 23: return [yearOnly(day)]
    default: break
    }
    guard extra >= 60 else { return several(2 + extra % 3, day, &random) }
    switch draw {
    case ..<740: return [PartialDate(day)]
    case ..<760: return [monthOnly(day)]
    case ..<880: return [yearOnly(day)]
    case ..<930: return [about(day)]
    case ..<950: return [between(day, &random)]
    default: return []
    }
  }

  /// The day of birth itself, whatever the entry knows of it.
  var birthDay: PartialDate.Point {
    var random = random(for: .births)
    return birthDay(&random)
  }

  private func birthDay(_ random: inout SampleRandom) -> PartialDate.Point {
    date(in: 1948...2003, &random)
  }

  private func several(
    _ count: Int, _ day: PartialDate.Point, _ random: inout SampleRandom
  ) -> [PartialDate] {
    var dates = [PartialDate(day)]
    while dates.count < count {
      let shifted = date(in: day.year - 3...day.year + 3, &random)
      let next = random.chance(perMille: 400) ? yearOnly(shifted) : PartialDate(shifted)
      if !dates.contains(next) { dates.append(next) }
    }
    return dates
  }

  private func yearOnly(_ day: PartialDate.Point) -> PartialDate { made(year: day.year) }

  private func monthOnly(_ day: PartialDate.Point) -> PartialDate {
    made(year: day.year, month: day.month)
  }

  private func about(_ day: PartialDate.Point) -> PartialDate {
    made(year: day.year, isApproximate: true)
  }

  private func between(_ day: PartialDate.Point, _ random: inout SampleRandom) -> PartialDate {
    guard let first = PartialDate.Point(year: day.year),
      let last = PartialDate.Point(year: day.year + random.within(1...4)),
      let date = PartialDate(from: first, to: last)
    else { preconditionFailure("a later year follows an earlier one") }
    return date
  }

  private func made(year: Int, month: Int? = nil, isApproximate: Bool = false) -> PartialDate {
    guard let date = PartialDate(year: year, month: month, isApproximate: isApproximate) else {
      preconditionFailure("the year and month come from a day of the calendar")
    }
    return date
  }
}

extension PartialDate {
  /// The date of one day.
  init(_ day: Point) {
    guard let date = PartialDate(year: day.year, month: day.month, day: day.day) else {
      preconditionFailure("a point is a date")
    }
    self = date
  }
}
