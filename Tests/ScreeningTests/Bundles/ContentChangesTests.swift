import Register
import TestSupport
import Testing

@testable import Screening

/// Lines of a list in rising order, as lists of a register have them, or in any.
private func lines(_ generator: inout SeededGenerator, isSorted: Bool) -> [UInt8] {
  var numbers = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
    Int.random(in: 0..<40, using: &generator)
  }
  if isSorted { numbers.sort() }
  return numbers.flatMap { Array("{\"id\":\($0)}\n".utf8) }
}

private func contents(_ generator: inout SeededGenerator) -> (BundleContent, BundleContent) {
  let isSorted = Bool.random(using: &generator)
  func content() -> BundleContent {
    var content = BundleContent()
    for name in ["un", "inv", "other"].prefix(Int.random(in: 0...3, using: &generator)) {
      content.lines[listName(name)] = lines(&generator, isSorted: isSorted)
    }
    return content
  }
  return (content(), content())
}

private func changes(_ base: BundleContent, _ next: BundleContent) -> [UInt8] {
  ContentChanges.text(from: base, to: next, lists: next.lines.keys.sorted())
}

@Suite struct ContentChangesTests {
  @Test func `changes make the one of the other, whatever the order`() throws {
    try forAll(contents, count: 500) { base, next in
      try ContentChanges.content(from: changes(base, next), base: base) == next
    }
  }

  @Test func `without a base they hold everything`() throws {
    try forAll(contents) { base, next in
      try ContentChanges.content(from: changes(BundleContent(), next), base: BundleContent())
        == next
    }
  }

  @Test func `any change of the bytes is refused or gives lines that are there`() {
    func altered(_ generator: inout SeededGenerator) -> (BundleContent, [UInt8]) {
      let (base, next) = contents(&generator)
      var text = changes(base, next)
      for _ in 0..<3 where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &generator)
        text[place] = Array("@=-{0129\n".utf8).randomElement(using: &generator) ?? 0
      }
      return (base, text)
    }
    forAll(altered, count: 1_000) { base, text in
      // A refusal is as good as a result; only a trap is not.
      let content = try? ContentChanges.content(from: text, base: base)
      let size = content?.lines.values.reduce(0) { $0 + $1.count } ?? 0
      return size <= base.lines.values.reduce(text.count + 1) { $0 + $1.count }
    }
  }

  @Test(arguments: [
    ("=1", 1), ("@un\n=1", 2), ("@un\n-1", 2), ("@un\n=0", 2), ("@un\n=-1", 2), ("@Not", 1),
    ("@un\nx", 2), ("@un\n@inv\n@un", 3), ("@un\n=99999999999999999999", 2),
  ])
  func `a step that leads nowhere is named by its line`(text: String, line: Int) {
    #expect(throws: ContentChanges.NoStep(line: line)) {
      try ContentChanges.content(from: Array(text.utf8), base: BundleContent())
    }
  }
}
