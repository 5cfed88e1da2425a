import ListReaders
import Subjects
import Testing

private let header =
  "ref,name,name_ar,alias,weak_alias,birth,birth_place,nationality,gender,document,father,"
  + "grandfather,mother,kunya,action,handling,owner,contact_24h,legal_basis,review_on\n"

@Test func `every column of the bureau's list is read`() throws {
  let row =
    "7,Zaydun Tamrin,زيدون تمرين,Zaydan; Zeydun,Abu X,1971;~1972;1968..1970,Mosul,iq;سوريا,m,"
    + "iq:A1;B2,Tamrin,Wadih,Wadiha,أبو مصباح,detain,amber,Office 9,+964,Law 1,2027-01-01\n"
  let reading = try read(.csv, header + row, list: "bureau")
  let found = try #require(reading.entity("bureau:7")).properties
  #expect(found["name"] == ["Zaydun Tamrin", "زيدون تمرين"])
  #expect(found["alias"] == ["Zaydan", "Zeydun"])
  #expect(found["weakAlias"] == ["Abu X"])
  #expect(found["birthDate"] == ["1971", "1972", "1968", "1970"])
  #expect(found["approximateBirthDate"] == ["~1972", "1968..1970"])
  #expect(found["nationality"] == ["iq", "sy"])
  #expect(found["gender"] == ["male"])
  #expect(found["idNumber"] == ["A1", "B2"])
  #expect(found["fatherName"] == ["Tamrin"])
  #expect(found["grandfatherName"] == ["Wadih"])
  #expect(found["motherName"] == ["Wadiha"])
  #expect(found["kunya"] == ["أبو مصباح"])
  #expect(found["action"] == ["detain"])
  #expect(found["reviewOn"] == ["2027-01-01"])
  #expect(found["topics"].isEmpty)
  let documents = reading.entities.filter { $0.schema == "Identification" }
  #expect(documents.map { $0.properties["country"] } == [["iq"], []])
  #expect(reading.report.unmapped.isEmpty)
}

@Test func `columns are found by name in any order, unknown ones are reported and kept`() throws {
  let reading = try read(.csv, "Colour,NAME_AR,ref\nblue,زيدون,1\n,تمرين,2\n")
  #expect(reading.entity("own:1")?.properties["notes"] == ["colour: blue"])
  #expect(reading.unmapped == ["column colour": 1])
  #expect(reading.report.entries == 2)
}

@Test func `values that are not what their column says are kept and reported`() throws {
  let reading = try read(
    .csv, "ref,name,birth,gender,nationality,document\n1,Zaydun,soon,maybe,Atlantis,--\n")
  #expect(reading.report.entries == 1)
  #expect(
    reading.unmapped == [
      "birth: no date": 1, "gender: no gender": 1, "nationality: no country": 1,
      "document: no number": 1,
    ])
}

@Test func `a row without ref or name, with too many fields or a used ref is set aside`() throws {
  let reading = try read(.csv, "ref,name\n,Zaydun\n1,\n2,Tamrin,more\n3,Wadih\n3,Again\n4\n")
  #expect(reading.report.rows == 6 && reading.report.entries == 1)
  #expect(reading.rejects.map(\.line) == [2, 3, 4, 6, 7])
}

@Test(arguments: ["", "a,b\n1,2\n", "ref,alias\n", "ref,name,name\n"])
func `a file without the right header is refused`(text: String) {
  #expect(throws: UnreadableList.self) { try read(.csv, text) }
}
