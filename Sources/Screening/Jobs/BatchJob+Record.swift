import RecordStreams
import Register
import Subjects

extension BatchJob {
  /// What is kept of it in its folder.
  var record: JSONValue {
    .object([
      JSONMember("id", .string(id)), JSONMember("number", .number(number)),
      JSONMember("owner", .string(owner)), JSONMember("created", .number(created.seconds)),
      JSONMember("bytes", .number(sizeBytes)), JSONMember("terms", terms.record),
      JSONMember("state", .string(state.rawValue)), JSONMember("rows", .number(rows)),
      JSONMember("rejected", .number(rejected)), JSONMember("alerts", .number(alerts)),
      JSONMember("finished", finished.map { .number($0.seconds) } ?? .null),
      JSONMember("failure", failure.map(JSONValue.string) ?? .null),
    ])
  }

  /// Reads what `record` gave; `nil` for anything else.
  init?(record: JSONValue) {
    guard let id = record["id"]?.string, let number = record["number"]?.integer,
      let owner = record["owner"]?.string, let created = record["created"]?.integer,
      let sizeBytes = record["bytes"]?.integer,
      let terms = record["terms"].flatMap(Terms.init(record:)),
      let state = record["state"]?.string.flatMap(State.init(rawValue:))
    else { return nil }
    self.init(
      id: id, number: number, owner: owner, created: Moment(seconds: created),
      sizeBytes: sizeBytes, terms: terms)
    self.state = state
    rows = record["rows"]?.integer ?? 0
    rejected = record["rejected"]?.integer ?? 0
    alerts = record["alerts"]?.integer ?? 0
    share = state == .done ? 1 : 0
    finished = record["finished"]?.integer.map { Moment(seconds: $0) }
    failure = record["failure"]?.string
  }
}

extension BatchJob.Terms {
  fileprivate var record: JSONValue {
    .object([
      JSONMember("purpose", .string(purpose)), JSONMember("purposes", .strings(purposes)),
      JSONMember("lists", .strings(lists)), JSONMember("day", .string(day.text)),
      JSONMember("line", .number(line)),
      JSONMember("name_line", nameLine.map { .number($0) } ?? .null),
      JSONMember("limit", .number(limit)), JSONMember("language", .string(language)),
      JSONMember("keep_days", .number(keepDays)),
    ])
  }

  fileprivate init?(record: JSONValue) {
    guard let purpose = record["purpose"]?.string, let purposes = record["purposes"]?.array,
      let lists = record["lists"]?.array,
      let day = record["day"]?.string.flatMap({ PartialDate($0) }),
      let line = record["line"]?.integer, let limit = record["limit"]?.integer, limit > 0,
      let language = record["language"]?.string, let keepDays = record["keep_days"]?.integer
    else { return nil }
    self.init(
      purpose: purpose, purposes: purposes.compactMap(\.string),
      lists: lists.compactMap(\.string), day: day, line: line,
      nameLine: record["name_line"]?.integer, limit: limit, language: language,
      keepDays: keepDays)
  }
}
