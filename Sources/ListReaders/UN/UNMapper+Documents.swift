import Subjects

extension UNMapper {
  /// Types stand in TYPE_OF_DOCUMENT or TYPE_OF_DOCUMENT2, in English, French or Spanish; the
  /// issuer in ISSUING_COUNTRY or COUNTRY_OF_ISSUE. Half of the elements are empty.
  func takeDocument(_ node: XMLNode, _ path: String, into draft: inout EntryDraft) {
    let types = [node.value("TYPE_OF_DOCUMENT"), node.value("TYPE_OF_DOCUMENT2")]
      .filter { !$0.isEmpty }
    var type = types.joined(separator: ", ")
    let note = node.value("NOTE")
    let cityOfIssue = node.value("CITY_OF_ISSUE")
    let written = node.value("NUMBER")
    let parts = Self.split(number: written.isEmpty ? type : written)
    if type.isEmpty { type = parts.type.isEmpty ? "Document" : parts.type }
    let countries = [node.value("ISSUING_COUNTRY"), node.value("COUNTRY_OF_ISSUE")]
    let extras = [
      written == parts.number ? "" : written,
      cityOfIssue.isEmpty ? "" : "Issued in \(cityOfIssue)", note,
    ].filter { !$0.isEmpty }
    let date = node.value("DATE_OF_ISSUE")
    let issued = PartialDate(date) ?? WrittenDate.parse(date)
    if issued == nil, !date.isEmpty {
      draft.keepUnmapped(path + "/DATE_OF_ISSUE: no date", line: node.line, text: date)
    }
    let document = PersonDocument(
      kind: PersonDocument.kind(ofType: "\(type) \(parts.type)"), type: type,
      number: parts.number, country: countries.first { !$0.isEmpty } ?? "", issued: issued,
      summary: extras.joined(separator: "; "))
    if !document.number.isEmpty {
      draft.add(document, path: path, line: node.line)
    }
    let said = ([type] + countries + extras + [date]).filter { !$0.isEmpty }
    if document.number.isEmpty || document.kind == .tax || document.kind == .socialSecurity,
      said != ["Document"]
    {
      draft.note("Document: " + said.joined(separator: ", "))
    }
    keepUnknown(node, path, Self.documentElements, &draft)
  }

  private static let documentElements: Set = [
    "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE",
    "CITY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE",
  ]

  /// Parts "Libyan passport number A12 (expired)" into "Libyan passport number" and "A12": the
  /// number begins at the first word with a digit and ends at a bracket, comma or semicolon.
  static func split(number text: String) -> (type: String, number: String) {
    let words = text.split(separator: " ")
    guard let first = words.firstIndex(where: { $0.contains(where: \.isNumber) }) else {
      return (text, "")
    }
    // "AB 123" is one number: up to four capitals before the digits belong to it.
    var start = first
    if first > 0, words[first - 1].count <= 4,
      words[first - 1].allSatisfy({ $0.isUppercase || $0 == "-" })
    {
      start -= 1
    }
    let type = words[..<start].joined(separator: " ")
    let rest = words[start...].joined(separator: " ")
    return (type, rest.prefix { !"(;,".contains($0) }.singleSpaced)
  }
}
