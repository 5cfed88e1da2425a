@testable import RecordStreams
import TestSupport
import Testing

@Test func `starts, texts and ends come with their places`() throws {
  let events = try xmlEvents("<a>\n <b x='1'>t&amp;u</b><c/></a>")
  #expect(
    events == [
      XMLEvent(content: .start(name: "a", attributes: []), line: 1, byte: 0),
      XMLEvent(
        content: .start(name: "b", attributes: [XMLAttribute(name: "x", value: "1")]), line: 2,
        byte: 5),
      XMLEvent(content: .text("t&u"), line: 2, byte: 21),
      XMLEvent(content: .end(name: "b"), line: 2, byte: 25),
      XMLEvent(content: .start(name: "c", attributes: []), line: 2, byte: 25),
      XMLEvent(content: .end(name: "c"), line: 2, byte: 29),
      XMLEvent(content: .end(name: "a"), line: 2, byte: 33),
    ])
}

@Test func `prefixes and namespaces are passed over`() throws {
  let events = try xmlEvents("<n:a xmlns:n='urn:n' n:x='1'/>")
  let attributes = [XMLAttribute(name: "x", value: "1")]
  #expect(events.first?.content == .start(name: "a", attributes: attributes))
}

private func xmlEvents(_ text: String) throws -> [XMLEvent] {
  let stream = XMLStream()
  var events: [XMLEvent] = []
  let bytes = Array(text.utf8)
  try bytes.withUnsafeBytes { try stream.read($0) { events.append($0) } }
  try stream.finish { events.append($0) }
  return events
}
