import RecordStreams
import Subjects

/// What is particular to one publisher's XML.
protocol XMLListMapper {
  var rootName: String { get }
  var entryNames: Set<String> { get }
  /// What the format is called in errors.
  var expected: String { get }
  /// Takes the root's attributes; the day of publication may stand there.
  func published(in attributes: [XMLAttribute]) -> String?
  /// What an element outside entries says; `nil` where no rule knows it.
  func outside(path: String, text: String) -> XMLOutside?
  /// The entry, or why there is none.
  func draft(of node: XMLNode) -> Result<EntryDraft, RowFault>
}

/// What an element outside entries may say.
enum XMLOutside { case published(String), nothing }

/// Why a row became no entry, and what would mend it.
struct RowFault: Error, Equatable {
  var reason: String
}

/// Reads a list in XML, entry by entry.
struct XMLListReader<Mapper: XMLListMapper>: ListReader {
  private let mapper: Mapper
  private var assembler: XMLEntryAssembler
  private var ledger = RowLedger()
  private var stream: XMLStream?
  /// Rows that became complete in `begin(file:)`, which has no sink.
  private var pending: [ListRow] = []
  private var wrongRoot: String?

  init(_ mapper: Mapper) {
    self.mapper = mapper
    assembler = XMLEntryAssembler(entryNames: mapper.entryNames)
  }

  mutating func begin(file name: String) throws(UnreadableList) {
    var rows: [ListRow] = []
    try endFile { rows.append($0) }
    pending += rows
    ledger.file = name
    assembler = XMLEntryAssembler(entryNames: mapper.entryNames)
    stream = XMLStream()
  }

  mutating func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (ListRow) -> Void
  ) throws(UnreadableList) {
    flushPending(into: sink)
    guard let stream else { preconditionFailure("begin(file:) comes before read") }
    do throws(XMLError) {
      try stream.read(chunk) { take($0, from: stream, into: sink) }
    } catch {
      throw unreadable(error)
    }
    try checkRoot()
  }

  mutating func finish(into sink: (ListRow) -> Void) throws(UnreadableList) -> ReadingReport {
    flushPending(into: sink)
    try endFile(into: sink)
    return ledger.report
  }

  private mutating func endFile(into sink: (ListRow) -> Void) throws(UnreadableList) {
    guard let stream else { return }
    self.stream = nil
    do throws(XMLError) {
      try stream.finish { take($0, from: stream, into: sink) }
    } catch {
      throw unreadable(error)
    }
    try checkRoot()
  }

  private mutating func flushPending(into sink: (ListRow) -> Void) {
    for row in pending { sink(row) }
    pending = []
  }

  private func checkRoot() throws(UnreadableList) {
    guard let wrongRoot else { return }
    throw .notThisFormat(file: ledger.file, expected: mapper.expected, found: wrongRoot)
  }

  private mutating func take(
    _ event: XMLEvent, from stream: XMLStream, into sink: (ListRow) -> Void
  ) {
    guard wrongRoot == nil else { return }
    let wasInside = assembler.openEntry != nil
    let item = assembler.take(event)
    if !wasInside, let entry = assembler.openEntry { stream.keepSource(from: entry.byte) }
    switch item {
    case nil: break
    case .root(let name, let attributes):
      if name == mapper.rootName {
        ledger.published = mapper.published(in: attributes)
      } else {
        wrongRoot = "<\(name.prefix(40))>"
      }
    case .outside(let path, let text, let line):
      switch mapper.outside(path: path, text: text) {
      case .published(let date): ledger.published = date
      case .nothing: break
      case nil: ledger.tally.count(path, line: line)
      }
    case .oversized(let line, let byte, let end):
      let place = RowPlace(line: line, byte: byte, source: stream.keptSource(upTo: end))
      let limits = "\(XMLEntryAssembler.elementLimit) elements or 10 MB of text"
      ledger.reject(place, "the entry holds more than \(limits); split it", into: sink)
    case .entry(let node, let end):
      let source = stream.keptSource(upTo: end)
      add(node, RowPlace(line: node.line, byte: node.byte, source: source), into: sink)
    }
  }

  private mutating func add(_ node: XMLNode, _ place: RowPlace, into sink: (ListRow) -> Void) {
    switch mapper.draft(of: node) {
    case .failure(let fault): ledger.reject(place, fault.reason, into: sink)
    case .success(let draft):
      for element in draft.unmapped { ledger.tally.count(element.path, line: element.line) }
      ledger.accept(draft.entities, at: place, into: sink)
    }
  }

  private func unreadable(_ error: XMLError) -> UnreadableList {
    let file = ledger.file
    return switch error {
    case .notUTF8(let line, let byte): .notUTF8(file: file, line: line, byte: byte)
    case .unknownEncoding(let name):
      .notThisFormat(file: file, expected: "XML in UTF-8", found: "encoding \(name.prefix(40))")
    case .truncated(let line, let byte): .truncated(file: file, line: line, byte: byte)
    case .malformed(let line, let byte, let reason):
      .malformed(file: file, line: line, byte: byte, reason: reason)
    case .documentType(let line, let byte):
      .malformed(
        file: file, line: line, byte: byte,
        reason: "a document type or entity declaration, which no list has and attacks use")
    case .tooLarge(let line, let byte, let what, let limit):
      .tooLarge(file: file, line: line, byte: byte, what: what, limit: limit)
    }
  }
}
