import Fuzzing
import RecordStreams

@main enum Fuzzer {
  static func main() {
    fuzz { start, count in
      let input = bytes(start, count)
      let whole = Fuzzer.records([input[...]])
      precondition(whole == Fuzzer.records(chunks(of: input)), "records depend on where chunks end")
      // Written again with every field quoted, the rows read the same.
      let rows = whole.compactMap { try? $0.content.get() }
      let again = Fuzzer.records([Fuzzer.written(rows)[...]]).map {
        try? $0.content.get()
      }
      precondition(again == rows, "a row changes when written again")
      return 0
    }
  }

  private static func records(_ chunks: [ArraySlice<UInt8>]) -> [CSVRecord] {
    var stream = CSVStream()
    var records: [CSVRecord] = []
    for chunk in chunks {
      // A file with too many open quotes ends here in both readings.
      let isRead: Void? = chunk.withUnsafeBytes { buffer in
        try? stream.read(buffer) { records.append($0) }
      }
      if isRead == nil { return records }
    }
    try? stream.finish { records.append($0) }
    return records
  }

  private static func written(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
          bytes += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte]
        }
        bytes.append(UInt8(ascii: "\""))
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
