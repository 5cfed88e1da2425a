import ListReaders
import Subjects
import Testing

private let null = "-0- "

private func main(_ number: Int, _ name: String, _ type: String, _ remarks: String = null) -> String
{
  let quoted = remarks == null ? null : "\"\(remarks)\""
  return "\(number),\"\(name)\",\(type == null ? null : "\"\(type)\""),\"TEST] [LAMP\","
    + "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\(quoted)\r\n"
}

private func file(_ name: String, _ text: String) -> (String, [UInt8]) { (name, Array(text.utf8)) }

/// The properties of an invented person with these Remarks.
private func properties(_ remarks: String) throws -> Properties {
  let reading = try read(.ofac, main(1, "TAMRIN, Zaydun", "individual", remarks))
  return try #require(reading.entity("ofac:1")).properties
}

@Test func `a person's name is turned round and its programmes are split`() throws {
  let reading = try read(.ofac, main(7, "TAMRIN, Zaydun Wadih", "individual") + "\u{1A}")
  let entry = try #require(reading.entity("ofac:7"))
  #expect(entry.schema == "Person")
  #expect(entry.properties["name"] == ["Zaydun Wadih TAMRIN"])
  #expect(entry.properties["firstName"] == ["Zaydun Wadih"])
  #expect(entry.properties["lastName"] == ["TAMRIN"])
  #expect(entry.properties["topics"] == ["sanction"])
  let sanction = try #require(reading.entity("ofac:7/sanction"))
  #expect(sanction.properties["program"] == ["TEST", "LAMP"])
  #expect(sanction.properties["country"] == ["us"])
  #expect(reading.report.rows == 1, "the lone 0x1A at the end is no row")
}

@Test(arguments: [
  ("individual", "Person"), (null, "Organization"), ("vessel", "Vessel"), ("aircraft", "Airplane"),
])
func `the type decides the schema`(type: String, schema: String) throws {
  #expect(try read(.ofac, main(1, "LAMPS", type)).entity("ofac:1")?.schema == schema)
}

@Test func `an unknown type is reported`() throws {
  #expect(try read(.ofac, main(1, "LAMPS", "balloon")).unmapped == ["SDN_Type: no known type": 1])
}

@Test func `a vessel's columns are read`() throws {
  let row =
    "9,\"LAMP\",\"vessel\",\"TEST\",-0- ,\"5BXY\",\"Tug\",\"1,234\",\"567\",\"Iran\",\"Lamp Line\",-0- \n"
  let found = try #require(try read(.ofac, row).entity("ofac:9")).properties
  #expect(found["callSign"] == ["5BXY"])
  #expect(found["type"] == ["Tug"])
  #expect(found["tonnage"] == ["1234"])
  #expect(found["grossRegisteredTonnage"] == ["567"])
  #expect(found["flag"] == ["ir"])
  #expect(found["notes"] == ["Owner: Lamp Line"])
}

@Test func `side files complete an entry in whatever order they are named`() throws {
  let files = [
    file("sdn.csv", main(1, "TAMRIN, Zaydun", "individual", "DOB 1971; Linked To: LAMP KEE")),
    file("comments.csv", "1,\"PERS; a.k.a. 'ABU X'.\"\r\n\u{1A}"),
    file(
      "alt.csv",
      "1,5,\"aka\",\"TAMRAN, Zaydan\",-0- \n1,6,\"fka\",\"OLD, Name\",-0- \n1,7,\"nka\",\"NEW, Name\",-0- \n99,8,\"aka\",\"ORPHAN\",-0- \n"
    ),
    file(
      "add.csv",
      "1,3,\"1 Lamp St\",\"Mosul\",\"Iraq\",-0- \n1,4,-0- ,-0- ,-0- ,-0- \n98,4,-0- ,-0- ,\"Iraq\",-0- \n"
    ),
  ]
  for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
    let reading = try read(.ofac, order.map { files[$0] })
    let found = try #require(reading.entity("ofac:1")).properties
    #expect(found["alias"] == ["Zaydan TAMRAN", "Name NEW"])
    #expect(found["previousName"] == ["Name OLD"])
    #expect(found["address"] == ["1 Lamp St, Mosul, Iraq"])
    #expect(found["country"] == ["iq"])
    #expect(found["weakAlias"] == ["ABU X"])
    #expect(found["linkedTo"] == ["LAMP KEEPERS"], "Remarks go on in the middle of a word")
    #expect(reading.report.orphans == ["alt.csv": 1, "add.csv": 1])
    #expect(reading.report.rows == 1)
    #expect(reading.rejects.isEmpty)
  }
}

@Test func `two main files, or none, are refused`() {
  let sdn = file("sdn.csv", main(1, "LAMPS", null))
  let alt = file("alt.csv", "1,5,\"aka\",\"X\",-0- \n")
  #expect(throws: UnreadableList.self) { try read(.ofac, [sdn, sdn]) }
  #expect(throws: UnreadableList.self) { try read(.ofac, [alt]) }
  #expect(throws: UnreadableList.self) { try read(.ofac, [sdn, file("x", "a,b,c\n")]) }
  #expect(throws: UnreadableList.self) { try read(.ofac, [file("empty", "")]) }
}

@Test func `bad rows are set aside and the rest goes on`() throws {
  let text =
    main(1, "LAMPS", null) + "2,\"SHORT\",-0- \n" + "x" + main(3, "NO NUMBER", null)
    + main(1, "SECOND OF THE SAME NUMBER", null) + main(4, null, null) + main(5, "LAST", null)
  let reading = try read(.ofac, text)
  #expect(reading.report.rows == 6)
  #expect(reading.report.entries == 2)
  #expect(reading.rejects.map(\.line) == [2, 3, 4, 5])
  #expect(reading.balances)
}

@Test(arguments: [
  ("DOB 1968.", "birthDate", ["1968"]),
  ("DOB 12 Mar 1971; alt. DOB 13 Mar 1972.", "birthDate", ["1971-03-12", "1972-03-13"]),
  ("DOB Mar 1971.", "birthDate", ["1971-03"]),
  ("DOB circa 1968.", "approximateBirthDate", ["~1968"]),
  ("DOB circa 1968-1970.", "approximateBirthDate", ["1968..1970"]),
  ("DOB 1968 to 1970.", "approximateBirthDate", ["1968..1970"]),
  ("DOB 01 Jan 1968 to 31 Dec 1968.", "approximateBirthDate", ["1968-01-01..1968-12-31"]),
  ("POB Mosul, Iraq; alt. POB Basra, Iraq.", "birthPlace", ["Mosul, Iraq", "Basra, Iraq"]),
  ("POB Mosul, Iraq.", "birthCountry", ["iq"]),
  ("nationality Iraq; alt. nationality Syria.", "nationality", ["iq", "sy"]),
  ("citizen Iraq; alt. citizen Syria.", "citizenship", ["iq", "sy"]),
  ("Gender Female.", "gender", ["female"]),
  ("a.k.a. 'ABU X'; alt. a.k.a. 'AL-QA'IM'.", "weakAlias", ["ABU X", "AL-QA'IM"]),
  ("a.k.a. 'LAMP; CANDLE'; DOB 1968.", "weakAlias", ["LAMP; CANDLE"]),
  ("f.k.a. 'OLD LAMP'.", "previousName", ["OLD LAMP"]),
  (
    "Linked To: LAMP KEEPERS S.A.; Linked To: CANDLES.", "linkedTo",
    ["LAMP KEEPERS S.A.", "CANDLES"]
  ),
  ("Linked To: LAMP KEEPERS LTD.", "linkedTo", ["LAMP KEEPERS LTD."]),
  (
    "Passport 123 (Iraq); alt. Passport B 45 (Syria) expires 02 Dec 2026.", "passportNumber",
    ["123", "B 45"]
  ),
  ("National ID No. 77-1 (Iraq).", "idNumber", ["77-1"]),
  ("Cedula No. 162 (Colombia).", "idNumber", ["162"]),
  ("Tax ID No. 99 (Iraq).", "taxNumber", ["99"]),
  ("SSN 000-11-2222 (United States).", "socialSecurityNumber", ["000-11-2222"]),
  ("Email Address a@b.example; Website www.b.example.", "website", ["www.b.example"]),
  ("info@b.example (email).", "email", ["info@b.example"]),
  ("Phone Number 964123; Telephone: 964124.", "phone", ["964123", "964124"]),
  ("SWIFT/BIC LAMPIQBA.", "swiftBic", ["LAMPIQBA"]),
  (
    "Digital Currency Address - XBT 1LampAddress; alt. Digital Currency Address - ETH 0xlamp.",
    "publicKey", ["1LampAddress", "0xlamp"]
  ),
  ("Minister of Lamps.", "position", ["Minister of Lamps"]),
  ("Haji.", "title", ["Haji"]),
  ("LMP - Mosul.", "political", ["LMP - Mosul"]),
  ("Testland Lamp Permit No. L-77 (Iraq).", "idNumber", ["L-77"]),
])
func `a segment of the Remarks finds its property`(
  remarks: String, property: String, values: [String]
) throws {
  #expect(try properties(remarks)[property] == values)
}

@Test func `the Remarks stay whole in the notes`() throws {
  let remarks = "DOB 1968; said to like lamps."
  #expect(try properties(remarks)["notes"] == [remarks])
}

@Test func `a segment that no rule knows is counted by its leading words`() throws {
  let reading = try read(
    .ofac, main(1, "TAMRIN, Zaydun", "individual", "said to like 3 lamps; DOB soon; DOB 1971."))
  #expect(reading.unmapped == ["Remarks: said to like": 1, "Remarks: DOB soon": 1])
}

@Test func `provisions and dates of the sanction stand with the sanction`() throws {
  let remarks =
    "Secondary sanctions risk: section 1; Listing Date (EO 1 Directive 2): 24 Feb 2022; "
    + "Effective Date (CMIC) 02 Aug 2021."
  let reading = try read(.ofac, main(1, "LAMPS", null, remarks))
  let sanction = try #require(reading.entity("ofac:1/sanction")).properties
  #expect(sanction["provisions"] == ["Secondary sanctions risk: section 1"])
  #expect(sanction["listingDate"] == ["2022-02-24"])
  #expect(sanction["startDate"] == ["2021-08-02"])
}

@Test func `papers of people become entities and numbers of companies do not`() throws {
  let passport = "Passport A1 (Iraq) issued 12 Mar 2001 expires 2011."
  let person = try read(.ofac, main(1, "TAMRIN, Zaydun", "individual", passport))
  let document = try #require(person.entities.first { $0.schema == "Passport" }).properties
  #expect(document["number"] == ["A1"])
  #expect(document["country"] == ["iq"])
  #expect(document["startDate"] == ["2001-03-12"])
  #expect(document["endDate"] == ["2011"])
  let company = try read(.ofac, main(1, "LAMPS", null, "Registration Number 5 (Iraq); ISIN XS1."))
  #expect(company.entities.map(\.schema) == ["Company", "Sanction"])
  #expect(company.entities.first?.properties["registrationNumber"] == ["5"])
}

@Test func `vessels and aircraft have numbers of their own`() throws {
  let vessel = try read(
    .ofac,
    main(
      1, "LAMP", "vessel",
      "Former Vessel Flag Malta; MMSI 572; Vessel Registration Identification IMO 918."))
  #expect(vessel.entities.first?.properties["imoNumber"] == ["918"])
  #expect(vessel.entities.first?.properties["mmsi"] == ["572"])
  #expect(vessel.entities.first?.properties["pastFlags"] == ["mt"])
  let aircraft = try read(
    .ofac,
    main(
      1, "EP-LMP", "aircraft",
      "Aircraft Manufacture Date 1992; Aircraft Model IL76; Aircraft Tail Number EP-LMP; "
        + "Aircraft Manufacturer's Serial Number (MSN) 10; Aircraft Mode S Transponder Code 71."))
  let found = try #require(aircraft.entities.first).properties
  #expect(found["buildDate"] == ["1992"])
  #expect(found["model"] == ["IL76"])
  #expect(found["registrationNumber"] == ["EP-LMP"])
  #expect(found["serialNumber"] == ["10"])
  #expect(found["icaoCode"] == ["71"])
  #expect(aircraft.report.unmapped.isEmpty && vessel.report.unmapped.isEmpty)
}
