import TestSupport
import Testing

@testable import Register

private let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

private func reference(_ generator: inout SeededGenerator) -> RedressReference {
  RedressReference(bytes: (0..<5).map { _ in UInt8.random(in: 0...255, using: &generator) })
}

@Suite struct RedressReferenceTests {
  @Test func `a reference is read as people say it`() {
    forAll({ reference(&$0) }) { reference in
      let spoken = reference.text.lowercased().replacing("0", with: "o").replacing("1", with: "l")
      return RedressReference(reference.text) == reference
        && RedressReference(spoken.replacing("-", with: " ")) == reference
        && RedressReference(spoken.replacing("-", with: "")) == reference
    }
  }

  @Test func `one or two wrong signs, and neighbours in each other's place, are found`() {
    forAll(
      { generator in
        let text = Array(reference(&generator).text.filter { $0 != "-" })
        var wrong = text
        let places = (0..<2).map { _ in Int.random(in: 0..<10, using: &generator) }
        switch Int.random(in: 0..<2, using: &generator) {
        case 0:
          for place in places {
            wrong[place] = signs[Int.random(in: 0..<32, using: &generator)]
          }
        default: wrong.swapAt(places[0] % 9, places[0] % 9 + 1)
        }
        return (String(text), String(wrong))
      }, count: 2_000
    ) { text, wrong in
      text == wrong || RedressReference(wrong) == nil
    }
  }

  @Test(arguments: ["", "7K2M", "UUUU-UUUU-UU", "0000-0000-001", "محمد"])
  func `a text that is no reference is none`(text: String) {
    #expect(RedressReference(text) == nil)
  }
}
