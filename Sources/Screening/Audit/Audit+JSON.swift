public import RecordStreams
import Register

extension AuditCheckpoint {
  /// What answers show of it.
  public var members: [JSONMember] {
    head.members + [
      JSONMember("time", .string(made.text)), JSONMember("key", .string(key.text)),
      JSONMember("head", .string(text)),
    ]
  }
}

extension AuditHead {
  fileprivate var members: [JSONMember] {
    [
      JSONMember("origin", .string(origin)), JSONMember("sequence", .number(sequence)),
      JSONMember("hash", .string(hash.map(hexadecimal).joined())),
    ]
  }
}

extension VerifyAudit.Report {
  /// What answers show of it.
  public var json: JSONValue {
    let fault = verification.fault.map { fault in
      JSONValue.object([
        JSONMember("fault", .string(fault.kind.rawValue)),
        JSONMember("record", .number(fault.sequence)),
        JSONMember("expected", .string(fault.expected)), JSONMember("found", .string(fault.found)),
        JSONMember("trusted_up_to", fault.trusted.map { .number($0) } ?? .null),
      ])
    }
    return .object([
      JSONMember("holds", .bool(verification.fault == nil)),
      JSONMember("records", .number(verification.records)),
      JSONMember("first", .number(verification.first)),
      JSONMember("last", .object(verification.head.members)),
      JSONMember("personal_kept", .number(verification.personalKept)),
      JSONMember("personal_purged", .number(verification.personalPurged)),
      JSONMember("heads", .array(heads.map { .object($0.checkpoint.head.members) })),
      JSONMember("fault", fault ?? .null),
    ])
  }
}

extension ReplayCheck.Outcome {
  /// What answers show of it.
  public var json: JSONValue {
    switch self {
    case .same(let answer):
      .object([JSONMember("same", .bool(true)), JSONMember("answer", answer.json)])
    case .different(let answer, let expected, let found):
      .object([
        JSONMember("same", .bool(false)), JSONMember("expected", .string(expected)),
        JSONMember("found", .string(found)), JSONMember("answer", answer.json),
      ])
    case .impossible(let reason):
      .object([JSONMember("same", .null), JSONMember("reason", .string(reason.code))])
    }
  }
}

extension ReplayCheck.Reason {
  /// A word for programs.
  public var code: String {
    switch self {
    case .noCheck: "no_check"
    case .beforeTheChain: "before_the_chain"
    case .otherQuery: "other_query"
    case .queryNeeded(let isPurged): isPurged ? "purged" : "query_needed"
    case .form: "form"
    case .engine: "engine"
    case .edition: "edition"
    case .assumptions: "assumptions"
    case .notUnderstood: "not_understood"
    }
  }
}
