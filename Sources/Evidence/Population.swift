import NameMatching
import NameText

/// The people among whom namesakes are counted, and how common name parts are among them.
///
/// It never enters the score: it serves the estimates of `Estimate` alone, and another country's
/// own table may take its place.
public struct Population: Sendable, Hashable {
  /// What people call it; it stands in every answer that rests on it.
  public let title: String
  /// The same in Arabic.
  public let titleArabic: String
  /// How many people there are.
  public let people: Int
  /// Parts per million by class (sound key); `nil` for the reference frequencies.
  private let shares: [String: Int]?

  /// 40 million adults with names as common as the reference frequencies say: a stated population
  /// of the size of a large Arabic-speaking country.
  public static let standard = Population(
    title: "40 million adults, reference frequencies",
    titleArabic: "40 مليون بالغ بحسب التواتر المرجعي للأسماء", people: 40_000_000, shares: nil)

  private init(title: String, titleArabic: String, people: Int, shares: [String: Int]?) {
    self.title = title
    self.titleArabic = titleArabic
    self.people = people
    self.shares = shares
  }

  /// Reads a country's own table: lines `title<TAB>…`, `people<TAB>…` and `name<TAB>parts per
  /// million`; `#` begins a comment.
  ///
  /// A name may stand in any spelling; spellings of one class add up. Names that the table lacks are
  /// as rare as the rarest that the reference frequencies tell apart.
  public init(text: String) throws(UnreadablePopulation) {
    var title = ""
    var people = 0
    var shares: [String: Int] = [:]
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated()
    where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { throw .line(number + 1, expected: "a name, a tab, a number") }
      if fields[0] == "title" {
        title = String(fields[1])
        continue
      }
      guard let value = Int(fields[1]), value > 0 else {
        throw .line(number + 1, expected: "a whole number above 0")
      }
      if fields[0] == "people" {
        people = value
      } else {
        guard value <= 1_000_000 else { throw .line(number + 1, expected: "parts per million") }
        for token in ParsedName(String(fields[0])).tokens.prefix(1) {
          shares[SoundKey.of(token.text, script: token.script), default: 0] += value
        }
      }
    }
    guard (1...20_000_000_000).contains(people) else { throw .noPeople }
    let (english, arabic) =
      title.isEmpty ? ("\(people) people", "\(people) شخص") : (title, title)
    self.init(title: english, titleArabic: arabic, people: people, shares: shares)
  }

  /// The title, the number of people and every share.
  var identity: String {
    let rows = (shares ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([title, "\(people)"] + rows).joined(separator: " ")
  }

  /// How rare a part of a name is, −log2 of its share, in thousandths of a bit.
  func rarity(of token: NameToken) -> Int {
    guard let shares else {
      return NameRarity.milliBits(ofNats: ReferenceFrequencies.standard.weight(of: token))
    }
    let share = shares[SoundKey.of(token.text, script: token.script)] ?? 0
    return FixedPoint.log2(1_000_000) - FixedPoint.log2(min(max(share, 123), 1_000_000))
  }
}

/// Why a text is no table of a population.
public enum UnreadablePopulation: Error, Equatable, Sendable {
  /// That line, counted from 1, holds something else. Cure: mend it there.
  case line(Int, expected: String)
  /// No line says how many people there are. Cure: add `people<TAB>40000000`.
  case noPeople
}

/// Rarities of names in thousandths of a bit.
enum NameRarity {
  /// From 1/16 nat.
  static func milliBits(ofNats weight: Int) -> Int { max(weight, 0) * 90_168 / 1_000 }
}
