extension CSVStream {
  /// Finds the ends of records in the buffer and hands the records out.
  mutating func scan(isLast: Bool, into sink: (CSVRecord) -> Void) throws(CSVError) {
    var start = 0
    defer { drop(start) }
    while scanned < buffer.count {
      let byte = buffer[scanned]
      if state != .quoted, byte == 0x0A || byte == 0x0D {
        // Whether a CR stands alone shows only in the byte after it.
        if byte == 0x0D, scanned + 1 == buffer.count, !isLast { return }
        let isPair = byte == 0x0D && scanned + 1 < buffer.count && buffer[scanned + 1] == 0x0A
        finishRecord(start..<scanned, next: scanned + (isPair ? 2 : 1), into: sink)
        start = scanned
        continue
      }
      if state == .quoted, scanned - fieldStart > Self.fieldLimit {
        try resume(&start, into: sink)
        continue
      }
      if scanned - start > Self.recordLimit {
        throw .recordTooLong(
          line: bufferLine, byte: bufferByte + start, limit: Self.recordLimit)
      }
      advance(over: byte)
      scanned += 1
      if isLast, scanned == buffer.count, state == .quoted { try resume(&start, into: sink) }
    }
    if isLast, scanned > start { finishRecord(start..<scanned, next: scanned, into: sink) }
    if isLast { start = buffer.count }
  }

  private mutating func advance(over byte: UInt8) {
    switch (state, byte) {
    case (.fieldStart, 0x22): state = .quoted
    case (.quoted, 0x22): state = .quoteInQuoted
    case (.quoteInQuoted, 0x22): state = .quoted
    case (.quoted, _): break
    case (_, 0x2C):
      state = .fieldStart
      fieldStart = scanned + 1
    default: state = .unquoted
    }
  }

  private mutating func finishRecord(
    _ range: Range<Int>, next: Int, into sink: (CSVRecord) -> Void
  ) {
    if !range.isEmpty {
      emit(record(range, splitFields(range)), into: sink)
    }
    moveOn(from: range.lowerBound, to: next)
  }

  private func record(_ range: Range<Int>, _ content: Result<[String], CSVFault>) -> CSVRecord {
    CSVRecord(
      line: bufferLine, byte: bufferByte + range.lowerBound, content: content,
      source: Array(buffer[range].prefix(Self.sourceLimit)))
  }

  /// Begins the next record at `next`, having passed the lines since `start`.
  private mutating func moveOn(from start: Int, to next: Int) {
    bufferLine += Self.lineEnds(in: buffer[start..<next])
    scanned = next
    fieldStart = next
    state = .fieldStart
  }

  /// Sets the record with an open quote aside and goes back to the line after its first.
  private mutating func resume(_ start: inout Int, into sink: (CSVRecord) -> Void) throws(CSVError) {
    let quote = place(of: fieldStart, from: start)
    if firstOpenQuote == nil { firstOpenQuote = quote }
    openQuotes += 1
    if openQuotes > Self.openQuoteLimit, let first = firstOpenQuote {
      throw .tooManyOpenQuotes(line: first.line, byte: first.byte, limit: Self.openQuoteLimit)
    }
    let end = buffer[fieldStart...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? buffer.count
    let fault = CSVFault.unterminatedQuote(line: quote.line, byte: quote.byte)
    emit(record(start..<end, .failure(fault)), into: sink)
    var next = min(end + 1, buffer.count)
    if end + 1 < buffer.count, buffer[end] == 0x0D, buffer[end + 1] == 0x0A { next += 1 }
    moveOn(from: start, to: next)
    start = next
  }

  private func place(of index: Int, from start: Int) -> (line: Int, byte: Int) {
    (bufferLine + Self.lineEnds(in: buffer[start..<index]), bufferByte + index)
  }

  private mutating func drop(_ count: Int) {
    guard count > 0 else { return }
    buffer.removeFirst(count)
    bufferByte += count
    scanned -= count
    fieldStart -= count
  }

  /// The number of line ends, CRLF counting as one.
  static func lineEnds(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var last: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && last != 0x0D) { count += 1 }
      last = byte
    }
    return count
  }
}
