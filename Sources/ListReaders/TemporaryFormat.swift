import RecordStreams
import Subjects

// Stands in until the readers are merged, and is deleted then.

/// The formats of lists that can be read.
public enum ListFormat: String, CaseIterable, Sendable {
  case un, ofac
  case ofacXML = "ofac-xml"
  case ftm, csv

  /// The list's name where the publisher has only one.
  public var defaultListName: String? {
    switch self {
    case .un: "un"
    case .ofac, .ofacXML: "ofac"
    case .ftm, .csv: nil
    }
  }

  /// Raised with every change in what the reader makes of the same bytes.
  public var readerVersion: String { "0" }

  /// A reader for the files of one edition.
  public func makeReader(list: String) -> any ListReader { LineReader(list: list) }

  /// The order in which the files must be read.
  public func readingOrder(
    of files: [(name: String, head: [UInt8])]
  ) throws(UnreadableList) -> [Int] { Array(files.indices) }
}

private struct LineReader: ListReader {
  let list: String
  var file = ""
  var line = 0
  var byte = 0
  var open: [UInt8] = []
  var report = ReadingReport()

  init(list: String) { self.list = list }

  mutating func begin(file name: String) throws(UnreadableList) { (file, line, byte) = (name, 0, 0) }

  mutating func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (ListRow) -> Void
  ) throws(UnreadableList) {
    var rest = chunk[...]
    while let end = rest.firstIndex(of: 0x0A) {
      open.append(contentsOf: rest[rest.startIndex..<end])
      take(into: sink)
      rest = rest[(end + 1)...]
    }
    open.append(contentsOf: rest)
  }

  mutating func finish(into sink: (ListRow) -> Void) throws(UnreadableList) -> ReadingReport {
    take(into: sink)
    return report
  }

  private mutating func take(into sink: (ListRow) -> Void) {
    defer {
      byte += open.count + 1
      open.removeAll(keepingCapacity: true)
    }
    line += 1
    if open.isEmpty { return }
    report.rows += 1
    do {
      var entity = try Entity(json: JSONValue(parsing: open))
      if !entity.datasets.contains(list) { entity.datasets.append(list) }
      report.entries += 1
      sink(.entity(entity))
    } catch {
      report.rejects += 1
      let source = String(decoding: open.prefix(2000), as: UTF8.self)
      sink(.reject(Reject(file: file, line: line, byte: byte, reason: "\(error)", source: source)))
    }
  }
}
