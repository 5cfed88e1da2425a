public import RecordStreams
public import Register
import Subjects

// Alerts, decisions, redress, proposals and tasks in JSON, alike in every face.

extension Alert {
  /// The alert, with its age in days at a moment.
  public func json(at now: Moment) -> JSONValue {
    .object([
      JSONMember("alert", .number(id)), JSONMember("state", .string(state.rawValue)),
      JSONMember("list", .string(list)), JSONMember("entry", .string(entry)),
      JSONMember("outcome", .string(outcome)), JSONMember("purpose", .string(purpose)),
      JSONMember("known", .strings(known.map(\.rawValue))),
      JSONMember("opened", .string(opened.text)),
      JSONMember("age_days", .number(now.dayNumber - opened.dayNumber)),
      JSONMember("last_seen", .string(lastSeen.text)), JSONMember("count", .number(count)),
      JSONMember("assignee", assignee.map(JSONValue.string) ?? .null),
      JSONMember("revision", .number(revision)),
      JSONMember("query", Self.kept(query)), JSONMember("result", Self.kept(result)),
      JSONMember("decision", decision?.json ?? .null),
    ])
  }

  /// What was kept as JSON; null where it was purged.
  private static func kept(_ text: String?) -> JSONValue {
    guard let text else { return .null }
    // We wrote it; if it cannot be read it is shown as it stands.
    return (try? JSONValue(parsing: text)) ?? .string(text)
  }
}

extension Decision {
  /// The decision.
  public var json: JSONValue {
    .object([
      JSONMember("decision", .number(id)), JSONMember("alert", .number(alert)),
      JSONMember("verdict", .string(verdict.rawValue)),
      JSONMember("state", .string(state.rawValue)),
      JSONMember("bound_to", .strings(boundTo.map(\.rawValue))),
      JSONMember("author", .string(author)), JSONMember("made", .string(made.text)),
      JSONMember("confirmed_by", confirmedBy.map(JSONValue.string) ?? .null),
      JSONMember("reason", reason.map(JSONValue.string) ?? .null),
      JSONMember("reference", reference.map(JSONValue.string) ?? .null),
    ])
  }
}

extension KeptClearance {
  /// The clearance, with who was cleared.
  public var json: JSONValue {
    // We wrote it; where it cannot be read it is shown as it stands.
    let person = identity.map { (try? JSONValue(parsing: $0)) ?? .string($0) }
    return .object([
      JSONMember("clearance", .number(clearance.id)), JSONMember("state", .string(state.rawValue)),
      JSONMember("alert", .number(clearance.alert)), JSONMember("list", .string(clearance.list)),
      JSONMember("entry", .string(clearance.entry)), JSONMember("identity", person ?? .null),
      JSONMember("author", .string(clearance.author)),
      JSONMember("made", .string(clearance.made.text)),
      JSONMember("confirmed_by", clearance.confirmedBy.map(JSONValue.string) ?? .null),
      JSONMember("reason", clearance.reason.map(JSONValue.string) ?? .null),
      JSONMember("reference", clearance.reference.map(JSONValue.string) ?? .null),
      JSONMember("review_on", .string(clearance.reviewOn.text)),
    ])
  }
}

extension Redress {
  /// The redress, with whether it is overdue at a moment.
  public func json(at now: Moment) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      JSONMember("reference", .string(reference.text)),
      JSONMember("state", .string(state.rawValue)),
      JSONMember("alert", alert.map { .number($0) } ?? .null),
      JSONMember("list", text(list)), JSONMember("entry", text(entry)),
      JSONMember("opened", .string(opened.text)), JSONMember("deadline", .string(deadline.text)),
      JSONMember("overdue", .bool(isOverdue(at: now))), JSONMember("statement", text(statement)),
      JSONMember("outcome", text(outcome?.rawValue)), JSONMember("reason", text(reason)),
      JSONMember("proposal", proposal.map { .number($0) } ?? .null),
      JSONMember("closed", text(closed?.text)), JSONMember("by", text(closedBy)),
    ])
  }
}

extension Proposal {
  /// The proposal with its entities.
  public var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      JSONMember("proposal", .number(id)), JSONMember("list", .string(list.text)),
      JSONMember("entry", .string(entry)), JSONMember("kind", .string(kind.rawValue)),
      JSONMember("state", .string(state.rawValue)),
      JSONMember("proposer", .string(proposer)), JSONMember("made", .string(made.text)),
      JSONMember("decided_by", text(decidedBy)), JSONMember("decided", text(decided?.text)),
      JSONMember("reason", text(reason)),
      JSONMember("edition", edition.map { .number($0.number) } ?? .null),
      JSONMember("entities", .array(entities.map(\.json))),
    ])
  }
}

extension CaseTask {
  /// The task.
  public var json: JSONValue {
    .object([
      JSONMember("task", .number(id)), JSONMember("kind", .string(kind.rawValue)),
      JSONMember("list", .string(list)), JSONMember("entry", .string(entry)),
      JSONMember("due", kind == .minor ? .null : .string(due.text)),
      JSONMember("opened", .string(opened.text)),
      JSONMember("closed", closed.map { .string($0.text) } ?? .null),
      JSONMember("closed_by", closedBy.map(JSONValue.string) ?? .null),
    ])
  }
}
