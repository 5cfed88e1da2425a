extension PartialDate {
  /// Reads a date as people write it at a desk: all that `init(_:)` reads, and besides a year of
  /// two digits (`71`, `71-03-02`), a decade (`197x`, `1970s`), and the day first with slashes or
  /// dots (`2/3/1971`).
  ///
  /// Two digits are a year from 1926 to 2025: the window is fixed, so that a question means the
  /// same whenever it is asked.
  public static func asked(_ text: String) -> PartialDate? {
    let text = String(text.filter { !$0.isWhitespace }.withLatinDigits().lowercased())
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if let date = PartialDate(text) ?? Self.dayFirst(text) ?? Self.decade(text) {
      return date
    } else if let year = parts.first, year.count == 2, let number = Int(year) {
      let century = number >= 26 ? 1900 : 2000
      let rest = parts.dropFirst().map { "-" + $0 }.joined()
      return PartialDate("\(century + number)" + rest)
    }
    return nil
  }

  /// `197x` or `1970s`.
  private static func decade(_ text: String) -> PartialDate? {
    let digits = text.prefix { $0.isNumber }
    let year: Int? =
      switch (digits.count, text.dropFirst(digits.count)) {
      case (3, "x"): Int(digits).map { $0 * 10 }
      case (4, "s"): Int(digits).flatMap { $0 % 10 == 0 ? $0 : nil }
      default: nil
      }
    guard let year, let first = Point(year: year), let last = Point(year: year + 9) else {
      return nil
    }
    return PartialDate(from: first, to: last)
  }

  /// `2/3/1971` or `02.03.1971`: the day first, as in all countries where Arabic is spoken.
  private static func dayFirst(_ text: String) -> PartialDate? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." }
    guard parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2,
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return PartialDate(year: year, month: month, day: day)
  }
}
