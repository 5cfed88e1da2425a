import Subjects

/// Dates as the prose of lists writes them: `12 Mar 1971`, `Mar 1971`, `1971`, `circa 1968`,
/// `1968 to 1970`, `Nov. 1973`, `03/28/2025`.
enum WrittenDate {
  /// `nil` where the text is no date as a whole.
  static func parse(_ text: String) -> PartialDate? {
    var text = text.singleSpaced
    if text.last == "." { text.removeLast() }
    if let range = range(text) { return range }
    var isApproximate = false
    while let word = text.split(separator: " ").first, vague.contains(word.lowercased()) {
      isApproximate = true
      text = text.dropFirst(word.count).singleSpaced
    }
    guard let point = point(text) else { return nil }
    return PartialDate(
      year: point.year, month: point.month, day: point.day, isApproximate: isApproximate)
  }

  private static let vague: Set = [
    "circa", "ca", "ca.", "c.", "about", "approximately", "approx.", "around", "early", "mid",
    "late", "possibly", "estimated", "between",
  ]

  private static func range(_ text: String) -> PartialDate? {
    for separator in [" to ", " and ", "-", " - ", "–"] {
      guard let found = text.firstRange(of: separator) else { continue }
      let words = text[..<found.lowerBound].split(separator: " ")
        .drop { vague.contains($0.lowercased()) }
      let first = words.joined(separator: " ")
      let last = text[found.upperBound...].singleSpaced
      if let start = point(first), let end = point(last) { return PartialDate(from: start, to: end) }
    }
    return nil
  }

  private static func point(_ text: String) -> PartialDate.Point? {
    if let iso = PartialDate(text), iso.end == nil, !iso.isApproximate { return iso.start }
    let slashed = text.split(separator: "/").map { Int($0) }
    if slashed.count == 3, let month = slashed[0], let day = slashed[1], let year = slashed[2] {
      return PartialDate.Point(year: year, month: month, day: day)
    }
    let words = text.split { $0 == " " || $0 == "," }
    guard let last = words.last, last.count == 4, let year = Int(last) else { return nil }
    switch words.count {
    case 1: return PartialDate.Point(year: year)
    case 2: return month(words[0]).flatMap { PartialDate.Point(year: year, month: $0) }
    case 3:
      // "12 Mar 1971" or "March 12, 1971".
      let isDayFirst = words[0].first?.isNumber ?? false
      guard let month = month(words[isDayFirst ? 1 : 0]), let day = Int(words[isDayFirst ? 0 : 1])
      else { return nil }
      return PartialDate.Point(year: year, month: month, day: day)
    default: return nil
    }
  }

  private static func month(_ word: Substring) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard word.count >= 3, word.allSatisfy({ $0.isLetter || $0 == "." }) else { return nil }
    return names.firstIndex(of: word.prefix(3).lowercased()).map { $0 + 1 }
  }
}
