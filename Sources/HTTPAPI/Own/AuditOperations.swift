import Access
import HTTPTypes
import Hummingbird
import NIOCore
import RecordStreams
import Register
import Screening

/// The audit for whoever may read it: records, signed heads, verification, replay, export.
struct AuditOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/api/v1/audit", name: "auditRecords", tag: .audit,
        summary: "Records, the last first, without personal data", need: .permission(.readAudit),
        parameters: Self.filters + [
          .query(
            "kind", .choice(AuditEvent.Kind.allCases.map(\.rawValue)), "Only of this kind."),
          .query("actor", .text(1...200), "Only of this account."),
          .query("limit", .integer(1...1_000), "At most so many; 100."),
          .query("cursor", .recordNumber, "What `next` said."),
        ],
        answers: [.init(200, "Records.", .named("AuditPage"))], handle: page),
      Operation(
        method: .get, path: "/api/v1/audit/{number}", name: "auditRecord", tag: .audit,
        summary: "One record", need: .permission(.readAudit),
        parameters: [
          .recordNumber,
          .query(
            "personal", .boolean,
            "With the personal data that is still kept; that it was looked at is recorded."),
        ],
        answers: [.init(200, "The record.", .named("AuditRecord")), .notFound], handle: record),
      Operation(
        method: .get, path: "/api/v1/audit/head", name: "auditHead", tag: .audit,
        summary: "The signed end of the chain, to keep elsewhere", need: .permission(.readAudit),
        answers: [
          .init(200, "The head.", .named("AuditHead")),
          .init(200, "The head as text.", .text, type: "text/plain; charset=utf-8"),
        ], handle: head),
      Operation(
        method: .post, path: "/api/v1/audit/verification", name: "verifyAudit", tag: .audit,
        summary: "Walk the chain and find the first record that is not as it was",
        need: .permission(.readAudit),
        answers: [.init(200, "What was found.", .named("AuditVerification"))], handle: verify),
      Operation(
        method: .post, path: "/api/v1/audit/{number}/replay", name: "replayCheck", tag: .audit,
        summary: "Ask a past check again and compare the answers byte for byte",
        need: .permission(.replay), parameters: [.recordNumber],
        body: .init(
          kind: .json(
            .object([
              .init(
                "query", .object([], others: .any), required: false,
                "The question, where it is not kept: canonical, or as a row of a batch.")
            ])), isRequired: false, says: "Nothing where the question is kept."),
        answers: [
          .init(200, "The same, another answer, or why not.", .named("Replay")), .notFound,
          .init(409, "The record tells of no check.", .named("Problem"), type: .problem),
        ], handle: replay),
      Operation(
        method: .get, path: "/api/v1/audit/export", name: "exportAudit", tag: .audit,
        summary: "Records as lines of JSON, to hash the chain elsewhere; the export is recorded",
        need: .permission(.readAudit),
        parameters: Self.filters + [
          .query("personal", .boolean, "With the personal data that is still kept.")
        ],
        answers: [.init(200, "A line a record.", .any, type: "application/jsonl")],
        handle: export),
    ]
  }

  private static let filters: [Operation.Parameter] = [
    .query("first", .recordNumber, "From this number on."),
    .query("last", .recordNumber, "Up to this number."),
    .query("since", .moment, "Made then or later."),
    .query("until", .moment, "Made then or earlier; a day counts to its end."),
  ]

  private func filter(_ call: APICall) -> AuditFilter {
    func number(_ name: String) -> Int? {
      call.query.last(name) == nil ? nil : call.integer(name, default: 0)
    }
    return AuditFilter(
      first: number("first"), last: number("last"),
      since: call.query.last("since").flatMap(Moment.init(rfc3339:)),
      until: call.query.last("until").flatMap(Moment.init(rfc3339:)),
      kind: call.query.last("kind").flatMap(AuditEvent.Kind.init(rawValue:)),
      actor: call.query.last("actor"), isNewestFirst: true)
  }

  /// How many records one request looks through where there is no index to find those asked for.
  private static let lookedThrough = 100_000

  private func page(_ call: APICall) async throws -> APIAnswer {
    var filter = filter(call)
    let limit = call.integer("limit", default: 100)
    filter.limit = limit
    let cursor = call.query.last("cursor") == nil ? Int.max : call.integer("cursor", default: 0)
    let register = desk.register
    let wanted = filter
    let (records, next) = try await Blocking.run {
      var filter = try register.bounded(wanted)
      let last = min(filter.last ?? 0, cursor)
      let first = filter.first ?? 1
      filter.last = last
      if filter.actor != nil { filter.first = max(first, last - Self.lookedThrough + 1) }
      var records: [AuditRecord] = []
      try register.forEachAuditRecord(filter) { records.append($0) }
      // A full page goes on below its last; one that stopped looking goes on where it stopped.
      let below = records.count == limit ? records.last?.sequence ?? 1 : filter.first ?? 1
      return (records, below > first ? below - 1 : nil)
    }
    return .json(
      .object([
        JSONMember(
          "records",
          .array(records.map { ExportAudit.json($0, withPersonal: false) })),
        JSONMember("next", next.map { .number($0) } ?? .null),
      ]))
  }

  private func record(_ call: APICall) async throws -> APIAnswer {
    let number = call.recordNumber
    let (register, withPersonal) = (desk.register, call.truth("personal") == true)
    do {
      let shown = try await Blocking.run {
        try ShowRecord.run(
          number, withPersonal: withPersonal, in: register, at: call.now,
          by: call.principal.name)
      }
      switch shown {
      case .record(let record): return .json(ExportAudit.json(record, withPersonal: withPersonal))
      case .earlier(let members):
        return .json(.object([JSONMember("record", .object(members))]))
      }
    } catch AuditError.noSuchRecord { throw APIFailure(.notFound, "There is no such record.") }
  }

  private func head(_ call: APICall) async throws -> APIAnswer {
    let register = desk.register
    let checkpoint = try await Blocking.run {
      try SignAuditHead.run(register, at: call.now).checkpoint
    }
    let wanted = call.headers[.accept] ?? ""
    if wanted.contains("text/plain"), !wanted.contains("application/json") {
      return .bytes(Array(checkpoint.text.utf8), type: "text/plain; charset=utf-8")
    }
    return .json(.object(checkpoint.members))
  }

  private func verify(_ call: APICall) async throws -> APIAnswer {
    let register = desk.register
    let report = try await desk.auditWork.working {
      try await Blocking.run { try VerifyAudit.run(register) }
    }
    if let fault = report.verification.fault {
      desk.troubles.set("audit chain", "does not hold, from record \(fault.sequence) on")
      desk.log.warning("audit chain", ["fault": fault.kind.rawValue])
    }
    return .json(report.json)
  }

  private func replay(_ call: APICall) async throws -> APIAnswer {
    let (number, query, register) = (call.recordNumber, call.json["query"], desk.register)
    guard let record = try await Blocking.run({ try register.auditRecord(number) }) else {
      throw APIFailure(.notFound, "There is no such record.")
    }
    guard record.kind == .check else {
      throw APIFailure(.conflict, "The record tells of no check.")
    }
    return try await desk.auditWork.working {
      // Who looks is recorded before anything is shown.
      _ = try await desk.append([
        AuditEvent(
          made: call.now, kind: .view, actor: call.principal.name,
          facts: [JSONMember("replay", .number(number))])
      ])
      let outcome = try await Blocking.run {
        try ReplayCheck.run(number, query: query, in: register)
      }
      return .json(outcome.json)
    }
  }

  private func export(_ call: APICall) async throws -> APIAnswer {
    var filter = filter(call)
    filter.isNewestFirst = false
    let (register, wanted) = (desk.register, filter)
    let withPersonal = call.truth("personal") == true
    let begun = try await Blocking.run {
      try ExportAudit.begin(
        wanted, withPersonal: withPersonal, from: register, at: call.now,
        by: call.principal.name)
    }
    let body = ResponseBody { writer in
      var text: [UInt8] = []
      Self.write(begun.header, into: &text)
      var filter = begun.filter
      filter.limit = 1_000
      while true {
        let page = filter
        let (bytes, last) = try await Blocking.run { [text] in
          var (bytes, last) = (text, nil as Int?)
          try register.forEachAuditRecord(page) { record in
            Self.write(ExportAudit.json(record, withPersonal: withPersonal), into: &bytes)
            last = record.sequence
          }
          return (bytes, last)
        }
        try await writer.write(ByteBuffer(bytes: bytes))
        text = []
        guard let last else { break }
        filter.first = last + 1
      }
      try await writer.finish(nil)
    }
    return APIAnswer(status: .ok, headers: [.contentType: "application/jsonl"], body: body)
  }

  private static func write(_ line: JSONValue, into bytes: inout [UInt8]) {
    line.write(into: &bytes)
    bytes.append(0x0A)
  }
}

extension Operation.Parameter {
  fileprivate static let recordNumber = Operation.Parameter.path(
    "number", .recordNumber, "The number of the record.")
}

extension Shape {
  /// A number in the audit.
  fileprivate static let recordNumber = Shape.integer(1...9_007_199_254_740_991)
}

extension APICall {
  fileprivate var recordNumber: Int {
    let text = parameter("number")
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) } ?? 0
  }
}
