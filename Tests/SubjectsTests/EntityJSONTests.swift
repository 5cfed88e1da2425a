import Foundation
import RecordStreams
import Subjects
import TestSupport
import Testing

@Test func `what nobody knows survives the round trip, nested values too`() throws {
  let text = """
    {"id":"a","schema":"Nobody","caption":"C","properties":{"name":["N",{"id":"b"}],"x":{"y":1},\
    "n":[1,true,null]},"properties.name":["m"],"datasets":["d"],"referents":[],"target":false,\
    "last_change":"2024-01-01T00:00:00","later":[{"z":null}]}
    """
  let entity = try Entity(json: JSONValue(parsing: text))
  #expect(entity.properties["name"] == ["N"] && entity.properties["n"] == ["1", "true"])
  #expect(entity.other.map(\.name) == ["properties.name", "later"])
  #expect(try Entity(json: JSONValue(parsing: entity.json.text)) == entity)
}

@Test func `the input that once moved nested values reads the same again`() throws {
  let file = ProjectFolder.url.appending(
    path: "Fuzz/Crashes/FTMReader-nested-values-change-place.jsonl")
  for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
    guard let json = try? JSONValue(parsing: String(line)), let entity = try? Entity(json: json)
    else { continue }  // Lines that are no entity are rejects, and other tests hold them.
    #expect(try Entity(json: JSONValue(parsing: entity.json.text)) == entity)
  }
}

@Test(arguments: [
  ("iq", "iq"), ("IRQ", "iq"), ("Iraq", "iq"), ("العراق", "iq"), ("العـراق", "iq"), ("عراقي", "iq"),
  ("Irak", "iq"), ("Syrian Arab Republic", "sy"), ("سورية", "sy"), ("Korea, North", "kp"),
  ("HONG KONG", "hk"), ("Iran (Islamic Republic of)", "ir"),
])
func `a country is known by its names`(text: String, code: String) {
  #expect(Country(text)?.code == code)
}

@Test func `what is no country is none`() {
  for text in ["", "  ", "xx", "Atlantis", "12"] { #expect(Country(text) == nil, "\(text)") }
}
