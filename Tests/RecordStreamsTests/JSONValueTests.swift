import RecordStreams
import TestSupport
import Testing

@Test(arguments: [
  "null", "true", "[]", "{}", "-1.50e+3", "0", "\"\"", "[1,[2,{\"a\":null}]]",
  "{\"b\":1,\"a\":\"x\",\"b\":2}", "\"تبيُّن \\\" \\\\ \\n\"",
])
func `JSON is written as it was read`(text: String) throws {
  #expect(try JSONValue(parsing: text).text == text)
}

@Test(arguments: [
  "", "nul", "[1,]", "{\"a\"}", "01", "1.", "+1", "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"", "\"\n\"",
  "[1] 2", "\"open", "{\"a\":1", "'a'", "NaN", "- 1",
])
func `what is no JSON is refused`(text: String) {
  #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
}

@Test func `escapes become what they stand for`() throws {
  let text = #""\u0645\ud83d\ude00\/\b\f\t\r""#
  #expect(try JSONValue(parsing: text).string == "م😀/\u{8}\u{C}\t\r")
}

@Test func `a bad byte is named`() {
  #expect(throws: JSONError.notUTF8(byte: 1)) {
    try JSONValue(parsing: [0x22, 0xFC, 0x22])
  }
}

@Test func `nesting stops at its limit`() {
  let limit = JSONValue.depthLimit
  let deep = String(repeating: "[", count: 100_000)
  #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
  let allowed =
    String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
  #expect((try? JSONValue(parsing: allowed)) != nil)
}

@Test func `any value survives being written and read`() throws {
  try forAll({ randomValue(&$0, depth: 0) }, count: 2_000) { value in
    try JSONValue(parsing: value.text) == value
      && JSONValue(parsing: value.indentedText) == value
  }
}

private func randomValue(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
  let texts = ["", "a", "ع", "\"", "\\", "\u{0}", "\n", "😀", "\u{2028}"]
  switch Int.random(in: 0..<(depth < 3 ? 6 : 4), using: &generator) {
  case 0: return .null
  case 1: return .bool(Bool.random(using: &generator))
  case 2: return .number(Int.random(in: -99...99, using: &generator))
  case 3: return .string(texts.randomElement(using: &generator) ?? "")
  case 4:
    return .array((0..<3).map { _ in randomValue(&generator, depth: depth + 1) })
  default:
    return .object(
      (0..<3).map { _ in
        JSONMember(
          texts.randomElement(using: &generator) ?? "",
          randomValue(&generator, depth: depth + 1))
      })
  }
}
