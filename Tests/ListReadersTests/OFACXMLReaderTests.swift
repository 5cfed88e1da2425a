import ListReaders
import Subjects
import Testing

private let list = """
  <?xml version="1.0" standalone="yes"?>
  <sdnList xmlns="https://example.org/any/namespace">
  <publshInformation><Publish_Date>03/28/2025</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>1</uid><firstName>Zaydun</firstName><lastName>TAMRIN</lastName><title>Keeper</title>
  <sdnType>Individual</sdnType><remarks>(Linked To: LAMP KEEPERS)</remarks>
  <programList><program>TEST</program><program>LAMP</program></programList>
  <idList><id><uid>2</uid><idType>Passport</idType><idNumber>A1</idNumber><idCountry>Iraq</idCountry>
  <issueDate>12 Mar 2001</issueDate><expirationDate>2011</expirationDate></id>
  <id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
  <id><uid>4</uid><idType>Lamp Card</idType><idNumber>L-1</idNumber></id></idList>
  <akaList><aka><uid>5</uid><type>a.k.a.</type><category>weak</category><lastName>ABU X</lastName></aka>
  <aka><uid>6</uid><type>a.k.a.</type><category>strong</category><lastName>TAMRAN</lastName><firstName>Zaydan</firstName></aka>
  <aka><uid>7</uid><type>f.k.a.</type><category>strong</category><lastName>OLD</lastName></aka></akaList>
  <addressList><address><uid>8</uid><address1>1 Lamp St</address1><city>Mosul</city><postalCode>7</postalCode>
  <country>Iraq</country></address></addressList>
  <nationalityList><nationality><uid>9</uid><country>Iraq</country><mainEntry>true</mainEntry></nationality></nationalityList>
  <citizenshipList><citizenship><uid>10</uid><country>Syria</country><mainEntry>true</mainEntry></citizenship></citizenshipList>
  <dateOfBirthList><dateOfBirthItem><uid>11</uid><dateOfBirth>circa 1971</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
  <placeOfBirthList><placeOfBirthItem><uid>12</uid><placeOfBirth>Mosul, Iraq</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>2</uid><lastName>LAMP</lastName><sdnType>Vessel</sdnType><programList/>
  <vesselInfo><callSign>5B</callSign><vesselType>Tug</vesselType><vesselFlag>Iran</vesselFlag><vesselOwner>X</vesselOwner>
  <tonnage>1,000</tonnage><grossRegisteredTonnage>500</grossRegisteredTonnage></vesselInfo></sdnEntry>
  </sdnList>
  """

@Test func `everything in an entry of the XML is read`() throws {
  let reading = try read(.ofacXML, list)
  let entry = try #require(reading.entity("ofac:1")).properties
  #expect(entry["name"] == ["Zaydun TAMRIN"])
  #expect(entry["weakAlias"] == ["ABU X"])
  #expect(entry["alias"] == ["Zaydan TAMRAN"])
  #expect(entry["previousName"] == ["OLD"])
  #expect(entry["position"] == ["Keeper"])
  #expect(entry["gender"] == ["male"])
  #expect(entry["passportNumber"] == ["A1"])
  #expect(entry["idNumber"] == ["L-1"])
  #expect(entry["nationality"] == ["iq"])
  #expect(entry["citizenship"] == ["sy"])
  #expect(entry["approximateBirthDate"] == ["~1971"])
  #expect(entry["birthCountry"] == ["iq"])
  #expect(entry["address"] == ["1 Lamp St, Mosul, 7, Iraq"])
  #expect(entry["linkedTo"] == ["LAMP KEEPERS"])
  let sanction = try #require(reading.entity("ofac:1/sanction")).properties
  #expect(sanction["program"] == ["TEST", "LAMP"])
  let passport = try #require(reading.entities.first { $0.schema == "Passport" }).properties
  #expect(passport["startDate"] == ["2001-03-12"])
  #expect(passport["endDate"] == ["2011"])
  #expect(reading.unmapped == ["idList/id/idType: Lamp Card": 1])
  #expect(reading.report.published == "2025-03-28")
}

@Test func `a vessel of the XML keeps its particulars`() throws {
  let vessel = try #require(try read(.ofacXML, list).entity("ofac:2"))
  #expect(vessel.schema == "Vessel")
  #expect(vessel.properties["flag"] == ["ir"])
  #expect(vessel.properties["tonnage"] == ["1000"])
  #expect(vessel.properties["notes"] == ["Owner: X"])
}

@Test func `an entry of the XML without a number or a name is set aside`() throws {
  let reading = try read(
    .ofacXML,
    "<sdnList><sdnEntry><lastName>X</lastName></sdnEntry><sdnEntry><uid>1</uid></sdnEntry></sdnList>"
  )
  #expect(reading.report.rows == 2 && reading.report.rejects == 2)
}
