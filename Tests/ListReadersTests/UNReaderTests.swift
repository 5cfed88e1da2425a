import ListReaders
import Subjects
import Testing

/// A list of invented entries: `people` and `groups` are the insides of its two parts.
func unList(people: String = "", groups: String = "") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <CONSOLIDATED_LIST dateGenerated="2026-01-02T03:04:05.678Z">
  <INDIVIDUALS>\(people)</INDIVIDUALS>
  <ENTITIES>\(groups)</ENTITIES>
  </CONSOLIDATED_LIST>
  """
}

/// An invented person with further elements.
private func person(_ elements: String, reference: String = "TSi.001") -> String {
  """
  <INDIVIDUAL><DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ZAYDUN</FIRST_NAME>
  <SECOND_NAME>TAMRIN</SECOND_NAME><REFERENCE_NUMBER>\(reference)</REFERENCE_NUMBER>\(elements)
  <SORT_KEY/></INDIVIDUAL>
  """
}

private func properties(_ elements: String) throws -> Properties {
  let reading = try read(.un, unList(people: person(elements)))
  #expect(reading.rejects.isEmpty)
  return try #require(reading.entity("un:TSi.001")).properties
}

@Test func `a person becomes a Person with its sanction`() throws {
  let reading = try read(
    .un,
    unList(
      people: person(
        """
        <THIRD_NAME>AL-MISALI</THIRD_NAME><FOURTH_NAME>WADIH</FOURTH_NAME>
        <UN_LIST_TYPE>Testland</UN_LIST_TYPE><LISTED_ON>2015-03-27-04:00</LISTED_ON>
        <GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>زيدون تمرين</NAME_ORIGINAL_SCRIPT>
        <TITLE><VALUE>Dr.</VALUE></TITLE><DESIGNATION><VALUE>Keeper of lamps</VALUE></DESIGNATION>
        <NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
        <LAST_DAY_UPDATED><VALUE>2016-01-01</VALUE><VALUE>2017-01-01</VALUE></LAST_DAY_UPDATED>
        """, reference: "TSi. 001 ")))
  let entry = try #require(reading.entity("un:TSi.001"))
  #expect(entry.schema == "Person")
  #expect(entry.datasets == ["un"])
  #expect(entry.properties["topics"] == ["sanction"])
  #expect(entry.properties["name"] == ["ZAYDUN TAMRIN AL-MISALI WADIH", "زيدون تمرين"])
  #expect(entry.properties["firstName"] == ["ZAYDUN"])
  #expect(entry.properties["secondName"] == ["TAMRIN"])
  #expect(entry.properties["middleName"] == ["AL-MISALI"])
  #expect(entry.properties["lastName"] == ["WADIH"])
  #expect(entry.properties["gender"] == ["male"])
  #expect(entry.properties["title"] == ["Dr."])
  #expect(entry.properties["position"] == ["Keeper of lamps"])
  #expect(entry.properties["nationality"] == ["iq"])
  let sanction = try #require(reading.entity("un:TSi.001/sanction")).properties
  #expect(sanction["entity"] == ["un:TSi.001"])
  #expect(sanction["authority"] == ["United Nations Security Council"])
  #expect(sanction["unscId"] == ["TSi.001"])
  #expect(sanction["program"] == ["Testland"])
  #expect(sanction["listingDate"] == ["2015-03-27"])
  #expect(sanction["modifiedAt"] == ["2016-01-01", "2017-01-01"])
  #expect(reading.report.published == "2026-01-02T03:04:05.678Z")
  #expect(reading.report.unmapped.isEmpty)
  #expect(reading.report.rows == 1 && reading.report.entries == 1)
}

@Test func `a group becomes an Organization`() throws {
  let reading = try read(
    .un,
    unList(
      groups: """
        <ENTITY><FIRST_NAME>LAMP KEEPERS</FIRST_NAME><REFERENCE_NUMBER>TSe.001</REFERENCE_NUMBER>
        <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Keepers A; Keepers B</ALIAS_NAME></ENTITY_ALIAS>
        <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Candle Keepers</ALIAS_NAME></ENTITY_ALIAS>
        <ENTITY_ADDRESS><STREET>1 Lamp St</STREET><CITY>Mosul</CITY><COUNTRY>Iraq</COUNTRY>
        <NOTE>closed</NOTE></ENTITY_ADDRESS><ENTITY_ADDRESS/></ENTITY>
        """))
  let entry = try #require(reading.entity("un:TSe.001"))
  #expect(entry.schema == "Organization")
  #expect(entry.properties["firstName"].isEmpty)
  #expect(entry.properties["alias"] == ["Keepers A", "Keepers B"])
  #expect(entry.properties["previousName"] == ["Candle Keepers"])
  #expect(entry.properties["address"] == ["1 Lamp St, Mosul, Iraq (closed)"])
  #expect(entry.properties["country"] == ["iq"])
}

@Test(arguments: [
  ("Good", "alias"), ("", "alias"), ("a.k.a.", "alias"), ("Low", "weakAlias"),
  ("f.k.a.", "previousName"),
])
func `the quality of an alias decides its property`(quality: String, property: String) throws {
  let found = try properties(
    "<INDIVIDUAL_ALIAS><QUALITY>\(quality)</QUALITY><ALIAS_NAME>Abu Misbah</ALIAS_NAME></INDIVIDUAL_ALIAS>"
  )
  #expect(found[property] == ["Abu Misbah"])
}

@Test func `an alias with its own birth, note and spelling keeps them`() throws {
  let found = try properties(
    """
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Zaydan Tamran</ALIAS_NAME>
    <DATE_OF_BIRTH>1971-02-03</DATE_OF_BIRTH><CITY_OF_BIRTH>Mosul</CITY_OF_BIRTH>
    <COUNTRY_OF_BIRTH>Iraq</COUNTRY_OF_BIRTH><NOTE>original script: زيدان</NOTE></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Old Name</ALIAS_NAME>
    <NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
    """)
  #expect(found["alias"] == ["Zaydan Tamran", "زيدان"])
  #expect(found["previousName"] == ["Old Name"])
  #expect(found["birthDate"] == ["1971-02-03"])
  #expect(found["birthPlace"] == ["Mosul, Iraq"])
  #expect(found["birthCountry"] == ["iq"])
  #expect(found["notes"].contains("Alias Zaydan Tamran: original script: زيدان"))
}

@Test(arguments: [
  ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-02-03</DATE>", ["1971-02-03"], []),
  ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR>", ["1971"], []),
  (
    "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1970</YEAR><DATE>1971-02-03</DATE>", ["1971-02-03"], []
  ),
  ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR>", ["1971"], ["~1971"]),
  (
    "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1972</TO_YEAR>",
    ["1968", "1972"], ["1968..1972"]
  ),
  ("<TYPE_OF_DATE/>", [], []),
  ("<TYPE_OF_DATE/><YEAR>1971</YEAR>", ["1971"], []),
  ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>", ["1973-11"], []),
])
func `every way of giving a birth date is read`(
  date: String, births: [String], approximate: [String]
) throws {
  let found = try properties("<INDIVIDUAL_DATE_OF_BIRTH>\(date)</INDIVIDUAL_DATE_OF_BIRTH>")
  #expect(found["birthDate"] == births)
  #expect(found[ExtensionProperty.approximateBirthDate] == approximate)
}

@Test func `ten birth dates are all kept`() throws {
  let dates = (1960..<1970).map {
    "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>\($0)</YEAR></INDIVIDUAL_DATE_OF_BIRTH>"
  }
  #expect(try properties(dates.joined())["birthDate"].count == 10)
}

@Test(arguments: [
  ("Passport", "passportNumber", "Passport"),
  ("Numéro de passeport ", "passportNumber", "Passport"),
  ("Número de pasaporte", "passportNumber", "Passport"),
  ("National Identification\n   Number", "idNumber", "Identification"),
  ("Birth certificate", "idNumber", "Identification"),
])
func `document types are known in three languages`(
  type: String, property: String, schema: String
) throws {
  let reading = try read(
    .un,
    unList(
      people: person(
        """
        <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>\(type)</TYPE_OF_DOCUMENT><NUMBER>A 123</NUMBER>
        <COUNTRY_OF_ISSUE>Iraq</COUNTRY_OF_ISSUE><DATE_OF_ISSUE>2001-02-03</DATE_OF_ISSUE>
        <NOTE>expired</NOTE></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT/>
        """)))
  #expect(reading.entity("un:TSi.001")?.properties[property] == ["A 123"])
  let document = try #require(reading.entities.first { $0.schema == schema })
  #expect(document.id.hasPrefix("un:TSi.001/\(schema.lowercased())-"))
  #expect(!document.id.contains("123"), "ids stand in logs")
  #expect(document.properties["holder"] == ["un:TSi.001"])
  #expect(document.properties["number"] == ["A 123"])
  #expect(document.properties["country"] == ["iq"])
  #expect(document.properties["startDate"] == ["2001-02-03"])
  #expect(document.properties["summary"] == ["expired"])
}

@Test func `a number inside prose is found`() throws {
  let found = try properties(
    """
    <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT2>national identity card no.</TYPE_OF_DOCUMENT2>
    <NUMBER>Testland identity card number 77-88 (expired)</NUMBER><ISSUING_COUNTRY>Iraq</ISSUING_COUNTRY>
    </INDIVIDUAL_DOCUMENT>
    """)
  #expect(found["idNumber"] == ["77-88"])
}

@Test func `what no rule maps is reported and kept`() throws {
  let reading = try read(
    .un,
    unList(
      people: person(
        "<NEW_ELEMENT>blue<PART>eyes</PART></NEW_ELEMENT><NATIONALITY><VALUE>Atlantis</VALUE></NATIONALITY>"
      ) + person("<NEW_ELEMENT/>", reference: "TSi.002")))
  #expect(
    reading.unmapped
      == ["INDIVIDUAL/NEW_ELEMENT": 2, "INDIVIDUAL/NATIONALITY/VALUE: no country": 1])
  let found = try #require(reading.entity("un:TSi.001")).properties
  #expect(found["notes"] == ["INDIVIDUAL/NEW_ELEMENT: blue eyes"])
  #expect(found["nationality"] == ["Atlantis"])
}

@Test func `an entry without a reference or a name is set aside with its source`() throws {
  let reading = try read(
    .un,
    unList(
      people: """
        <INDIVIDUAL><FIRST_NAME>NOREF</FIRST_NAME></INDIVIDUAL>
        <INDIVIDUAL><REFERENCE_NUMBER>TSi.9</REFERENCE_NUMBER></INDIVIDUAL>
        """ + person("")))
  #expect(reading.report.rows == 3 && reading.report.entries == 1)
  #expect(reading.rejects.map(\.line) == [3, 4])
  #expect(
    reading.rejects.first?.source == "<INDIVIDUAL><FIRST_NAME>NOREF</FIRST_NAME></INDIVIDUAL>")
}

@Test func `another document is not taken for the list`() {
  #expect(throws: UnreadableList.self) { try read(.un, "<html><body/></html>") }
  #expect(throws: UnreadableList.self) { try read(.un, "{\"id\":1}") }
  guard
    case .truncated = #expect(
      throws: UnreadableList.self,
      performing: {
        try read(.un, String(unList(people: person("")).dropLast(30)))
      })
  else {
    Issue.record("a list that is cut off is read")
    return
  }
}
