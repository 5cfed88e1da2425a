import NameText
import Register
import TestSupport
import Testing

@testable import Screening

@Test func `words of plain ASCII are those of the normal form`() {
  forAll(
    { generator in
      let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        UInt8.random(in: 0...127, using: &generator)
      }
      return String(decoding: bytes, as: UTF8.self)
    }, count: 3_000
  ) { text in
    let normal = NormalForm.words(of: text).map { word in
      word.map { String(Character($0.scalar)) }.joined()
    }
    return CatalogWords.asciiWords(of: text) == normal
  }
  #expect(CatalogWords.asciiWords(of: "Šamír") == nil)
}
