import Foundation
import ListReaders
import Subjects
import TestSupport

/// What came of reading files.
struct Reading: Equatable {
  var rows: [ListRow] = []
  var report = ReadingReport()

  var entities: [Entity] {
    rows.compactMap { if case .entity(let entity) = $0 { entity } else { nil } }
  }

  var rejects: [Reject] {
    rows.compactMap { if case .reject(let reject) = $0 { reject } else { nil } }
  }

  /// How often each path was unmapped.
  var unmapped: [String: Int] {
    Dictionary(uniqueKeysWithValues: report.unmapped.map { ($0.path, $0.count) })
  }

  func entity(_ id: String) -> Entity? { entities.first { $0.id == id } }

  /// Whether every row is one entry or one reject, as the report and the rows themselves say.
  var balances: Bool {
    report.rows == report.entries + report.rejects && report.rejects == rejects.count
      && report.entries <= entities.count
  }
}

/// Reads files in the order that the format gives, in chunks of `chunk` bytes.
func read(
  _ format: ListFormat, _ files: [(String, [UInt8])], list: String? = nil, chunk: Int = 1 << 16
) throws(UnreadableList) -> Reading {
  let heads = files.map { (name: $0.0, head: Array($0.1.prefix(1 << 16))) }
  var reader = format.makeReader(list: list ?? format.defaultListName ?? "own")
  var reading = Reading()
  for index in try format.readingOrder(of: heads) {
    let (name, bytes) = files[index]
    try reader.begin(file: name)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + chunk)
      var rows: [ListRow] = []
      do throws(UnreadableList) {
        try feed(bytes[start..<end], to: &reader) { rows.append($0) }
      } catch {
        throw error
      }
      reading.rows += rows
      start = end
    }
  }
  var rows: [ListRow] = []
  reading.report = try reader.finish { rows.append($0) }
  reading.rows += rows
  return reading
}

private func feed(
  _ bytes: ArraySlice<UInt8>, to reader: inout any ListReader, into sink: (ListRow) -> Void
) throws(UnreadableList) {
  var failure: UnreadableList?
  bytes.withUnsafeBytes { buffer in
    do throws(UnreadableList) {
      try reader.read(buffer, into: sink)
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
}

/// Reads one file from a text.
func read(
  _ format: ListFormat, _ text: String, list: String? = nil, chunk: Int = 1 << 16
) throws(UnreadableList) -> Reading {
  try read(format, [("file", Array(text.utf8))], list: list, chunk: chunk)
}

/// A file of the shared data.
func shared(_ path: String) throws -> (String, [UInt8]) {
  (path, Array(try SharedData.bytes(path)))
}
