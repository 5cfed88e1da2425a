import RecordStreams

/// What readers of CSV share: the stream of the file that is open, rows that wait for the next call
/// that has somewhere to put them, and the first error that ends the reading.
///
/// A reader says what a record is; everything between bytes and records stands here.
protocol CSVListReader: ListReader {
  var ledger: RowLedger { get set }
  var stream: CSVStream? { get set }
  var pending: [ListRow] { get set }
  var failure: UnreadableList? { get set }

  /// Forgets what was known of the file before.
  mutating func startFile()
  /// Takes one record; sets `failure` where the file as a whole cannot be read.
  mutating func take(_ record: CSVRecord, into sink: (ListRow) -> Void)
  /// Looks at a file that has been read to its end; sets `failure` where it is not whole.
  mutating func endOfFile()
}

extension CSVListReader {
  mutating func begin(file name: String) throws(UnreadableList) {
    var rows: [ListRow] = []
    try endFile { rows.append($0) }
    pending += rows
    ledger.file = name
    startFile()
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

  /// Ends the file that is open, if one is.
  mutating func endFile(into sink: (ListRow) -> Void) throws(UnreadableList) {
    guard var stream else { return }
    self.stream = nil
    do throws(CSVError) {
      try stream.finish { take($0, into: sink) }
    } catch {
      throw UnreadableList(error, file: ledger.file)
    }
    if failure == nil { endOfFile() }
    if let failure { throw failure }
  }

  /// Hands out what waited.
  mutating func flushPending(into sink: (ListRow) -> Void) {
    for row in pending { sink(row) }
    pending = []
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
