import RecordStreams
import Subjects
import Testing

@testable import SampleLists

private let sample = LabelledSample(
  list: SampleList(seed: 5, people: 300), asked: 300, strangers: 200, foreigners: 40)

private func questions(
  _ sample: LabelledSample, knowing knowledge: LabelledSample.Knowledge = .name
) throws -> [JSONValue] {
  var rows: [JSONValue] = []
  try sample.writeQuestions(knowing: knowledge) { rows.append(try JSONValue(parsing: $0)) }
  return rows
}

private func entries(_ sample: LabelledSample) throws -> [String: Entity] {
  var entries: [String: Entity] = [:]
  try sample.writeList { bytes in
    for line in bytes.split(separator: 0x0A) {
      let entity = try Entity(json: JSONValue(parsing: Array(line)))
      entries[entity.id] = entity
    }
  }
  return entries
}

private func hasLatin(_ text: String) -> Bool {
  text.unicodeScalars.contains { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
}

@Test func `the same seed asks the same questions in the same bytes`() throws {
  func bytes(_ sample: LabelledSample) -> [UInt8] {
    var bytes: [UInt8] = []
    sample.writeList { bytes += $0 }
    sample.writeQuestions(knowing: .date) { bytes += $0 }
    return bytes
  }
  #expect(bytes(sample) == bytes(sample))
  let other = LabelledSample(
    list: SampleList(seed: 6, people: 300), asked: 300, strangers: 200, foreigners: 40)
  #expect(bytes(other) != bytes(sample))
}

@Test func `every channel is asked as often as every other`() throws {
  var counts: [String: Int] = [:]
  for row in try questions(sample) { counts[row["kind"]?.string ?? "", default: 0] += 1 }
  #expect(counts.removeValue(forKey: "stranger") == 200)
  #expect(counts.removeValue(forKey: "foreigner") == 40)
  #expect(Set(counts.keys) == Set(QuestionChannel.allCases.map(\.rawValue)))
  #expect(Set(counts.values) == [20])
}

@Test func `every answer is on the list, in the script that its channel asks for`() throws {
  let list = try entries(sample)
  for row in try questions(sample) {
    for answer in row["answers"]?.array?.compactMap(\.string) ?? [] {
      let entity = try #require(list[answer])
      let kind = row["kind"]?.string ?? ""
      let isLatin = entity.properties["name"].contains(where: hasLatin)
      #expect(isLatin == !["latin", "writing"].contains(kind))
    }
  }
}

@Test func `what is known changes the date and nothing else`() throws {
  let rows = try LabelledSample.Knowledge.allCases.map { try questions(sample, knowing: $0) }
  for index in rows[0].indices {
    let dates = rows.map { $0[index]["birthDate"]?.string }
    #expect(dates[0] == nil && dates[1]?.count == 4 && dates[2]?.count == 10)
    #expect(dates[1] == dates[2].map { String($0.prefix(4)) })
    let rest = rows.map { $0[index].members?.filter { $0.name != "birthDate" } }
    #expect(rest[0] == rest[1] && rest[1] == rest[2])
  }
}

@Test func `a stranger who is no namesake has the name of nobody on the list`() throws {
  let names = Set(
    try entries(sample).values.compactMap { $0.properties["name"].first }
  )
  for row in try questions(sample) where row["kind"]?.string == "stranger" {
    guard row["groups"]?["namesake"]?.string == "none" else { continue }
    #expect(!names.contains(row["name"]?.string ?? ""))
  }
}

@Test func `slips change what they say they change`() {
  var random = SampleRandom(seed: 1, index: 0, for: .question)
  for _ in 0..<500 {
    let text = "Mohammed al-Bashir"
    if let typo = WritingError.typo(in: text, &random) {
      #expect(typo != text && abs(typo.count - text.count) <= 1 && typo.first == "M")
    }
    if let misread = WritingError.misreading(of: text, &random) { #expect(misread != text) }
    if let spaced = WritingError.spacing(of: text, &random) {
      let letters = { (text: String) in text.lowercased().filter { $0 != " " && $0 != "-" } }
      #expect(spaced != text && letters(spaced) == letters(text))
    }
  }
  #expect(WritingError.typo(in: "Ali", &random) == nil)
  #expect(WritingError.misreading(of: "", &random) == nil)
}

@Test func `a machine-readable name has its family first and ends at 39 places`() {
  #expect(
    MachineReadableName.ofLatin(["Khalid", "Ahmad", "al-Dulaymi"]) == "AL<DULAYMI<<KHALID<AHMAD")
  #expect(MachineReadableName.ofLatin(["Zeynep", "Şahin"]) == "SAHIN<<ZEYNEP")
  #expect(MachineReadableName.ofLatin(["Farhad"]) == nil)
  let long = MachineReadableName.ofLatin(
    ["Abdulrahman", "Muhammad", "Abdulaziz", "al-Ghamdi-al-Zahrani"])
  #expect(long?.count == 39)
}

@Test func `each query mix asks what it says, evenly, of people on the list`() throws {
  let sample = LabelledSample(names: 6_000, asked: 120, strangers: 0, foreigners: 0)
  let list = try entries(sample)
  var counts: [String: Int] = [:]
  try sample.writeMixes { bytes in
    let row = try JSONValue(parsing: bytes)
    let (kind, name) = (row["kind"]?.string ?? "", row["name"]?.string ?? "")
    counts[kind, default: 0] += 1
    let words = name.split(separator: " ")
    #expect(row["answers"]?.array?.count == (kind == "single" ? 0 : 1))
    for answer in row["answers"]?.array?.compactMap(\.string) ?? [] {
      let entity = try #require(list[answer])
      let isListed = entity.properties["name"].contains(name)
      if ["clean", "common", "rare", "four-common", "twice"].contains(kind) { #expect(isListed) }
      if ["unseen", "typo", "latin", "born"].contains(kind) { #expect(!isListed, "\(name)") }
    }
    switch kind {
    case "arabic": #expect(!hasLatin(name))
    case "four-common": #expect(words.count >= 4)
    case "nine-tokens": #expect(words.count >= 9, "\(name)")
    case "single": #expect(words.count == 1)
    case "born": #expect(row["birthDate"]?.string?.count == 10)
    default: break
    }
  }
  #expect(Set(counts.keys) == Set(QuestionMix.allCases.map(\.rawValue)))
  #expect(Set(counts.values) == [10])
}

@Test func `a list of so many names has them, and one person fewer has not`() {
  for names in [0, 1, 500, 3_000] {
    let list = SampleList(seed: 4, names: names)
    let counts = (0..<list.people).map { list.person(at: $0).nameCount }
    #expect(counts.reduce(0, +) >= names)
    #expect(counts.dropLast().reduce(0, +) < max(names, 1))
  }
}
