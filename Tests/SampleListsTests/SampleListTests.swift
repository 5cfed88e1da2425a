import RecordStreams
import SampleLists
import Subjects
import TestSupport
import Testing

/// The bytes of a list, file by file.
func written(_ list: SampleList, as format: SampleFormat) -> [SampleFile: [UInt8]] {
  var files: [SampleFile: [UInt8]] = [:]
  list.write(as: format, chunkBytes: 4096) { file, bytes in files[file, default: []] += bytes }
  return files
}

/// The text of one file of a list.
func text(_ list: SampleList, _ format: SampleFormat, _ file: SampleFile = .main) -> String {
  String(decoding: written(list, as: format)[file] ?? [], as: UTF8.self)
}

@Test(arguments: SampleFormat.allCases)
func `the same seed writes the same bytes`(format: SampleFormat) {
  let list = SampleList(seed: 7, people: 120, organizations: 9)
  #expect(written(list, as: format) == written(list, as: format))
  #expect(written(list, as: format) != written(SampleList(seed: 8, people: 120), as: format))
}

@Test func `a person depends on the seed and the place alone`() {
  forAll({ (seed: $0.next() % 100, index: Int($0.next() % 5000)) }) { seed, index in
    let short = SampleList(seed: seed, people: 1)
    let long = SampleList(seed: seed, people: 1_000_000, organizations: 50)
    return short.person(at: index) == long.person(at: index)
  }
}

@Test(arguments: SampleFormat.allCases)
func `the chunks do not show in the bytes`(format: SampleFormat) {
  let list = SampleList(people: 60, organizations: 5)
  var whole: [SampleFile: [UInt8]] = [:]
  list.write(as: format, chunkBytes: .max) { whole[$0, default: []] += $1 }
  #expect(whole == written(list, as: format))
}

@Test func `an empty list is a list`() {
  let list = SampleList(people: 0)
  #expect(text(list, .ftm).isEmpty)
  #expect(text(list, .un).hasSuffix("</CONSOLIDATED_LIST>\n"))
  #expect(text(list, .ofac) == "\u{1A}")
}

@Test(arguments: [
  (SampleFormat.ftm, SampleFile.main, "ftm.jsonl"), (.un, .main, "un.xml"),
  (.csv, .main, "bureau.csv"), (.ofac, .main, "sdn.csv"), (.ofac, .aliases, "alt.csv"),
  (.ofac, .addresses, "add.csv"),
])
func `five people are written as before`(format: SampleFormat, file: SampleFile, name: String)
  throws
{
  try expectGolden(text(SampleList(people: 5, organizations: 1), format, file), "samples/\(name)")
}

@Test func `every line is an entity that comes back as it was`() throws {
  let list = SampleList(people: 200, organizations: 20)
  var counts: [String: Int] = [:]
  for line in text(list, .ftm).split(separator: "\n") {
    let value = try JSONValue(parsing: String(line))
    let entity = try Entity(json: value)
    #expect(try Entity(json: JSONValue(parsing: entity.json.text)) == entity)
    #expect(entity.id.hasPrefix("sample-IN"))
    #expect(entity.datasets == ["sample"])
    #expect(entity.other.isEmpty)
    counts[entity.schema, default: 0] += 1
  }
  #expect(counts["Person"] == 200)
  #expect(counts["Organization"] == 20)
  #expect(counts["Sanction"] == 220)
}

@Test func `what a person's entity says is what the person is`() throws {
  let list = SampleList(seed: 3, people: 150)
  var index = 0
  for line in text(list, .ftm).split(separator: "\n") {
    let entity = try Entity(json: JSONValue(parsing: String(line)))
    guard entity.schema == "Person" else { continue }
    let person = list.person(at: index)
    let names: [String] = [person.name] + [person.originalName].compactMap { $0 }
    #expect(Array(entity.properties["name"]) == names)
    let fuzzy = person.births.filter { $0.isApproximate || $0.end != nil }.map(\.text)
    #expect(Array(entity.properties[ExtensionProperty.approximateBirthDate]) == fuzzy)
    #expect(entity.properties["gender"].first == (person.isFemale ? "female" : "male"))
    index += 1
  }
  #expect(index == 150)
}
