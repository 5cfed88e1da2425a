@testable import SampleLists
import Subjects
import TestSupport
import Testing

private let people = (0..<200).map(SampleList(people: 200).person(at:))

@Test func `two hundred people have every kind of birth date`() {
  let births = people.map(\.births)
  #expect(births.contains { $0.isEmpty })
  #expect(births.contains { $0.count == 4 })
  #expect(births.contains { $0.contains { $0.isFull } })
  #expect(births.contains { $0.contains { $0.isApproximate } })
  #expect(births.contains { $0.contains { $0.end != nil } })
  #expect(births.contains { $0.contains { $0.start.month != nil && $0.start.day == nil } })
  #expect(births.contains { $0.contains { $0.start.month == nil && !$0.isApproximate } })
}

@Test func `two hundred people have aliases of every quality`() {
  for quality in InventedAlias.Quality.allCases {
    #expect(people.contains { $0.aliases.contains { $0.quality == quality } }, "no \(quality)")
  }
}

@Test func `some people are namesakes with other grandfathers and births`() {
  let list = SampleList(people: 2000)
  for index in stride(from: 20, to: 2000, by: 40) {
    let person = list.person(at: index)
    let other = list.person(at: index - 13)
    let names = [index, index - 13].map { list.name(ofPersonAt: $0, by: .english) }
    #expect(names[0].split(separator: " ").first == names[1].split(separator: " ").first)
    #expect(person.population == other.population)
    #expect(person.grandfather != nil)
    #expect(person.births != other.births || person.births.isEmpty)
  }
}

@Test func `the shares are those of large lists`() {
  let many = (0..<5000).map(SampleList(people: 5000).person(at:))
  func share(_ has: (InventedPerson) -> Bool) -> Double {
    Double(many.count(where: has)) / Double(many.count)
  }
  #expect((0.06...0.10).contains(share(\.isFemale)))
  #expect((0.45...0.56).contains(share { $0.originalName != nil }))
  #expect((0.47...0.57).contains(share { !$0.documents.isEmpty }))
  #expect((0.68...0.80).contains(share { $0.births.first?.isFull == true }))
}

@Test func `no woman has a man's name`() {
  let list = SampleList(people: 6000)
  let mens: Set = ["محمد", "أحمد", "علي", "حسن", "حسين", "حمزة", "طلحة", "عمر", "خالد"]
  for index in 0..<6000 where list.person(at: index).isFemale {
    guard let name = list.arabicName(ofPersonAt: index) else { continue }
    let first = name.split(separator: " ").first.map(String.init) ?? ""
    #expect(!mens.contains(first), "\(name)")
    #expect(name.split(separator: " ").dropFirst().first != "بن", "\(name)")
  }
}

@Test func `one name dominates and the tail is long`() {
  var counts: [Substring: Int] = [:]
  let list = SampleList(people: 20_000)
  for index in 0..<20_000 {
    for token in list.arabicName(ofPersonAt: index)?.split(separator: " ") ?? [] {
      counts[token, default: 0] += 1
    }
  }
  let particles: Set<Substring> = ["بن", "عبد", "بنت", "الدين", "الله"]
  let names = counts.filter { !particles.contains($0.key) }.sorted { $0.value > $1.value }
  #expect(names.first?.key == "محمد")
  #expect(names[0].value > 2 * names[1].value)
  #expect(names.count(where: { $0.value == 1 }) > names.count / 3)
}

@Test func `the vocabulary grows with the list`() {
  func unique(_ count: Int) -> Int {
    let list = SampleList(people: count)
    var tokens: Set<Substring> = []
    for index in 0..<count { tokens.formUnion(list.person(at: index).name.split(separator: " ")) }
    return tokens.count
  }
  let small = unique(2000)
  let large = unique(16_000)
  // Eight times the people: 2.8 times the tokens would be N^0.5, 8 times N^1.
  #expect(large > 5 * small / 2)
  #expect(large < 6 * small)
}

@Test func `a name has another spelling by each habit`() {
  let list = SampleList(people: 200)
  let written = (0..<200).filter { list.arabicName(ofPersonAt: $0) != nil }
  let varied = written.filter { index in
    Set(LatinSpelling.allCases.map { list.name(ofPersonAt: index, by: $0) }).count > 2
  }
  // A few, such as Najibullah alone, are written alike everywhere.
  #expect(varied.count * 20 > written.count * 19)
}

@Test(arguments: [
  (ArabicWriting.bareAlif, "أحمد إبراهيم", "احمد ابراهيم"),
  (.bareEnd, "فاطمة علي", "فاطمه علي"), (.dotlessEnd, "فاطمة علي", "فاطمة على"),
  (.joined, "عبد الله نور الدين", "عبدالله نورالدين"),
  (.withoutArticle, "خالد الدليمي", "خالد دليمي"), (.withoutArticle, "نور الدين", "نور الدين"),
  (.persian, "علي كريم", "علی کریم"), (.standard, "أحمد", "أحمد"),
])
func `Arabic is written in ways that writers interchange`(
  writing: ArabicWriting, from: String, to: String
) {
  #expect(writing.applied(to: from) == to)
}

@Test func `papers have numbers that identifiers accept`() {
  for person in people {
    for document in person.documents {
      #expect(Country(document.country) != nil)
      #expect(document.number.count >= 7)
    }
  }
}

@Test func `far down a list the vocabulary grows as that of registers`() {
  func unique(_ count: Int) -> Int {
    let list = SampleList(people: 1_000_000)
    var tokens: Set<Substring> = []
    for index in 500_000..<500_000 + count {
      tokens.formUnion(list.person(at: index).name.split(separator: " "))
    }
    return tokens.count
  }
  let growth = Double(unique(32_000)) / Double(unique(8_000))
  // Four times the people: N^0.65 is 2.46 times the tokens, N^0.85 3.25 times.
  #expect((2.46...3.25).contains(growth), "\(growth)")
}

@Test func `every root that could be comes once, and no neighbours in it clash`() {
  let roots = PossibleRoots()
  let threes = (0..<roots.threeLetterCount).map(roots.threeLetters)
  #expect(Set(threes).count == threes.count && threes.allSatisfy { $0.count == 3 })
  let fours = stride(from: 0, to: roots.fourLetterCount, by: 101).map(roots.fourLetters)
  #expect(fours.allSatisfy { $0.count == 4 && $0[1] != $0[2] })
  #expect(threes.contains(Array("btm".utf8)) && !threes.contains(Array("bmt".utf8)))
}

@Test func `far down a list every script has rare names that read back as written`() {
  let list = SampleList(people: 60_000)
  var scripts: [String: Set<String>] = [:]
  for index in 50_000..<60_000 {
    let person = list.person(at: index)
    guard let original = person.originalName else { continue }
    scripts[person.population, default: []].insert(original)
    #expect(!original.contains("  ") && !original.hasPrefix(" "), "\(original)")
    #expect(!original.unicodeScalars.contains { $0.isASCII && $0 != " " }, "\(original)")
  }
  for population in ["iraq", "iran", "afghanistan", "caucasus", "centralasia"] {
    #expect(scripts[population, default: []].count > 50, "\(population)")
  }
}
