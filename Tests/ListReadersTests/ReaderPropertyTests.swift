import ListReaders
import RecordStreams
import Subjects
import TestSupport
import Testing

private let samples: [(ListFormat, String)] = [
  (
    .un,
    unList(
      people: """
        <INDIVIDUAL><FIRST_NAME>ZAYDUN</FIRST_NAME><REFERENCE_NUMBER>T.1</REFERENCE_NUMBER>
        <ODD>é</ODD></INDIVIDUAL><INDIVIDUAL><FIRST_NAME>تمرين</FIRST_NAME></INDIVIDUAL>
        """)
  ),
  (
    .ofac,
    "1,\"X\",-0- ,\"T\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1971; odd.\"\r\n2,bad\r\n\u{1A}"
  ),
  (
    .ofacXML,
    "<sdnList><sdnEntry><uid>1</uid><lastName>X</lastName><odd/></sdnEntry><sdnEntry/></sdnList>"
  ),
  (.ftm, "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"ع\"]}}\n{\n"),
  (.csv, "ref,name,odd\n1,\"Za\"\"ydun\",x\n,,\n2,\"open\n3,تمرين\n"),
]

@Test(arguments: samples.indices)
func `rows do not depend on where chunks end and none is lost`(index: Int) throws {
  let (format, text) = samples[index]
  let whole = try read(format, text)
  #expect(whole.balances)
  #expect(whole.report.rejects > 0 && whole.report.entries > 0)
  for chunk in 1...9 { #expect(try read(format, text, chunk: chunk) == whole) }
}

@Test(arguments: samples.indices)
func `entities survive JSON and stand in the list`(index: Int) throws {
  let (format, text) = samples[index]
  for entity in try read(format, text, list: "lamps").entities {
    #expect(try Entity(json: JSONValue(parsing: entity.json.text)) == entity)
    #expect(entity.datasets == ["lamps"])
  }
}

@Test(arguments: [
  (ListFormat.csv, "ref,name\n1,", "\n2,Zaydun\n"),
  (
    .ofac, "1,",
    ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n2,Z,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
  ),
  (
    .un,
    "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER><FIRST_NAME>",
    "</FIRST_NAME></INDIVIDUAL><INDIVIDUAL><REFERENCE_NUMBER>2</REFERENCE_NUMBER><FIRST_NAME>Z</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"
  ),
  (
    .ftm, "{\"id\":\"1\",\"schema\":\"Person\",\"properties\":{\"alias\":[\"",
    "\"]}}\n{\"id\":\"2\",\"schema\":\"Person\"}"
  ),
])
func `a name over 10,000 characters costs its row`(
  format: ListFormat, head: String, tail: String
) throws {
  let long = String(repeating: "ع", count: 10_001)
  let reading = try read(format, head + long + tail)
  #expect(reading.report.rejects == 1 && reading.report.entries == 1)
  #expect(reading.rejects.first?.reason.contains("10000 characters") == true)
  let fits = try read(format, head + String(long.dropLast()) + tail)
  #expect(fits.report.entries == 2)
}

@Test func `an entry with more than 20,000 elements is set aside`() throws {
  let aliases = String(repeating: "<INDIVIDUAL_ALIAS/>", count: 20_001)
  let reading = try read(
    .un,
    unList(
      people: "<INDIVIDUAL><REFERENCE_NUMBER>1</REFERENCE_NUMBER>\(aliases)</INDIVIDUAL>"
        + "<INDIVIDUAL><FIRST_NAME>Z</FIRST_NAME><REFERENCE_NUMBER>2</REFERENCE_NUMBER></INDIVIDUAL>"
    ))
  #expect(reading.report.rejects == 1 && reading.report.entries == 1)
}

// Seconds when it is alone; what grows with the square would take hours.
@Test(.timeLimit(.minutes(5)))
func `a field made to be compared or split for ever costs its row, or its mapping`() throws {
  let aliases = (0..<100_000).map { "a\($0)" }.joined(separator: ";")
  let bureau = try read(.csv, "ref,name,alias,odd\n1,Z,\(aliases),\n2,Z,,\(aliases)\n3,Z,,\n")
  #expect(bureau.report.rejects == 2 && bureau.report.entries == 1)
  let remarks = String(repeating: "a;()", count: 200_000)
  func row(_ number: Int, _ remarks: String) -> String {
    "\(number),\"Z\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"\(remarks)\"\n"
  }
  let ofac = try read(.ofac, row(1, "DOB 1971") + row(2, "Passport \(remarks)"))
  #expect(ofac.unmapped == ["Remarks: too long": 1])
  #expect(ofac.report.entries == 2)
}

@Test func `a bomb is refused by the reader too`() {
  let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>"
  guard case .malformed = #expect(throws: UnreadableList.self, performing: { try read(.un, bomb) })
  else {
    Issue.record("it is read")
    return
  }
}

@Test func `formats have the names that the command line uses`() {
  #expect(ListFormat.allCases.map(\.rawValue) == ["un", "ofac", "ofac-xml", "ftm", "csv"])
  #expect(ListFormat.allCases.map(\.defaultListName) == ["un", "ofac", "ofac", nil, nil])
}
