import ListReaders
import Register

/// Leads the bytes of an edition's files through a reader into the register.
struct EditionReading {
  var reader: any ListReader
  let writer: EditionWriter

  init(reader: any ListReader, writer: EditionWriter) {
    self.reader = reader
    self.writer = writer
  }

  /// - Parameter progress: is told how many bytes have been read.
  mutating func read(
    _ files: [InputFile], progress: (Int) -> Void
  ) throws -> ReadingReport {
    var done = 0
    for (index, file) in files.enumerated() {
      try reader.begin(file: file.source.name)
      try file.forEachChunk { chunk in
        // What a reader makes of one chunk waits here, because its sink cannot throw.
        var rows: [ListRow] = []
        try reader.read(chunk) { rows.append($0) }
        try keep(rows)
        try writer.add(source: chunk, ofFile: index)
        done += chunk.count
        progress(done)
      }
    }
    var rows: [ListRow] = []
    let report = try reader.finish { rows.append($0) }
    try keep(rows)
    return report
  }

  private func keep(_ rows: [ListRow]) throws {
    for row in rows {
      switch row {
      case .entity(let entity): try writer.add(entity)
      case .reject(let reject):
        try writer.add(
          RejectedRow(
            file: reject.file, line: reject.line, byte: reject.byte, reason: reject.reason,
            source: reject.source))
      }
    }
  }
}
