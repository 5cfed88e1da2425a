import Subjects

/// A day or a second, in UTC.
///
/// Where only the day is known it stands for its first second when moments are put in order, and
/// for its last when it is a limit.
public struct Moment: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z; the first second of a day.
  public let seconds: Int
  /// Whether only the day is known.
  public let isDay: Bool

  /// A second; `seconds` count from 1970-01-01T00:00:00Z and lie in the years 1 to 9999.
  public init(seconds: Int) {
    precondition((-62_135_596_800...253_402_300_799).contains(seconds), "a year of four digits")
    self.seconds = seconds
    self.isDay = false
  }

  /// The day on which a moment lies.
  public init(dayOf moment: Moment) {
    self.seconds = moment.dayNumber * 86_400
    self.isDay = true
  }

  /// Reads `2024-05-03`, `2024-05-03T10:15:00Z`, `2024-05-03 10:15`, with a zone other than UTC
  /// (`+03:00`) and with fractions of a second, which are dropped.
  ///
  /// `nil` for anything else.
  public init?(_ text: String) {
    let halves = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard let date = halves.first, date.utf8.count == 10,
      let day = PartialDate(String(date)), day.isFull
    else { return nil }
    guard halves.count == 2 else {
      guard text.utf8.count == 10 else { return nil }
      (seconds, isDay) = (day.firstDay * 86_400, true)
      return
    }
    guard let time = Self.secondsOfDay(halves[1]) else { return nil }
    let seconds = day.firstDay * 86_400 + time
    guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
    (self.seconds, self.isDay) = (seconds, false)
  }

  /// The last second that the moment may be.
  public var lastSecond: Int { isDay ? seconds + 86_399 : seconds }

  /// `2024-05-03` or `2024-05-03T10:15:00Z`.
  public var text: String {
    let date = Self.date(ofDay: dayNumber)
    guard !isDay else { return date }
    let time = seconds - dayNumber * 86_400
    return date + "T" + Self.padded(time / 3600) + ":" + Self.padded(time / 60 % 60) + ":"
      + Self.padded(time % 60) + "Z"
  }

  /// Days since 1970-01-01.
  public var dayNumber: Int { (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 }
}

extension Moment: Comparable {
  /// Earlier seconds first; a day before its first second.
  public static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.isDay ? 0 : 1) < (right.seconds, right.isDay ? 0 : 1)
  }
}

extension Moment {
  /// Seconds of the day in UTC of `10:15`, `10:15:00.123Z` or `10:15+03:00`; may fall outside the
  /// day where the zone shifts it.
  private static func secondsOfDay(_ text: Substring) -> Int? {
    var clock = text
    var offset = 0
    if clock.last == "Z" || clock.last == "z" {
      clock.removeLast()
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let zone = numbers(clock[clock.index(after: sign)...]), zone.count == 2,
        zone[0] <= 14, zone[1] < 60
      else { return nil }
      offset = (zone[0] * 3600 + zone[1] * 60) * (clock[sign] == "+" ? 1 : -1)
      clock = clock[..<sign]
    }
    if let dot = clock.firstIndex(of: ".") { clock = clock[..<dot] }
    guard let parts = numbers(clock), (2...3).contains(parts.count),
      parts[0] < 24, parts[1] < 60, parts.count < 3 || parts[2] < 60
    else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0) - offset
  }

  private static func numbers(_ text: Substring) -> [Int]? {
    var numbers: [Int] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard part.utf8.count == 2, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// - Source: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
  private static func date(ofDay day: Int) -> String {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + padded(month)
      + "-" + padded(dayOfMonth)
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
