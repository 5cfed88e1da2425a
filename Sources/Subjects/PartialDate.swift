/// A date known in part: a day, a month, a year, about a year, or between two such dates.
///
/// Written as the lists and the command line write it: `1971-03-02`, `1971-03`, `1971`, `~1971`,
/// `1968..1972`. The calendar is the Gregorian one, or up to the year 1500 the Hijri one.
public struct PartialDate: Sendable, Hashable {
  /// A day, or a month or year as a whole.
  public struct Point: Sendable, Hashable {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12; `nil` where only the year is known.
    public let month: Int?
    /// 1 to 31; `nil` where only the month is known.
    public let day: Int?

    /// `nil` for a month or day that no calendar has, or a day without a month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
      guard (1...9999).contains(year) else { return nil }
      if let month {
        guard (1...12).contains(month) else { return nil }
        if let day, !(1...Self.days(inMonth: month, of: year)).contains(day) { return nil }
      } else if day != nil {
        return nil
      }
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// The date, or the first of the two between which it lies.
  public let start: Point
  /// The last of the two between which it lies; `nil` for a single date.
  public let end: Point?
  /// Whether the source says "about".
  public let isApproximate: Bool

  /// A single date; `nil` for a day that no calendar has.
  public init?(year: Int, month: Int? = nil, day: Int? = nil, isApproximate: Bool = false) {
    guard let point = Point(year: year, month: month, day: day) else { return nil }
    self.start = point
    self.end = nil
    self.isApproximate = isApproximate
  }

  /// A date between two others; `nil` when the first is later than the last.
  public init?(from start: Point, to end: Point) {
    guard start.firstDay <= end.lastDay else { return nil }
    self.start = start
    self.end = end
    self.isApproximate = false
  }
}

extension PartialDate {
  /// Reads `1971-03-02`, `1971-03`, `1971`, `~1971` or `1968..1972`, in Latin or Arabic digits; a time of day after the date
  /// (`2015-03-27-04:00`, `2012-01-01T00:00:00`) is passed over.
  public init?(_ text: String) {
    var rest = Substring(text.filter { !$0.isWhitespace }.withLatinDigits())
    if let range = rest.firstRange(of: "..") {
      guard let start = Point(rest[..<range.lowerBound]), let end = Point(rest[range.upperBound...])
      else { return nil }
      self.init(from: start, to: end)
      return
    }
    let isApproximate = rest.first == "~"
    if isApproximate { rest.removeFirst() }
    guard let point = Point(rest) else { return nil }
    self.init(
      year: point.year, month: point.month, day: point.day, isApproximate: isApproximate)
  }

  /// The form that `init(_:)` reads.
  public var text: String {
    if let end { return start.text + ".." + end.text }
    return (isApproximate ? "~" : "") + start.text
  }

  /// The first day that the date may be, in days since 1970-01-01; "about" widens it by no day.
  public var firstDay: Int { start.firstDay }
  /// The last day that the date may be, in days since 1970-01-01.
  public var lastDay: Int { (end ?? start).lastDay }
  /// Whether the very day is known.
  public var isFull: Bool { end == nil && !isApproximate && start.day != nil }
}

extension PartialDate.Point {
  /// Reads an ISO 8601 date or a prefix of one.
  init?(_ text: Substring) {
    let date = text.prefix { $0 != "T" }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    var numbers: [Int] = []
    for (part, length) in zip(parts, lengths) {
      guard part.count == length, part.allSatisfy({ $0.isASCII && $0.isNumber }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    guard let year = numbers.first else { return nil }
    // What follows a full date is a time zone: "2015-03-27-04:00".
    guard parts.count <= 3 || parts[3].first?.isNumber == true else { return nil }
    self.init(
      year: year, month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// `1971`, `1971-03` or `1971-03-02`.
  public var text: String {
    var text = Self.padded(year, 4)
    if let month { text += "-" + Self.padded(month, 2) }
    if let day { text += "-" + Self.padded(day, 2) }
    return text
  }

  /// The first day that this may be, in days since 1970-01-01.
  public var firstDay: Int { Self.dayNumber(year: year, month: month ?? 1, day: day ?? 1) }

  /// The last day that this may be, in days since 1970-01-01.
  public var lastDay: Int {
    let month = month ?? 12
    let day = day ?? Self.days(inMonth: month, of: year)
    return Self.dayNumber(year: year, month: month, day: day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    // The months of the Hijri calendar have 29 or 30 days, by sighting.
    if year <= PartialDate.lastHijriYear { return 30 }
    return switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// - Source: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
