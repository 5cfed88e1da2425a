import NameMatching
import NameText
import TestSupport
import Testing

private func agreement(_ query: String, _ entry: String) -> NameAgreement {
  NameScorer.compare(
    NameProfile(ParsedName(query)), NameProfile(ParsedName(entry)))
}

@Test func `the steps of an alignment add up to its distance and spell both parts`() {
  let words = [
    "Mohammed", "Muhamad", "محمد", "Khalid", "خالد", "Khald", "الزرقاوي", "Zarqani", "Abdurrahman",
    "عبد الرحمن", "Мухаммед", "Yousef", "يوسف", "Юсуф", "Hsasan", "Hassan", "حسن",
  ]
  forAll(
    { generator in
      func name() -> String {
        (0..<3).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      }
      return (name(), name())
    }, count: 500
  ) { query, entry in
    let agreement = agreement(query, entry)
    return agreement.matches.allSatisfy { match in
      let steps = agreement.letterSteps(of: match)
      return steps.reduce(0) { $0 + $1.cost } == match.distance
        && steps.map(\.query).joined() == match.query.text
        && steps.map(\.entry).joined() == match.entry.text
    }
  }
}
