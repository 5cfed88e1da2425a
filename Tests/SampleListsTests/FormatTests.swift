import Foundation
import FoundationXML
import SampleLists
import Testing

/// Counts elements and gathers the texts of some.
private final class Gatherer: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]
  var texts: [String: [String]] = [:]
  private var current = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    current = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    texts[name, default: []].append(current)
    current = ""
  }
}

private func gathered(_ list: SampleList) -> Gatherer? {
  let parser = XMLParser(data: Data((written(list, as: .un)[.main] ?? [])))
  let gatherer = Gatherer()
  parser.delegate = gatherer
  return parser.parse() ? gatherer : nil
}

@Test func `the XML is well formed and has every entry`() throws {
  let list = SampleList(people: 300, organizations: 30)
  let found = try #require(gathered(list))
  #expect(found.counts["INDIVIDUAL"] == 300)
  #expect(found.counts["ENTITY"] == 30)
  #expect(found.counts["COMMENTS1"] == 330)
  #expect(found.texts["COMMENTS1"]?.allSatisfy { $0.hasPrefix("Invented ") } == true)
  #expect(found.texts["REFERENCE_NUMBER"]?.allSatisfy { $0.contains("IN") } == true)
}

@Test func `the XML names the people of the list`() throws {
  let list = SampleList(people: 100)
  let found = try #require(gathered(list))
  let firsts = (0..<100).map { list.person(at: $0).nameFields[0].uppercased() }
  #expect(found.texts["FIRST_NAME"] == firsts)
  let originals = (0..<100).compactMap { list.person(at: $0).originalName }
  #expect(found.texts["NAME_ORIGINAL_SCRIPT"] == originals)
}

@Test func `two hundred people show every trap of the XML`() throws {
  let found = try #require(gathered(SampleList(people: 200)))
  let qualities = Set(found.texts["QUALITY"] ?? [])
  #expect(qualities == ["Good", "Low", "a.k.a.", "f.k.a.", ""])
  let types = Set(found.texts["TYPE_OF_DATE"] ?? [])
  #expect(types == ["EXACT", "APPROXIMATELY", "BETWEEN", ""])
  #expect(found.texts["ALIAS_NAME"]?.contains("") == true)
  #expect(found.texts["ALIAS_NAME"]?.contains { $0.contains("; ") } == true)
  #expect(found.texts["REFERENCE_NUMBER"]?.contains { $0.hasSuffix(" ") } == true)
  #expect(found.texts["LISTED_ON"]?.contains { $0.count > 10 } == true)
  #expect(found.texts["COMMENTS1"]?.contains { $0.contains("Mother's name is") } == true)
  let kinds = found.texts["TYPE_OF_DOCUMENT2"] ?? []
  #expect(kinds.contains { $0.hasPrefix("Numéro") })
  #expect(kinds.contains { $0.hasPrefix("Número") })
  #expect(found.counts["GENDER", default: 0] < 40)
  for element in ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "TITLE", "GENDER", "YEAR", "FROM_YEAR"] {
    #expect(found.counts[element] != nil, "no \(element)")
  }
}

/// The fields of each row of a CSV file, by RFC 4180.
private func rows(_ text: String) -> [[String]] {
  text.split(whereSeparator: \.isNewline).filter { $0 != "\u{1A}" }.map { line in
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

@Test(arguments: [
  (SampleFile.main, 12), (SampleFile.aliases, 5), (SampleFile.addresses, 6),
  (SampleFile.comments, 2),
])
func `each row of OFAC's files has its columns`(file: SampleFile, count: Int) {
  let list = SampleList(people: 400, organizations: 40)
  let found = rows(text(list, .ofac, file))
  #expect(!found.isEmpty)
  #expect(found.allSatisfy { $0.count == count })
  let ids = Set(rows(text(list, .ofac)).map { $0[0] })
  #expect(ids.count == 440)
  #expect(found.allSatisfy { ids.contains($0[0]) })
}

@Test func `two hundred people show every segment of OFAC's remarks`() {
  let list = SampleList(people: 200)
  let remarks = rows(text(list, .ofac)).map { $0[11] }
  for segment in [
    "DOB ", "alt. DOB ", "DOB circa ", " to 19", "POB ", "nationality ", "Gender Female",
    "Passport ", "National ID No. ", "a.k.a. '", "Linked To: ",
  ] {
    #expect(remarks.contains { $0.contains(segment) }, "no \(segment)")
  }
  let aliases = Set(rows(text(list, .ofac, .aliases)).map { $0[2] })
  #expect(aliases == ["aka", "fka"])
}

@Test func `overflowing remarks go on in the comments`() {
  let list = SampleList(people: 200)
  let rest = rows(text(list, .ofac, .comments))
  #expect(rest.count >= 2)
  for row in rest {
    let first = rows(text(list, .ofac)).first { $0[0] == row[0] }
    #expect(first?[11].count == 1000)
    #expect(row[1].hasSuffix("."))
  }
}

@Test func `each row of a bureau's list has twenty columns`() {
  let found = rows(text(SampleList(people: 300), .csv))
  #expect(found.count == 301)
  #expect(found.allSatisfy { $0.count == 20 })
}
