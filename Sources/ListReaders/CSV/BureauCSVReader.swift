import RecordStreams
import Subjects

/// Reads a bureau's own list: CSV whose header names the columns, in any order.
struct BureauCSVReader: CSVListReader {
  private let list: String
  var ledger = RowLedger()
  var stream: CSVStream?
  private var columns: BureauColumns?
  var pending: [ListRow] = []
  var failure: UnreadableList?

  init(list: String) { self.list = list }

  mutating func startFile() { columns = nil }

  mutating func finish(into sink: (ListRow) -> Void) throws(UnreadableList) -> ReadingReport {
    flushPending(into: sink)
    try endFile(into: sink)
    return ledger.report
  }

  mutating func endOfFile() {
    if columns == nil { failure = notThisFormat("no header") }
  }

  mutating func take(_ record: CSVRecord, into sink: (ListRow) -> Void) {
    guard failure == nil else { return }
    let place = RowPlace(line: record.line, byte: record.byte, source: record.source)
    switch record.content {
    case .failure(let fault):
      guard columns != nil else { return failure = notThisFormat(fault.text) }
      ledger.reject(place, fault.text, into: sink)
    case .success(let fields):
      guard let columns else { return takeHeader(fields, line: record.line) }
      guard fields.count <= columns.names.count else {
        let reason = "\(columns.names.count) columns are due, \(fields.count) were found"
        return ledger.reject(place, reason + "; mend the quoting", into: sink)
      }
      switch columns.entity(of: fields, list: list, line: record.line, &ledger.tally) {
      case .failure(let fault): ledger.reject(place, fault.reason, into: sink)
      case .success(let entities): ledger.accept(entities, at: place, into: sink)
      }
    }
  }

  private mutating func takeHeader(_ fields: [String], line: Int) {
    let columns = BureauColumns(header: fields)
    guard columns.isSufficient else {
      let found = fields.prefix(20).joined(separator: ",").prefix(200)
      return failure = notThisFormat("the header \(found)")
    }
    self.columns = columns
    for name in columns.unknown { ledger.tally.count("column \(name)", line: line) }
  }

  private func notThisFormat(_ found: String) -> UnreadableList {
    .notThisFormat(
      file: ledger.file, expected: "CSV with the columns ref and name or name_ar", found: found)
  }
}
