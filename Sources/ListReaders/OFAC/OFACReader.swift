import RecordStreams
import Subjects

/// Reads OFAC's legacy CSV: the main file row by row, the side files, which come before it, into
/// `OFACSideRows`.
struct OFACReader: CSVListReader {
  private let list: String
  var ledger = RowLedger()
  var stream: CSVStream?
  private var kind: OFACFile?
  private var sides = OFACSideRows()
  private var hasMain = false
  var pending: [ListRow] = []
  var failure: UnreadableList?

  init(list: String) { self.list = list }

  mutating func startFile() { kind = nil }

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

  /// A file may be empty; that the main file is missing shows at the end of all.
  mutating func endOfFile() {}

  mutating func take(_ record: CSVRecord, into sink: (ListRow) -> Void) {
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
    if let fault = draft.fault { return ledger.reject(place, fault.reason, into: sink) }
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
