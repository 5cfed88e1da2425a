import RecordStreams
import Subjects

/// Reads OFAC's legacy CSV: the main file row by row, the side files, which come before it, into
/// `OFACSideRows`.
struct OFACReader: ListReader {
  private let list: String
  private var ledger = RowLedger()
  private var stream: CSVStream?
  private var kind: OFACFile?
  private var sides = OFACSideRows()
  private var hasMain = false
  private var pending: [ListRow] = []
  private var failure: UnreadableList?

  init(list: String) { self.list = list }

  mutating func begin(file name: String) throws(UnreadableList) {
    var rows: [ListRow] = []
    try endFile { rows.append($0) }
    pending += rows
    ledger.file = name
    kind = nil
    stream = CSVStream()
  }

  mutating func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (ListRow) -> Void
  ) throws(UnreadableList) {
    flushPending(into: sink)
    guard var stream else { preconditionFailure("begin(file:) comes before read") }
    self.stream = nil
    do throws(CSVError) {
      try stream.read(chunk) { take($0, into: sink) }
    } catch {
      throw UnreadableList(error, file: ledger.file)
    }
    self.stream = stream
    if let failure { throw failure }
  }

  mutating func finish(into sink: (ListRow) -> Void) throws(UnreadableList) -> ReadingReport {
    flushPending(into: sink)
    try endFile(into: sink)
    guard hasMain else {
      throw .notThisFormat(
        file: ledger.file, expected: "a file with 12 columns (sdn.csv)", found: "none")
    }
    ledger.orphans = sides.orphans
    return ledger.report
  }

  private mutating func endFile(into sink: (ListRow) -> Void) throws(UnreadableList) {
    guard var stream else { return }
    self.stream = nil
    do throws(CSVError) {
      try stream.finish { take($0, into: sink) }
    } catch {
      throw UnreadableList(error, file: ledger.file)
    }
    if let failure { throw failure }
  }

  private mutating func flushPending(into sink: (ListRow) -> Void) {
    for row in pending { sink(row) }
    pending = []
  }

  private mutating func take(_ record: CSVRecord, into sink: (ListRow) -> Void) {
    guard failure == nil else { return }
    let place = RowPlace(line: record.line, byte: record.byte, source: record.source)
    switch record.content {
    case .failure(let fault): ledger.reject(place, fault.text, into: sink)
    case .success(let fields):
      guard let kind = kind ?? recognise(fields) else { return }
      guard fields.count == kind.rawValue else {
        let reason = "\(kind.rawValue) columns are due, \(fields.count) were found"
        return ledger.reject(place, reason + "; mend the quoting", into: sink)
      }
      let trimmed = fields.map(Self.value)
      guard let number = Int(trimmed[0]) else {
        return ledger.reject(
          place, "ent_num is no number; every row begins with one", into: sink)
      }
      take(trimmed, of: kind, number, place, into: sink)
    }
  }

  private mutating func take(
    _ fields: [String], of kind: OFACFile, _ number: Int, _ place: RowPlace,
    into sink: (ListRow) -> Void
  ) {
    guard kind == .main else {
      return sides.add(fields, of: kind, file: ledger.file, entry: number)
    }
    guard !fields[1].isEmpty else {
      return ledger.reject(place, "SDN_Name is empty; every entry needs a name", into: sink)
    }
    let row = OFACRow(list: list, number: number, fields: fields, line: place.line)
    let draft = row.draft(with: sides.take(number))
    for element in draft.unmapped { ledger.tally.count(element.path, line: element.line) }
    ledger.accept(draft.entities, at: place, into: sink)
  }

  /// What the file is, by its first row; sets `failure` where that cannot be.
  private mutating func recognise(_ fields: [String]) -> OFACFile? {
    kind = OFACFile(rawValue: fields.count)
    let expected =
      hasMain ? "nothing after the main file" : "OFAC's CSV with 12, 6, 5 or 2 columns"
    if kind == nil || hasMain {
      failure = .notThisFormat(
        file: ledger.file, expected: expected, found: "\(fields.count) columns")
      return nil
    }
    hasMain = kind == .main
    return kind
  }

  /// Null is `-0-` with a space after it.
  private static func value(_ field: String) -> String {
    let text = field.singleSpaced
    return text == "-0-" ? "" : text
  }
}

extension UnreadableList {
  init(_ error: CSVError, file: String) {
    switch error {
    case .tooManyOpenQuotes(let line, let byte, let limit):
      self = .malformed(
        file: file, line: line, byte: byte,
        reason: "more than \(limit) quotes are never closed, the first of them here")
    case .recordTooLong(let line, let byte, let limit):
      self = .tooLarge(
        file: file, line: line, byte: byte, what: "bytes in a row", limit: limit)
    }
  }
}
