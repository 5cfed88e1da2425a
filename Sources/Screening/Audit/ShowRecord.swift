public import RecordStreams
public import Register

/// One record of the audit; whoever looks at the personal data beside it is recorded first.
public enum ShowRecord {
  /// What there is of a number.
  public enum Shown: Sendable {
    case record(AuditRecord)
    /// A check that was recorded before there was a chain.
    case earlier([JSONMember])
  }

  /// - Parameters:
  ///   - withPersonal: whether the personal data is wanted that is still kept.
  ///   - actor: who looks, as the audit names them.
  /// - Throws: `AuditError.noSuchRecord`; what the register throws.
  public static func run(
    _ number: Int, withPersonal: Bool, in register: RegisterFile, at now: Moment, by actor: String
  ) throws -> Shown {
    guard let record = try register.auditRecord(number) else {
      if let earlier = try register.checkBeforeTheChain(number) { return .earlier(earlier) }
      throw AuditError.noSuchRecord(number)
    }
    if withPersonal, case .kept = record.personal {
      try register.append([
        AuditEvent(
          made: now, kind: .view, actor: actor, facts: [JSONMember("record", .number(number))])
      ])
    }
    return .record(record)
  }
}
