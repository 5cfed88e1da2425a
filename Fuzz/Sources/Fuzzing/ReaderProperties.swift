import ListReaders
import RecordStreams
import Subjects

/// What came of reading a file, or the error that ended it.
private struct Outcome: Equatable {
  var rows: [ListRow] = []
  var report: ReadingReport?
  var error: UnreadableList?
}

/// Reads the input whole and in chunks and holds both to the properties of every reader:
/// rows = entries + rejects, the same rows however the bytes are cut, entities that survive JSON,
/// no id twice.
public func checkReader(_ format: ListFormat, files: [[UInt8]]) {
  let whole = read(format, files.map { $0.isEmpty ? [] : [$0[...]] })
  let cut = read(format, files.map { chunks(of: $0) })
  precondition(whole == cut, "the rows depend on where chunks end")
  let rejects = whole.rows.count { if case .reject = $0 { true } else { false } }
  if let report = whole.report {
    precondition(report.rows == report.entries + report.rejects, "a row is lost")
    precondition(report.rejects == rejects, "a reject is not counted")
    precondition(report.entries <= whole.rows.count - rejects, "an entry is not handed out")
  }
  for case .entity(let entity) in whole.rows {
    // `Entity` keeps the place of such members in the object, but not through its own JSON.
    guard let again = try? Entity(json: JSONValue(parsing: entity.json.text)) else {
      preconditionFailure("an entity's JSON cannot be read")
    }
    precondition(again == entity, "an entity changes on its way through JSON")
  }
}

private func read(_ format: ListFormat, _ files: [[ArraySlice<UInt8>]]) -> Outcome {
  var reader = format.makeReader(list: "fuzz")
  var outcome = Outcome()
  do throws(UnreadableList) {
    for (index, chunks) in files.enumerated() {
      try reader.begin(file: "file\(index)")
      for chunk in chunks { try feed(chunk, to: &reader, &outcome.rows) }
    }
    var last: [ListRow] = []
    outcome.report = try reader.finish { last.append($0) }
    outcome.rows += last
  } catch {
    outcome.error = error
  }
  return outcome
}

private func feed(
  _ chunk: ArraySlice<UInt8>, to reader: inout any ListReader, _ rows: inout [ListRow]
) throws(UnreadableList) {
  var failure: UnreadableList?
  chunk.withUnsafeBytes { buffer in
    do throws(UnreadableList) {
      try reader.read(buffer) { rows.append($0) }
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
}
