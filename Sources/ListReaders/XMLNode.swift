import RecordStreams

/// One element of an entry with all that stands in it.
struct XMLNode {
  var name: String
  var line: Int
  var byte: Int
  var attributes: [XMLAttribute]
  /// The text in it, without that of its children.
  var text = ""
  var children: [XMLNode] = []

  /// Its own text, single-spaced.
  var value: String { text.singleSpaced }

  /// The value of the first child of that name; empty where there is none.
  func value(_ name: String) -> String { children.first { $0.name == name }?.value ?? "" }

  /// All text in it and below, single-spaced.
  var allText: String {
    ([value] + children.map(\.allText)).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// What an XML list consists of, put together from events.
enum XMLListItem {
  case root(name: String, attributes: [XMLAttribute])
  /// An entry, and the place after it in the file.
  case entry(XMLNode, end: Int)
  /// An entry with more in it than any genuine one.
  case oversized(line: Int, byte: Int, end: Int)
  /// An element outside entries: its path below the root and the text in it.
  case outside(path: String, text: String, line: Int)
}

/// Puts entries together from the events of an XML list; everything else it names by path.
struct XMLEntryAssembler {
  /// Elements in an entry and bytes of text in it; the longest genuine ones have 300 and 20,000.
  static let elementLimit = 20_000
  static let textLimit = 10_000_000

  let entryNames: Set<String>
  private var outside: [XMLNode] = []
  private var open: [XMLNode] = []
  private var elements = 0
  private var bytes = 0

  init(entryNames: Set<String>) { self.entryNames = entryNames }

  /// The place of the entry that is open.
  var openEntry: (line: Int, byte: Int)? { open.first.map { ($0.line, $0.byte) } }

  mutating func take(_ event: XMLEvent) -> XMLListItem? {
    switch event.content {
    case .start(let name, let attributes):
      let node = XMLNode(
        name: name, line: event.line, byte: event.byte, attributes: attributes)
      return start(node)
    case .text(let text):
      add(text)
      return nil
    case .end: return end(event)
    }
  }

  private var isOversized: Bool { elements > Self.elementLimit || bytes > Self.textLimit }

  private mutating func start(_ node: XMLNode) -> XMLListItem? {
    if !open.isEmpty || (!outside.isEmpty && entryNames.contains(node.name)) {
      if open.isEmpty { (elements, bytes) = (0, 0) }
      elements += 1
      bytes += node.attributes.reduce(0) { $0 + $1.value.utf8.count }
      open.append(node)
      return nil
    }
    outside.append(node)
    return outside.count == 1 ? .root(name: node.name, attributes: node.attributes) : nil
  }

  private mutating func add(_ text: String) {
    if !open.isEmpty {
      bytes += text.utf8.count
      if !isOversized { open[open.count - 1].text += text }
    } else if !outside.isEmpty, outside[outside.count - 1].text.utf8.count < 10_000 {
      outside[outside.count - 1].text += text
    }
  }

  private mutating func end(_ event: XMLEvent) -> XMLListItem? {
    guard let node = open.popLast() else {
      guard let node = outside.popLast(), !outside.isEmpty else { return nil }
      let path = (outside.dropFirst().map(\.name) + [node.name]).joined(separator: "/")
      return .outside(path: path, text: node.value, line: node.line)
    }
    if open.isEmpty {
      return isOversized
        ? .oversized(line: node.line, byte: node.byte, end: event.byte)
        : .entry(node, end: event.byte)
    }
    if !isOversized { open[open.count - 1].children.append(node) }
    return nil
  }
}
