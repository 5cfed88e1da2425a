import Subjects

// Aliases, addresses and births: elements with children of their own. Empty ones are common and
// are passed over.
extension UNMapper {
  func takeAlias(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let note = node.value("NOTE")
    let quality = node.value("QUALITY").lowercased()
    let wasListed = ["previously listed as", "formerly listed as"].contains(note.lowercased())
    let property =
      switch quality {
      case "low": "weakAlias"
      case "f.k.a.": "previousName"
      default: wasListed ? "previousName" : "alias"
      }
    if !["", "good", "low", "a.k.a.", "f.k.a."].contains(quality) {
      draft.countUnmapped(path + "/QUALITY: no known quality", line: node.line)
    }
    let names = Self.names(in: node.value("ALIAS_NAME"))
    for name in names { draft.add(name, to: property) }
    for child in node.children {
      switch child.name {
      case "QUALITY", "ALIAS_NAME": break
      case "NOTE": takeAliasNote(note, of: names.first ?? "", property, into: &draft)
      case "DATE_OF_BIRTH": addBirth(child.value, path + "/DATE_OF_BIRTH", child.line, &draft)
      case "CITY_OF_BIRTH": break
      case "COUNTRY_OF_BIRTH": break
      default: keep(child, path, &draft)
      }
    }
    addPlace(
      [node.value("CITY_OF_BIRTH"), node.value("COUNTRY_OF_BIRTH")],
      country: node.value("COUNTRY_OF_BIRTH"), path + "/COUNTRY_OF_BIRTH", node.line, &draft)
  }

  /// One element may hold several names: "Abu A; Abu B".
  static func names(in text: String) -> [String] {
    text.replacing(";", with: "; ").parts(at: ";")
  }

  /// "original script: …" and "in Arabic script: …" carry a further spelling.
  private func takeAliasNote(
    _ note: String, of alias: String, _ property: String, into draft: inout EntryDraft
  ) {
    guard !note.isEmpty else { return }
    draft.note(alias.isEmpty ? "Alias: \(note)" : "Alias \(alias): \(note)")
    guard let colon = note.firstIndex(of: ":"), note[..<colon].lowercased().hasSuffix("script")
    else { return }
    draft.add(note[note.index(after: colon)...].singleSpaced, to: property)
  }

  func takeAddress(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"].map(node.value)
    var text = parts.filter { !$0.isEmpty }.joined(separator: ", ")
    let note = node.value("NOTE")
    if !text.isEmpty, !note.isEmpty { text += " (\(note))" }
    draft.add(text, to: "address")
    if text.isEmpty, !note.isEmpty { draft.note("Address: \(note)") }
    draft.addCountry(
      node.value("COUNTRY"), to: "country", path: path + "/COUNTRY", line: node.line)
    keepUnknown(
      node, path, ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"], &draft)
  }

  func takeBirthPlace(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let country = node.value("COUNTRY")
    addPlace(
      [node.value("STREET"), node.value("CITY"), node.value("STATE_PROVINCE"), country],
      country: country, path + "/COUNTRY", node.line, &draft)
    let note = node.value("NOTE")
    if !note.isEmpty { draft.note("Place of birth: \(note)") }
    keepUnknown(node, path, ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"], &draft)
  }

  private func addPlace(
    _ parts: [String], country: String, _ path: String, _ line: Int, _ draft: inout EntryDraft
  ) {
    draft.add(parts.filter { !$0.isEmpty }.joined(separator: ", "), to: "birthPlace")
    draft.addCountry(country, to: "birthCountry", path: path, line: line)
  }

  /// `DATE` goes before `YEAR`; EXACT with only a year is normal.
  func takeBirthDate(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let type = node.value("TYPE_OF_DATE").uppercased()
    let note = node.value("NOTE")
    let isAbout = type == "APPROXIMATELY" || note.lowercased().hasPrefix("approximately")
    if let start = PartialDate(node.value("FROM_YEAR")), let end = PartialDate(node.value("TO_YEAR")),
      let range = PartialDate(from: start.start, to: end.start)
    {
      draft.addBirth(range)
    } else {
      let text = ["DATE", "YEAR", "FROM_YEAR", "TO_YEAR"].map(node.value).first { !$0.isEmpty }
      if let text {
        addBirth(isAbout ? "~" + text : text, path + "/DATE", node.line, &draft)
      } else if let date = WrittenDate.parse(note) {
        draft.addBirth(date)
      }
    }
    if !note.isEmpty { draft.note("Date of birth: \(note)") }
    if !["EXACT", "APPROXIMATELY", "BETWEEN", ""].contains(type) {
      draft.keepUnmapped(path + "/TYPE_OF_DATE: no known type", line: node.line, text: type)
    }
    keepUnknown(
      node, path, ["TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"], &draft)
  }

  private func addBirth(_ text: String, _ path: String, _ line: Int, _ draft: inout EntryDraft) {
    if let date = PartialDate(text) ?? WrittenDate.parse(text) {
      draft.addBirth(date)
    } else if !text.isEmpty {
      draft.keepUnmapped(path + ": no date", line: line, text: text)
    }
  }

  func keepUnknown(
    _ node: XMLNode, _ path: String, _ known: Set<String>, _ draft: inout EntryDraft
  ) {
    if !node.value.isEmpty { draft.keepUnmapped(path, line: node.line, text: node.value) }
    for child in node.children where !known.contains(child.name) { keep(child, path, &draft) }
  }

  private func keep(_ child: XMLNode, _ path: String, _ draft: inout EntryDraft) {
    draft.keepUnmapped("\(path)/\(child.name)", line: child.line, text: child.allText)
  }
}
