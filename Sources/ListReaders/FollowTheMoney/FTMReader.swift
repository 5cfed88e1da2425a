import RecordStreams
import Subjects

/// Reads FollowTheMoney entities, one JSON object a line, of every schema; an empty file is a
/// valid edition.
struct FTMReader: ListReader {
  /// The most values of one property; the longest genuine lists have some 2,000.
  static let valueLimit = 20_000

  private let list: String
  private var ledger = RowLedger()
  private var stream: LineStream?
  private var pending: [ListRow] = []

  init(list: String) { self.list = list }

  mutating func begin(file name: String) throws(UnreadableList) {
    var rows: [ListRow] = []
    endFile { rows.append($0) }
    pending += rows
    ledger.file = name
    stream = LineStream()
  }

  mutating func read(
    _ chunk: UnsafeRawBufferPointer, into sink: (ListRow) -> Void
  ) throws(UnreadableList) {
    flushPending(into: sink)
    guard var stream else { preconditionFailure("begin(file:) comes before read") }
    self.stream = nil
    stream.read(chunk) { take($0, into: sink) }
    self.stream = stream
  }

  mutating func finish(into sink: (ListRow) -> Void) throws(UnreadableList) -> ReadingReport {
    flushPending(into: sink)
    endFile(into: sink)
    return ledger.report
  }

  private mutating func endFile(into sink: (ListRow) -> Void) {
    guard var stream else { return }
    self.stream = nil
    stream.finish { take($0, into: sink) }
  }

  private mutating func flushPending(into sink: (ListRow) -> Void) {
    for row in pending { sink(row) }
    pending = []
  }

  private mutating func take(_ line: Line, into sink: (ListRow) -> Void) {
    if !line.isTooLong, line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
    let place = RowPlace(
      line: line.number, byte: line.byte, source: Array(line.bytes.prefix(2_000)))
    switch entity(of: line) {
    case .failure(let fault): ledger.reject(place, fault.reason, into: sink)
    case .success(let entity): ledger.accept([entity], at: place, into: sink)
    }
  }

  private func entity(of line: Line) -> Result<Entity, RowFault> {
    if line.isTooLong {
      return .failure(RowFault(reason: "the line exceeds 16 MB; split the entity"))
    }
    do throws(JSONError) {
      let json = try JSONValue(parsing: line.bytes)
      if let fault = Self.excess(in: json) { return .failure(fault) }
      do throws(EntityError) {
        var entity = try Entity(json: json)
        if !entity.datasets.contains(list) { entity.datasets.append(list) }
        return .success(entity)
      } catch {
        return .failure(RowFault(reason: Self.reason(error)))
      }
    } catch {
      return .failure(RowFault(reason: error.text))
    }
  }

  /// Values are kept once each, which takes time that grows with the square of their number.
  private static func excess(in json: JSONValue) -> RowFault? {
    let properties = json["properties"]?.members ?? []
    let excess = RowFault(reason: "more than \(valueLimit) properties or values; split the entity")
    if properties.count > valueLimit || (json.members?.count ?? 0) > valueLimit { return excess }
    var total = 0
    for property in properties { total += property.value.array?.count ?? 1 }
    return total > valueLimit ? excess : nil
  }

  private static func reason(_ error: EntityError) -> String {
    switch error {
    case .notAnObject: "the line is no JSON object; each line holds one entity"
    case .missing(let member): "\(member) is missing or no text; give each entity one"
    case .wrongKind(let member): "\(member) has a kind of value that FollowTheMoney does not allow"
    }
  }
}
