import CLibXML2

/// The parser of libxml2 behind a Swift face: text in, events and at most one error out.
final class XMLPushParser {
  let limits: XMLStream.Limits
  private var context: xmlParserCtxtPtr?
  private var events: [XMLEvent] = []
  private var text: [UInt8] = []
  private var names: [UnsafePointer<xmlChar>: String] = [:]
  private var depth = 0
  private var hasRoot = false
  private var error: XMLError?
  /// Whether the error was found when there was no more text to come.
  private var isEnding = false

  init(limits: XMLStream.Limits) { self.limits = limits }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
  }

  /// The events since the last call.
  func takeEvents() -> [XMLEvent] {
    defer { events.removeAll(keepingCapacity: true) }
    return events
  }

  /// Parses a piece of text that is UTF-8 without NUL.
  func parse(_ piece: [UInt8], isLast: Bool) -> XMLError? {
    if let error { return error }
    let context = context ?? makeContext()
    piece.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self).baseAddress
      _ = xmlParseChunk(context, start, Int32(bytes.count), 0)
    }
    if isLast, error == nil {
      isEnding = true
      _ = xmlParseChunk(context, nil, 0, 1)
      if error == nil, depth > 0 || !hasRoot { error = .truncated(line: line, byte: byte) }
    }
    return error
  }

  private func makeContext() -> xmlParserCtxtPtr {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { me, name, _, _, _, _, count, _, attributes in
      XMLPushParser.of(me)?.start(name, attributes, count: Int(count))
    }
    handler.endElementNs = { me, name, _, _ in XMLPushParser.of(me)?.end(name) }
    handler.characters = { me, bytes, count in XMLPushParser.of(me)?.add(bytes, Int(count)) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { me, _, _, _ in XMLPushParser.of(me)?.refuseDocumentType() }
    handler.reference = { me, _ in XMLPushParser.of(me)?.refuseReference() }
    handler.serror = { me, report in
      guard let report else { return }
      XMLPushParser.of(me)?.note(report.pointee)
    }
    let me = Unmanaged.passUnretained(self).toOpaque()
    let made = xmlCreatePushParserCtxt(&handler, me, nil, 0, nil)
    guard let made else { preconditionFailure("libxml2 has memory for a parser") }
    // The text is UTF-8 whatever its declaration says, for `XMLInput` converts it.
    xmlCtxtUseOptions(made, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    context = made
    return made
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLPushParser? {
    pointer.map { Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
  }
}

// Places.
extension XMLPushParser {
  private var line: Int { Int(context?.pointee.input?.pointee.line ?? 1) }

  /// The place of the next byte that libxml2 reads.
  private var byte: Int {
    guard let input = context?.pointee.input?.pointee, let base = input.base, let cur = input.cur
    else { return 0 }
    return Int(input.consumed) + (cur - base)
  }

  /// The place of the `<` of the tag that libxml2 has just read: none stands inside a tag.
  private var tagStart: Int {
    guard let input = context?.pointee.input?.pointee, let base = input.base, var at = input.cur
    else { return 0 }
    while at > base {
      at -= 1
      if at.pointee == UInt8(ascii: "<") { break }
    }
    return Int(input.consumed) + (at - base)
  }
}

// Callbacks.
extension XMLPushParser {
  private func start(
    _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    flushText()
    depth += 1
    hasRoot = true
    if depth > limits.depth { return refuse("elements inside each other", limits.depth) }
    if count > limits.attributeCount {
      return refuse("attributes of an element", limits.attributeCount)
    }
    var list: [XMLAttribute] = []
    for index in 0..<count {
      guard let field = attributes?.advanced(by: index * 5), let name = field[0],
        let value = field[3], let end = field[4]
      else { continue }
      let bytes = UnsafeBufferPointer(start: value, count: end - value)
      list.append(
        XMLAttribute(name: text(of: name), value: String(decoding: bytes, as: UTF8.self)))
    }
    guard let name else { return }
    events.append(
      XMLEvent(
        content: .start(name: text(of: name), attributes: list), line: line, byte: tagStart))
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    flushText()
    depth -= 1
    guard let name, error == nil else { return }
    events.append(XMLEvent(content: .end(name: text(of: name)), line: line, byte: byte))
  }

  private func add(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let bytes, error == nil else { return }
    if text.count + count > limits.textBytes {
      return refuse("bytes of text in an element", limits.textBytes)
    }
    text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
  }

  private func flushText() {
    guard !text.isEmpty else { return }
    defer { text.removeAll(keepingCapacity: text.count < 1 << 16) }
    guard error == nil, text.contains(where: { $0 > 0x20 }) else { return }
    let content = XMLEvent.Content.text(String(decoding: text, as: UTF8.self))
    events.append(XMLEvent(content: content, line: line, byte: byte))
  }

  private func refuseDocumentType() { stop(.documentType(line: line, byte: byte)) }

  private func refuseReference() {
    stop(.malformed(line: line, byte: byte, reason: "a reference to an undeclared entity"))
  }

  private func refuse(_ what: String, _ limit: Int) {
    stop(.tooLarge(line: line, byte: byte, what: what, limit: limit))
  }

  private func note(_ report: xmlError) {
    guard report.level == XML_ERR_FATAL, error == nil else { return }
    let isCutOff = isEnding && (depth > 0 || !hasRoot)
    if isCutOff { return stop(.truncated(line: line, byte: byte)) }
    let message = report.message.map { String(cString: $0) } ?? "error \(report.code)"
    let reason = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    stop(.malformed(line: line, byte: byte, reason: reason))
  }

  private func stop(_ error: XMLError) {
    guard self.error == nil else { return }
    self.error = error
    if let context { xmlStopParser(context) }
  }

  /// libxml2 keeps each name of a document once, so its address tells which one it is.
  private func text(of name: UnsafePointer<xmlChar>) -> String {
    if let known = names[name] { return known }
    let text = String(cString: name)
    names[name] = text
    return text
  }
}
