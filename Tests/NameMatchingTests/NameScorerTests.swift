import NameMatching
import NameText
import TestSupport
import Testing

private func score(_ query: String, _ entry: String) -> Int {
  NameScorer.compare(
    NameProfile(ParsedName(query)), NameProfile(ParsedName(entry))
  ).score
}

@Test(arguments: [
  ("محمد علي الهاشمي", "Mohammed Ali al-Hashimi"), ("Mohamed Aly El Hachemi", "محمد علي الهاشمي"),
  ("عبد الرحمن القحطاني", "Abdurrahman al-Qahtani"), ("خالد يوسف", "Khaled Youssef"),
  ("Мухаммед Али", "Mohammed Ali"), ("Мухаммед Али", "محمد علي"), ("Benali Karim", "Karim Ben Ali"),
  ("Nureddin Said", "نور الدين سعيد"), ("Abu Bakr Salim", "ابو بكر سالم"),
])
func `the same name in other letters is above the line`(query: String, entry: String) {
  #expect(score(query, entry) > 3_300)
}

@Test(arguments: [
  ("محمد علي الهاشمي", "Khalid Omar al-Zarqani"), ("Ahmad Saleh", "Ivan Petrov"),
  ("خالد يوسف", "Fatima Zahra"), ("Mohammed Ali Hashimi", "Mohammed Ali Zarqawi Tikriti"),
])
func `another name is below it`(query: String, entry: String) {
  #expect(score(query, entry) < 4_000)
}

@Test func `a missing part costs less than a contradicting one`() {
  let missing = score("Khalid Omar", "Khalid Omar Zarqani")
  let contradicting = score("Khalid Omar Tikriti", "Khalid Omar Zarqani")
  #expect(missing > contradicting)
}

@Test func `another order costs a little, and the more the more it is turned`() {
  let same = score("Khalid Omar Zarqani", "Khalid Omar Zarqani")
  let familyFirst = score("Zarqani Khalid Omar", "Khalid Omar Zarqani")
  let backwards = score("Zarqani Omar Khalid", "Khalid Omar Zarqani")
  #expect(same > familyFirst && familyFirst > backwards && backwards > 3_300)
}

@Test(arguments: [
  ("Rahman Zarqani", "Abdul Rahman Zarqani"), ("عبد الرحمن الزرقاني", "Rahman Zarqani"),
  ("K. Zarqani", "Khalid Zarqani"), ("Khalid Zarqani", "K Zarqani"),
  ("خ. الزرقاني", "Khalid Zarqani"),
])
func `an initial stands for a name, an attribute for the name with its abd`(
  query: String, entry: String
) {
  #expect(score(query, entry) > score("Walid Zarqani", "Khalid Zarqani"))
}

@Test func `a full match of two common parts reaches the line`() {
  for (query, entry) in [
    ("محمد علي", "Mohammed Ali"), ("احمد حسن", "Ahmed Hassan"), ("Ali Ali", "Ali Ali"),
  ] {
    #expect(score(query, entry) >= 3_300, "\(query)")
  }
}

/// Every choice of compatible pairs, one by one.
private func naiveBest(_ pairs: [Assignment.Pair]) -> Int {
  guard let first = pairs.first else { return 0 }
  let rest = Array(pairs.dropFirst())
  let without = naiveBest(rest)
  let with =
    first.gain
    + naiveBest(
      rest.filter {
        $0.queryTokens & first.queryTokens == 0 && $0.entryTokens & first.entryTokens == 0
      })
  return max(with, without)
}

@Test func `the assignment is the best of all`() {
  forAll(
    { generator in
      (0..<Int.random(in: 0...9, using: &generator)).map { _ -> Assignment.Pair in
        let q = Int.random(in: 0..<4, using: &generator)
        let t = Int.random(in: 0..<4, using: &generator)
        let join = UInt64.random(in: 0..<3, using: &generator)
        return Assignment.Pair(
          query: q, entry: t, queryTokens: (join == 1 ? 3 : 1) << UInt64(q),
          entryTokens: (join == 2 ? 3 : 1) << UInt64(t),
          gain: Int.random(in: 1...50, using: &generator))
      }
    }, count: 500
  ) { pairs in
    Assignment.best(of: pairs).reduce(0) { $0 + $1.gain } == naiveBest(pairs)
  }
}

@Test(arguments: Script.allCases, Script.allCases)
func `letter costs are there for each pair of scripts and read alike both ways`(
  left: Script, right: Script
) throws {
  guard left != .other, right != .other else {
    #expect(LetterCosts.between(left, right) == nil)
    return
  }
  let there = try #require(LetterCosts.between(left, right))
  let back = try #require(LetterCosts.between(right, left))
  forAll(
    { generator in
      func letters() -> [UInt8] {
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in
          UInt8.random(in: 1...26, using: &generator)
        }
      }
      return (letters(), letters())
    }, count: 50
  ) { x, y in
    there.distance(x, y) == back.distance(y, x)
  }
}

@Test func `other scripts match themselves and their romanisation`() {
  #expect(score("李小龍 王", "李小龍 王") > 3_300)
  #expect(score("李小龍", "Li Xiaolong") > 3_300)
  #expect(score("李小龍", "Bruce Willis") < 500)
}
