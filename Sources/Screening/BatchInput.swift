import Foundation
import RecordStreams

/// A file of questions, read row by row: JSON lines, or CSV whose first row names the columns.
struct BatchInput {
  /// A row with its line, or why it is none.
  struct Row: Sendable {
    let line: Int
    /// The row's key where it could be told; null otherwise.
    let key: JSONValue
    let content: Result<BatchRow, QueryError>
  }

  private enum Stream {
    case json(LineStream)
    case csv(CSVStream)
  }

  private let handle: FileHandle
  private var stream: Stream
  private var columns: [String]?
  private var rows: [Row] = []
  private var next = 0
  private var isAtEnd = false
  /// How much of the file has been read, in bytes.
  private(set) var bytesRead = 0
  /// The size of the file, in bytes.
  let size: Int

  /// Opens a file; whether it is JSON lines or CSV is seen from its first sign.
  init(path: String) throws {
    handle = try FileAccess.read(path)
    size = Int(try handle.seekToEnd())
    try handle.seek(toOffset: 0)
    let head = try handle.read(upToCount: 4_096) ?? Data()
    try handle.seek(toOffset: 0)
    let blank: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let isJSON = head.first { !blank.contains($0) } == UInt8(ascii: "{")
    stream = isJSON || head.isEmpty ? .json(LineStream(lengthLimit: 1 << 20)) : .csv(CSVStream())
  }

  /// The next row; `nil` at the end of the file.
  mutating func nextRow() throws -> Row? {
    while next == rows.count {
      if isAtEnd { return nil }
      rows.removeAll(keepingCapacity: true)
      next = 0
      try readChunk()
    }
    next += 1
    return rows[next - 1]
  }

  private mutating func readChunk() throws {
    let chunk = try handle.read(upToCount: 1 << 18) ?? Data()
    bytesRead += chunk.count
    isAtEnd = chunk.isEmpty
    var found: [Row] = []
    var columns = columns
    switch stream {
    case .json(var lines):
      if isAtEnd {
        lines.finish { found += Self.row($0) }
      } else {
        chunk.withUnsafeBytes { lines.read($0) { found += Self.row($0) } }
      }
      stream = .json(lines)
    case .csv(var records):
      if isAtEnd {
        try records.finish { found += Self.row($0, &columns) }
      } else {
        // The error is carried out by hand: a typed throw through this closure crashes the
        // optimiser of Swift 6.3.
        let failure = chunk.withUnsafeBytes { bytes -> CSVError? in
          do throws(CSVError) { try records.read(bytes) { found += Self.row($0, &columns) } } catch
          {
            return error
          }
          return nil
        }
        if let failure { throw failure }
      }
      stream = .csv(records)
    }
    self.columns = columns
    rows = found
    if let columns, !columns.contains("name") { throw CheckError.noNameColumn(columns) }
  }

  private static func row(_ line: Line) -> [Row] {
    if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return [] }
    func failed(_ error: QueryError, key: JSONValue = .null) -> [Row] {
      [Row(line: line.number, key: key, content: .failure(error))]
    }
    guard !line.isTooLong else { return failed(.notARow("a line of more than 1 MB")) }
    let json: JSONValue
    do { json = try JSONValue(parsing: line.bytes) } catch { return failed(.notARow(error.text)) }
    let key = json["key"] ?? .null
    do {
      return [Row(line: line.number, key: key, content: .success(try BatchRow(json: json)))]
    } catch { return failed(error, key: key) }
  }

  private static func row(_ record: CSVRecord, _ columns: inout [String]?) -> [Row] {
    func failed(_ error: QueryError, key: JSONValue = .null) -> [Row] {
      [Row(line: record.line, key: key, content: .failure(error))]
    }
    switch record.content {
    case .failure(let fault): return failed(.notARow(fault.text))
    case .success(let fields):
      guard let columns else {
        columns = fields.map { $0.filter { !$0.isWhitespace } }
        return []
      }
      let key = zip(columns, fields).first { $0.0 == "key" }.map { JSONValue.string($0.1) } ?? .null
      do {
        let row = try BatchRow(fields: fields, columns: columns)
        return [Row(line: record.line, key: key, content: .success(row))]
      } catch { return failed(error, key: key) }
    }
  }
}
