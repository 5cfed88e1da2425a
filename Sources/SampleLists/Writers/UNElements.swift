/// XML elements, one a line, indented by two spaces a level.
struct UNElements {
  var bytes: [UInt8]

  mutating func open(_ name: String, _ depth: Int) { line(depth, "<", name, ">") }
  mutating func close(_ name: String, _ depth: Int) { line(depth, "</", name, ">") }
  mutating func empty(_ name: String, _ depth: Int) { line(depth, "<", name, "/>") }

  /// An element with text, or an empty one.
  mutating func element(_ name: String, _ text: String, _ depth: Int) {
    guard !text.isEmpty else { return empty(name, depth) }
    indent(depth)
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
    appendEscaped(text)
    bytes += "</".utf8
    bytes += name.utf8
    bytes += ">\n".utf8
  }

  /// An element with its texts as `VALUE`s; nothing where there are none.
  mutating func values(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    open(name, 3)
    for text in texts { element("VALUE", text, 4) }
    close(name, 3)
  }

  private mutating func line(_ depth: Int, _ start: String, _ name: String, _ end: String) {
    indent(depth)
    bytes += start.utf8
    bytes += name.utf8
    bytes += end.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func indent(_ depth: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
