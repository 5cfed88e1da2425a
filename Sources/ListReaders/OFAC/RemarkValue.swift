import Subjects

/// What follows a phrase of OFAC's Remarks: "A123 (Iraq) issued 12 Mar 2001 expires 2011".
struct RemarkValue {
  /// All of it.
  var text: String
  var number: String
  /// The country in brackets, as written.
  var country = ""
  var issued: PartialDate?
  var expires: PartialDate?
  /// What is neither number, country nor date.
  var remainder = ""

  init(_ text: String) {
    self.text = text
    var rest = text
    expires = Self.cutDate(after: ["expires", "expired"], from: &rest)
    issued = Self.cutDate(after: ["issued", "date of issue"], from: &rest)
    var others: [String] = []
    while let open = rest.lastIndex(of: "("), open > rest.startIndex,
      let close = rest[open...].firstIndex(of: ")")
    {
      let inside = rest[rest.index(after: open)..<close].singleSpaced
      if country.isEmpty, Country(inside) != nil { country = inside } else { others.append(inside) }
      let tail = rest[rest.index(after: close)...].singleSpaced
      if !tail.isEmpty { others.append(tail) }
      rest = rest[..<open].singleSpaced
    }
    if rest.last == "," { rest.removeLast() }
    number = rest.hasPrefix("No. ") ? String(rest.dropFirst(4)) : rest
    remainder = others.reversed().joined(separator: "; ")
    // A country that we do not know is still the issuer when nothing else is in brackets.
    if country.isEmpty, others.count == 1, !remainder.contains(where: \.isNumber) {
      (country, remainder) = (remainder, "")
    }
  }

  init(number: String, country: String, issued: PartialDate?, expires: PartialDate?) {
    self.text = number
    self.number = number
    self.country = country
    self.issued = issued
    self.expires = expires
  }

  /// The text between quotes: "'ABU X'".
  var unquoted: String {
    var name = text[...]
    if let first = name.first, "'\"‘".contains(first) { name.removeFirst() }
    if let last = name.last, "'\"’".contains(last) { name.removeLast() }
    return name.singleSpaced
  }

  private static func cutDate(after words: [String], from text: inout String) -> PartialDate? {
    for word in words {
      guard let found = text.firstRange(of: " \(word) ") else { continue }
      let after = text[found.upperBound...]
      guard let date = WrittenDate.parse(after.singleSpaced) else { continue }
      text = String(text[..<found.lowerBound])
      return date
    }
    return nil
  }
}
