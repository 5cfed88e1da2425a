import Subjects

/// The wording of OFAC's fields.
enum OFACText {
  /// What stands for "nothing"; the space is the publisher's.
  static let null = "-0- "

  /// The text in quotes, or the null.
  static func quoted(_ text: String) -> String {
    if text.isEmpty { return null }
    let hasQuote = text.utf8.contains(UInt8(ascii: "\""))
    return "\"" + (hasQuote ? text.replacing("\"", with: "\"\"") : text) + "\""
  }

  /// `AL-DULAYMI, Khalid Mahmud`: the last name first, with its article.
  static func inverted(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 1 else { return name.uppercased() }
    let before = words[words.count - 2].lowercased()
    let isJoined =
      words.count > 2 && ["al", "el", "bin", "ben", "ibn", "abu", "abd"].contains(before)
    let start = words.count - (isJoined ? 2 : 1)
    return words[start...].joined(separator: " ").uppercased() + ", "
      + words[..<start].joined(separator: " ")
  }

  /// The remarks of a person: dates, places, papers, weak names, links.
  static func remarks(_ person: InventedPerson, _ organizations: [String]) -> String {
    var parts: [String] = []
    parts += numbered("DOB", person.births.map(date))
    parts += numbered("POB", person.birthPlaces.map(place))
    parts += numbered("nationality", person.nationalities.map(CountryNames.english))
    parts.append("Gender " + (person.isFemale ? "Female" : "Male"))
    let passports = person.documents.filter(\.isPassport).map(paper)
    parts += numbered("Passport", passports)
    parts += numbered("National ID No.", person.documents.filter { !$0.isPassport }.map(paper))
    for alias in person.aliases where alias.quality == .low {
      parts += alias.names.map { "a.k.a. '\($0.uppercased())'" }
    }
    parts.append("Invented person, made by tabayyun sample")
    for link in person.listing.linkedTo {
      parts.append("Linked To: " + organizations[link])
    }
    return parts.joined(separator: "; ") + "."
  }

  private static func numbered(_ word: String, _ values: [String]) -> [String] {
    values.enumerated().map { ($0.offset == 0 ? "" : "alt. ") + word + " " + $0.element }
  }

  private static func paper(_ document: InventedDocument) -> String {
    let issued = document.issuedOn.flatMap(PartialDate.init).map { " issued " + date($0) } ?? ""
    return "\(document.number) (\(CountryNames.english(document.country)))" + issued
  }

  private static func place(_ place: InventedPlace) -> String {
    [place.city, CountryNames.english(place.country)].compactMap { $0 }.joined(separator: ", ")
  }

  /// `10 Dec 1948`, `Dec 1948`, `1948`, `circa 1948` or `1948 to 1950`.
  private static func date(_ date: PartialDate) -> String {
    if let end = date.end { return "\(date.start.year) to \(end.year)" }
    let start = date.start
    var text = String(start.year)
    if let month = start.month { text = EnglishMonths.short[month - 1] + " " + text }
    if let day = start.day { text = padded(day, 2) + " " + text }
    return (date.isApproximate ? "circa " : "") + text
  }
}
