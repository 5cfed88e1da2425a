/// Splits chunks of bytes into the records of a CSV file (RFC 4180).
///
/// Lines end with LF, CR or CRLF and may stand inside quotes; empty lines, a byte order mark at
/// the start and the lone 0x1A with which OFAC ends its files are passed over. A quote inside an
/// unquoted field is a plain character.
///
/// A quote that is never closed costs one line, not the rest of the file: its record is handed
/// out as a fault and reading goes on at the line after its first. Memory is bounded by
/// `recordLimit`.
public struct CSVStream: Sendable {
  /// The longest field, in bytes.
  public static let fieldLimit = 1 << 20
  /// The longest record, in bytes; a longer one ends the reading.
  public static let recordLimit = 16 << 20
  /// The greatest number of fields in a record.
  public static let fieldCountLimit = 10_000
  /// The number of bytes kept of a record's source.
  public static let sourceLimit = 2_000
  /// How often reading may go back after an open quote; each costs a scan of up to `fieldLimit`.
  public static let openQuoteLimit = 100

  /// Where in a record the scan stands.
  enum State { case fieldStart, unquoted, quoted, quoteInQuoted }

  var buffer: [UInt8] = []
  /// The place of `buffer[0]` in the file, and its line.
  var bufferByte = 0
  var bufferLine = 1
  /// How far the current record, which starts at `buffer[0]`, was scanned.
  var scanned = 0
  var state = State.fieldStart
  var fieldStart = 0
  var openQuotes = 0
  var firstOpenQuote: (line: Int, byte: Int)?
  private var isAtStart = true
  private var heldEndMark: CSVRecord?

  public init() {}

  /// Takes the next bytes and hands out every record that ends in them.
  public mutating func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (CSVRecord) -> Void
  ) throws(CSVError) {
    var rest = chunk[...]
    while !rest.isEmpty {
      buffer.append(contentsOf: rest.prefix(Self.pieceSize))
      rest = rest.dropFirst(Self.pieceSize)
      if isAtStart {
        guard buffer.count >= 3 else { continue }
        passByteOrderMark()
      }
      try scan(isLast: false, into: sink)
    }
  }

  /// A chunk is taken in pieces, so that a caller may hand over a whole mapped file.
  private static let pieceSize = 1 << 18

  /// Hands out the last record where the file did not end it.
  public mutating func finish(into sink: (CSVRecord) -> Void) throws(CSVError) {
    if isAtStart { passByteOrderMark() }
    try scan(isLast: true, into: sink)
  }

  private mutating func passByteOrderMark() {
    isAtStart = false
    guard buffer.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    buffer.removeFirst(3)
    bufferByte = 3
  }

  /// Holds back a lone 0x1A until it is known whether anything follows.
  func isEndMark(_ record: CSVRecord) -> Bool { record.source == [0x1A] }

  mutating func emit(_ record: CSVRecord, into sink: (CSVRecord) -> Void) {
    if let held = heldEndMark {
      heldEndMark = nil
      sink(held)
    }
    if isEndMark(record) { heldEndMark = record } else { sink(record) }
  }
}
