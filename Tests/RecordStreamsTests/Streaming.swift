import RecordStreams

/// The events of a document read in chunks of `chunk` bytes, and the error that ended it.
func xml(
  _ bytes: [UInt8], chunk: Int = .max, limits: XMLStream.Limits = .init()
) -> (events: [XMLEvent], error: XMLError?) {
  let stream = XMLStream(limits: limits)
  var events: [XMLEvent] = []
  do throws(XMLError) {
    for piece in pieces(of: bytes, chunk) { try read(piece, from: stream) { events.append($0) } }
    try stream.finish { events.append($0) }
  } catch {
    return (events, error)
  }
  return (events, nil)
}

private func read(
  _ piece: [UInt8], from stream: XMLStream, into sink: (XMLEvent) -> Void
) throws(XMLError) {
  var failure: XMLError?
  piece.withUnsafeBytes { buffer in
    do throws(XMLError) {
      try stream.read(buffer, into: sink)
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
}

/// The records of a CSV file read in chunks of `chunk` bytes, and the error that ended it.
func csv(_ bytes: [UInt8], chunk: Int = .max) -> (records: [CSVRecord], error: CSVError?) {
  var stream = CSVStream()
  var records: [CSVRecord] = []
  var failure: CSVError?
  for piece in pieces(of: bytes, chunk) where failure == nil {
    piece.withUnsafeBytes { buffer in
      do throws(CSVError) {
        try stream.read(buffer) { records.append($0) }
      } catch {
        failure = error
      }
    }
  }
  do throws(CSVError) {
    if failure == nil { try stream.finish { records.append($0) } }
  } catch {
    failure = error
  }
  return (records, failure)
}

func lines(_ bytes: [UInt8], chunk: Int = .max, limit: Int = 100) -> [Line] {
  var stream = LineStream(lengthLimit: limit)
  var lines: [Line] = []
  for piece in pieces(of: bytes, chunk) {
    piece.withUnsafeBytes { stream.read($0) { lines.append($0) } }
  }
  stream.finish { lines.append($0) }
  return lines
}

private func pieces(of bytes: [UInt8], _ size: Int) -> [[UInt8]] {
  stride(from: 0, to: bytes.count, by: min(size, max(1, bytes.count))).map {
    Array(bytes[$0..<min(bytes.count, $0 + min(size, bytes.count))])
  }
}
