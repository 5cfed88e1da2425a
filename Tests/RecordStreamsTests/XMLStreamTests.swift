import TestSupport
import Testing

@testable import RecordStreams

@Test func `starts, texts and ends come with their places`() {
  let (events, error) = xml(Array("<a>\n <b x='1'>t&amp;u</b><c/></a>".utf8))
  let attributes = [XMLAttribute(name: "x", value: "1")]
  #expect(error == nil)
  #expect(
    events == [
      XMLEvent(content: .start(name: "a", attributes: []), line: 1, byte: 0),
      XMLEvent(content: .start(name: "b", attributes: attributes), line: 2, byte: 5),
      XMLEvent(content: .text("t&u"), line: 2, byte: 21),
      XMLEvent(content: .end(name: "b"), line: 2, byte: 25),
      XMLEvent(content: .start(name: "c", attributes: []), line: 2, byte: 25),
      XMLEvent(content: .end(name: "c"), line: 2, byte: 29),
      XMLEvent(content: .end(name: "a"), line: 2, byte: 33),
    ])
}

@Test func `prefixes and namespaces are passed over`() {
  let (events, _) = xml(Array("<n:a xmlns:n='urn:n' n:x='1'/>".utf8))
  let attributes = [XMLAttribute(name: "x", value: "1")]
  #expect(events.first?.content == .start(name: "a", attributes: attributes))
}

@Test func `text and CDATA beside each other are one text`() {
  let (events, _) = xml(Array("<a>x<![CDATA[<y>]]>&#x639;<!-- c -->z</a>".utf8))
  #expect(events.map(\.content).contains(.text("x<y>عz")))
}

@Test(arguments: [
  "<!DOCTYPE a><a/>",
  "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>",
  "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>",
  "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>",
])
func `a document type is refused, and with it every bomb`(text: String) {
  let (events, error) = xml(Array(text.utf8))
  #expect(events.isEmpty)
  guard case .documentType(line: 1, _) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
}

@Test func `a reference to an undeclared entity is refused`() {
  guard case .malformed(line: 1, _, _) = xml(Array("<a>&b;</a>".utf8)).error else {
    Issue.record("no error")
    return
  }
}

@Test func `elements nested too deeply are refused`() {
  let text = String(repeating: "<a>", count: 100_000)
  guard case .tooLarge(line: 1, byte: _, _, limit: 64) = xml(Array(text.utf8)).error else {
    Issue.record("\(String(describing: xml(Array(text.utf8)).error))")
    return
  }
}

@Test func `too many attributes and too long a text are refused`() {
  var limits = XMLStream.Limits()
  limits.attributeCount = 3
  limits.textBytes = 50
  let attributes = (0..<4).map { "a\($0)='1'" }.joined(separator: " ")
  for text in ["<a \(attributes)/>", "<a>\(String(repeating: "x", count: 51))</a>"] {
    guard case .tooLarge = xml(Array(text.utf8), limits: limits).error else {
      Issue.record("\(text) is accepted")
      return
    }
  }
}

@Test(arguments: ["", "  ", "<a><b>", "<a><b", "<a>text", "<?xml version='1.0'?>", "<a>é</a"])
func `a document that is cut off is told from a malformed one`(text: String) {
  guard case .truncated = xml(Array(text.utf8)).error else {
    Issue.record("\(String(describing: xml(Array(text.utf8)).error))")
    return
  }
}

@Test(arguments: ["<a></b>", "<a/><b/>", "text", "<a b></a>", "<a>&#0;</a>", "<a/>\u{1A}"])
func `what breaks the rules of XML is malformed`(text: String) {
  guard case .malformed = xml(Array(text.utf8)).error else {
    Issue.record("\(String(describing: xml(Array(text.utf8)).error))")
    return
  }
}

@Test func `a NUL is refused with its place`() {
  let (events, error) = xml(Array("<a>\n<b/>\u{0}</a>".utf8))
  guard case .malformed(line: 2, byte: 8, let reason) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(reason.contains("NUL"))
  #expect(events.count == 3)
}

@Test(arguments: [1, 2, 3, 7, 1000])
func `bytes that are no UTF-8 are named by line and byte`(chunk: Int) {
  let head = "<?xml version='1.0' encoding='UTF-8'?>\n<a>\n<b>قيد</b>"
  let bytes = Array(head.utf8) + [0x4D, 0xFC, 0x6C] + Array("</a>".utf8)
  let (events, error) = xml(bytes, chunk: chunk)
  #expect(error == .notUTF8(line: 3, byte: Array(head.utf8).count + 1))
  #expect(events.count == 4, "what stands before the bad byte is handed out")
}

@Test func `bad bytes after many pieces keep their place`() {
  let filler = String(repeating: "<b>عربي</b>\n", count: 10_000)
  let bytes = Array("<a>\n".utf8) + Array(filler.utf8) + [0xC3, 0x28]
  #expect(xml(bytes, chunk: 4_096).error == .notUTF8(line: 10_002, byte: bytes.count - 2))
}

@Test(arguments: [("ISO-8859-1", UInt8(0xE9), "é"), ("windows-1252", 0x92, "’")])
func `an encoding that is declared is converted`(name: String, byte: UInt8, letter: String) {
  let bytes =
    Array("<?xml version='1.0' encoding='\(name)'?><a>".utf8) + [byte] + Array("</a>".utf8)
  #expect(xml(bytes).events.map(\.content).contains(.text(letter)))
  #expect(xml(bytes).error == nil)
}

@Test func `an encoding that nobody uses is refused by name`() {
  let (_, error) = xml(Array("<?xml version='1.0' encoding='EBCDIC-CP-US'?><a/>".utf8))
  #expect(error == .unknownEncoding(name: "ebcdic-cp-us"))
}

@Test func `a byte order mark is passed over`() {
  let (events, error) = xml([0xEF, 0xBB, 0xBF] + Array("<a/>".utf8))
  #expect(error == nil)
  #expect(events.count == 2)
}

@Test func `the events do not depend on where chunks end`() {
  let entry = "<e id='ü'>محمد &lt; x<f/>\n</e>"
  let text = "<r>" + String(repeating: entry, count: 3_000) + "</r>"
  let whole = xml(Array(text.utf8))
  #expect(whole.events.count == 3_000 * 5 + 2)
  for chunk in [1, 13, 32_767, 32_768, 32_769] {
    let cut = xml(Array(text.utf8), chunk: chunk)
    #expect(cut.events == whole.events)
  }
  let starts = whole.events.filter { $0.content == .start(name: "f", attributes: []) }
  #expect(starts.allSatisfy { Array(text.utf8)[$0.byte] == UInt8(ascii: "<") })
}

@Test func `the source of an entry can be quoted across pieces`() throws {
  let filler = String(repeating: " ", count: XMLStream.pieceSize - 10)
  let bytes = Array("<r>\(filler)<e a='1'>some text</e></r>".utf8)
  let stream = XMLStream()
  var quoted: [UInt8] = []
  func take(_ event: XMLEvent) {
    if case .start("e", _) = event.content { stream.keepSource(from: event.byte) }
    if event.content == .end(name: "e") { quoted = stream.keptSource(upTo: event.byte) }
  }
  try bytes.withUnsafeBytes { try stream.read($0, into: take) }
  try stream.finish(into: take)
  #expect(String(decoding: quoted, as: UTF8.self) == "<e a='1'>some text</e>")
}
