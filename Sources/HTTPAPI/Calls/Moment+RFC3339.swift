import Register

extension Moment {
  /// A day, or a time with its zone, as RFC 3339 writes them; fractions of a second are left out.
  ///
  /// Years are those of the Gregorian calendar, 1 to 9999.
  init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = Self.day(bytes[..<10]) else { return nil }
    if bytes.count == 10 {
      self.init(dayOf: Moment(seconds: day * 86_400))
      return
    }
    guard bytes.count > 19, bytes[10] == 0x54 || bytes[10] == 0x74, bytes[13] == 0x3A,
      bytes[16] == 0x3A, let hours = Self.number(bytes[11..<13], most: 23),
      let minutes = Self.number(bytes[14..<16], most: 59),
      let second = Self.number(bytes[17..<19], most: 60)
    else { return nil }
    var rest = bytes[19...]
    if rest.first == 0x2E { rest = rest.dropFirst().drop { (0x30...0x39).contains($0) } }
    guard let offset = Self.offsetSeconds(rest) else { return nil }
    let seconds = day * 86_400 + hours * 3_600 + minutes * 60 + second - offset
    guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
    self.init(seconds: seconds)
  }

  private static func number(_ digits: ArraySlice<UInt8>, most: Int) -> Int? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return value <= most ? value : nil
  }

  /// Days since 1970-01-01 of `2024-05-03`.
  ///
  /// - Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  private static func day(_ text: ArraySlice<UInt8>) -> Int? {
    let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0], most: 9_999),
      let month = number(parts[1], most: 12), let day = number(parts[2], most: 31),
      year > 0, month > 0, day > 0
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard day <= length else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `Z`, `+02:00`, `-05:30`.
  private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
    if text.count == 1 { return text.first == 0x5A || text.first == 0x7A ? 0 : nil }
    let bytes = Array(text)
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
      let hours = number(bytes[1..<3], most: 23), let minutes = number(bytes[4..<6], most: 59)
    else { return nil }
    return (bytes[0] == 0x2D ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }
}
