import Subjects

/// Writes the XML of the United Nations' consolidated list, element for element as in the file of
/// 2026-02-27; references and comments say that nobody on it exists.
struct UNWriter: SampleWriter {
  func begin(_ bytes: inout [UInt8]) {
    bytes +=
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:noNamespaceSchemaLocation="https://www.un.org/sc/resources/sc-sanctions.xsd" \
      dateGenerated="2026-01-01T00:00:00.000Z">
        <INDIVIDUALS>

      """.utf8
  }

  func beginOrganizations(_ bytes: inout [UInt8]) {
    bytes += "  </INDIVIDUALS>\n  <ENTITIES>\n".utf8
  }

  func end(_ buffers: inout SampleBuffers) {
    buffers[.main, default: []] += "  </ENTITIES>\n</CONSOLIDATED_LIST>\n".utf8
  }

  func append(_ person: InventedPerson, _ buffers: inout SampleBuffers) {
    var xml = UNElements(bytes: buffers.removeValue(forKey: .main) ?? [])
    xml.open("INDIVIDUAL", 2)
    appendHead(person, &xml)
    xml.values("TITLE", person.title.map { [$0] } ?? [])
    xml.values("DESIGNATION", person.designation.map { [$0] } ?? [])
    xml.values("NATIONALITY", person.nationalities.map(CountryNames.english))
    xml.values("LIST_TYPE", ["UN List"])
    xml.values(
      "LAST_DAY_UPDATED", person.listing.updatedOn.isEmpty ? [""] : person.listing.updatedOn)
    appendAliases(person.aliases, "INDIVIDUAL_ALIAS", &xml)
    appendPlaces(person.addresses, "INDIVIDUAL_ADDRESS", &xml)
    appendBirths(person.births, &xml)
    appendPlaces(person.birthPlaces, "INDIVIDUAL_PLACE_OF_BIRTH", &xml)
    for document in person.documents { append(document, &xml) }
    if person.documents.isEmpty { xml.empty("INDIVIDUAL_DOCUMENT", 3) }
    xml.empty("SORT_KEY", 3)
    xml.empty("SORT_KEY_LAST_MOD", 3)
    xml.close("INDIVIDUAL", 2)
    buffers[.main] = xml.bytes
  }

  private func appendHead(_ person: InventedPerson, _ xml: inout UNElements) {
    xml.element("DATAID", String(9_000_001 + person.index), 3)
    xml.element("VERSIONNUM", "1", 3)
    let names = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
    for (name, field) in zip(names, person.nameFields) { xml.element(name, field.uppercased(), 3) }
    xml.element("UN_LIST_TYPE", "Invented", 3)
    let stray = person.listing.hasStraySpace ? (person.index % 2 == 0 ? " " : "") : ""
    let trailing = person.listing.hasStraySpace ? " " : ""
    xml.element("REFERENCE_NUMBER", stray + person.reference + trailing, 3)
    xml.element("LISTED_ON", person.listing.listedOn, 3)
    if person.listing.showsGender { xml.element("GENDER", person.isFemale ? "Female" : "Male", 3) }
    if let original = person.originalName { xml.element("NAME_ORIGINAL_SCRIPT", original, 3) }
    xml.element("COMMENTS1", comment(person), 3)
  }

  private func comment(_ person: InventedPerson) -> String {
    var text = Invented.person
    if let father = person.father { text += " Father's name is \(father.latin)." }
    if let mother = person.mother { text += " Mother's name is \(mother.latin)." }
    if let grandfather = person.grandfather {
      text += " Grandfather's name is \(grandfather.latin)."
    }
    return text
  }

  func append(_ organization: InventedOrganization, _ buffers: inout SampleBuffers) {
    var xml = UNElements(bytes: buffers.removeValue(forKey: .main) ?? [])
    xml.open("ENTITY", 2)
    xml.element("DATAID", String(8_000_001 + organization.index), 3)
    xml.element("VERSIONNUM", "1", 3)
    xml.element("FIRST_NAME", organization.name.uppercased(), 3)
    xml.element("UN_LIST_TYPE", "Invented", 3)
    xml.element("REFERENCE_NUMBER", organization.reference, 3)
    xml.element("LISTED_ON", organization.listedOn, 3)
    if let original = organization.originalName { xml.element("NAME_ORIGINAL_SCRIPT", original, 3) }
    xml.element("COMMENTS1", Invented.organization, 3)
    xml.values("LIST_TYPE", ["UN List"])
    xml.values("LAST_DAY_UPDATED", [""])
    appendAliases(organization.aliases, "ENTITY_ALIAS", &xml)
    appendPlaces([organization.address], "ENTITY_ADDRESS", &xml)
    xml.empty("SORT_KEY", 3)
    xml.empty("SORT_KEY_LAST_MOD", 3)
    xml.close("ENTITY", 2)
    buffers[.main] = xml.bytes
  }
}

extension UNWriter {
  private func appendAliases(
    _ aliases: [InventedAlias], _ element: String, _ xml: inout UNElements
  ) {
    let rows =
      aliases.isEmpty
      ? [("", "")] : aliases.map { ($0.quality.rawValue, $0.names.joined(separator: "; ")) }
    for (quality, name) in rows {
      xml.open(element, 3)
      xml.element("QUALITY", quality, 4)
      xml.element("ALIAS_NAME", name, 4)
      xml.close(element, 3)
    }
  }

  private func appendPlaces(
    _ places: [InventedPlace], _ element: String, _ xml: inout UNElements
  ) {
    for place in places {
      xml.open(element, 3)
      if let street = place.street { xml.element("STREET", street, 4) }
      if let city = place.city { xml.element("CITY", city, 4) }
      xml.element("COUNTRY", CountryNames.english(place.country), 4)
      xml.close(element, 3)
    }
    guard places.isEmpty else { return }
    xml.open(element, 3)
    xml.empty("COUNTRY", 4)
    xml.close(element, 3)
  }

  private func appendBirths(_ births: [PartialDate], _ xml: inout UNElements) {
    let element = "INDIVIDUAL_DATE_OF_BIRTH"
    for birth in births {
      xml.open(element, 3)
      xml.element(
        "TYPE_OF_DATE",
        birth.isApproximate ? "APPROXIMATELY" : birth.end != nil ? "BETWEEN" : "EXACT", 4)
      append(birth, &xml)
      xml.close(element, 3)
    }
    guard births.isEmpty else { return }
    xml.open(element, 3)
    xml.empty("TYPE_OF_DATE", 4)
    xml.close(element, 3)
  }

  /// The list has no element for a month without its day: it stands in the note, as in row CDi.004.
  private func append(_ birth: PartialDate, _ xml: inout UNElements) {
    if let end = birth.end {
      xml.element("FROM_YEAR", String(birth.start.year), 4)
      xml.element("TO_YEAR", String(end.year), 4)
    } else if birth.start.day != nil {
      xml.element("DATE", birth.start.text, 4)
    } else if let month = birth.start.month {
      xml.element("NOTE", "\(EnglishMonths.short[month - 1]). \(birth.start.year) ", 4)
    } else {
      xml.element("YEAR", String(birth.start.year), 4)
    }
  }

  private func append(_ document: InventedDocument, _ xml: inout UNElements) {
    xml.open("INDIVIDUAL_DOCUMENT", 3)
    let isUsual = ["Passport", "National Identification Number"].contains(document.label)
    if isUsual {
      xml.element("TYPE_OF_DOCUMENT", document.label, 4)
    } else {
      xml.element(
        "TYPE_OF_DOCUMENT", document.isPassport ? "Passport" : "National Identification Number", 4)
      xml.element("TYPE_OF_DOCUMENT2", document.label, 4)
    }
    xml.element("NUMBER", document.number, 4)
    let country = CountryNames.english(document.country)
    if document.countryField != .ofIssue { xml.element("ISSUING_COUNTRY", country, 4) }
    if document.countryField != .issuing { xml.element("COUNTRY_OF_ISSUE", country, 4) }
    if let date = document.issuedOn { xml.element("DATE_OF_ISSUE", date, 4) }
    if let note = document.note { xml.element("NOTE", note, 4) }
    xml.close("INDIVIDUAL_DOCUMENT", 3)
  }
}

/// Names of months as the lists write them.
enum EnglishMonths {
  static let short = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
