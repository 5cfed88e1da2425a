import ListReaders
import RecordStreams
import Subjects
import Testing

@Test func `an entity keeps what we do not know`() throws {
  let line = """
    {"id":"x-1","caption":"Zaydun","schema":"Unheard","properties":{"name":["Zaydun"],"odd":["1"]},\
    "datasets":["lamps"],"referents":["y"],"target":true,"extra":{"a":[1]}}
    """
  let reading = try read(.ftm, line, list: "own")
  let entity = try #require(reading.entities.first)
  #expect(entity.id == "x-1")
  #expect(entity.schema == "Unheard")
  #expect(entity.properties["odd"] == ["1"])
  #expect(entity.datasets == ["lamps", "own"])
  #expect(entity.json.text.contains("\"extra\":{\"a\":[1]}"))
}

@Test func `an entity without datasets gets the list's name`() throws {
  let reading = try read(.ftm, #"{"id":"a","schema":"Person","properties":{"name":"Z"}}"#)
  #expect(reading.entities.first?.datasets == ["own"])
}

@Test func `an empty file is an edition`() throws {
  #expect(try read(.ftm, "").report.rows == 0)
  #expect(try read(.ftm, "\n\r\n").report.rows == 0)
}

@Test func `a bad line is set aside with its reason and the rest goes on`() throws {
  let good = #"{"id":"a","schema":"Person","properties":{"name":["Z"]}}"#
  let text = [
    good, "{", "[]", #"{"schema":"Person"}"#, #"{"id":"b","schema":"Person","datasets":"x"}"#, good,
  ].joined(separator: "\r\n")
  let reading = try read(.ftm, [("file", Array(text.utf8) + [0x0A, 0x22, 0xFC, 0x22])])
  #expect(reading.report.rows == 7 && reading.report.entries == 1)
  #expect(reading.rejects.map(\.line) == [2, 3, 4, 5, 6, 7])
  #expect(reading.rejects.last?.reason.contains("UTF-8") == true)
  #expect(reading.balances)
}

@Test func `an entity with too many values is set aside, not compared for ever`() throws {
  let names = (0..<30_000).map { "\"n\($0)\"" }.joined(separator: ",")
  let reading = try read(
    .ftm, "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\(names)]}}")
  #expect(reading.report.rejects == 1)
}

@Test func `a line over 16 MB is set aside and the rest goes on`() throws {
  let long = "{\"id\":\"a\",\"note\":\"" + String(repeating: "x", count: 17 << 20) + "\"}\n"
  let reading = try read(.ftm, long + #"{"id":"b","schema":"Person"}"#)
  #expect(reading.report.rejects == 1 && reading.report.entries == 1)
  #expect(reading.rejects.first?.source.utf8.count == 2_000)
}

@Test func `several files are one edition`() throws {
  let first = ("a", Array(#"{"id":"a","schema":"Person"}"#.utf8))
  let second = ("b", Array("{\n".utf8))
  let reading = try read(.ftm, [first, second])
  #expect(reading.report.entries == 1)
  #expect(reading.rejects.map(\.file) == ["b"])
}

/// From the fuzzer: `Fuzz/Crashes/FTMReader-nested-values-change-place.jsonl`.
@Test func `a value that is no text stays where it stands in the JSON`() throws {
  let line = #"{"id":"a","odd":"Z","schema":"Person","properties":{"name":["Z",1,null,[2]]}}"#
  let entity = try #require(try read(.ftm, line).entities.first)
  #expect(entity.properties["name"] == ["Z", "1"])
  #expect(entity.json.text.contains(#""name":["Z","1",[2]]"#))
  #expect(entity.json.text.contains(#""odd":"Z""#))
}
