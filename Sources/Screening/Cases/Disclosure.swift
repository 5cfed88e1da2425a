public import RecordStreams
public import Subjects

/// How much of an entry, an alert or an answer somebody may see.
///
/// Frontline sees identity and action, not grounds: what a person is listed for, who decided and
/// why stays with those who decide.
public enum Disclosure: Sendable, Equatable {
  /// Who it is and what to do.
  case identity
  /// Everything.
  case full

  /// Properties of entities that tell grounds.
  public static let groundProperties: Set<String> = [
    "reason", "notes", "summary", "description", "program", "programId", "provisions", "status",
    "position", "topics", "sourceUrl", "publisherUrl", "recordId",
    ExtensionProperty.legalBasis, ExtensionProperty.proposer, ExtensionProperty.approver,
  ]

  /// Kinds of entities that tell nothing but grounds.
  public static let groundSchemata: Set<String> = ["Sanction", "Note", "Event"]

  /// Members of our answers, alerts and decisions that tell grounds, or who decided.
  public static let groundMembers: Set<String> = [
    "because", "reason", "by", "author", "confirmed_by", "assignee", "grounds", "legal_basis",
    "statement", "decisions",
  ]

  /// Members whose words name who decided.
  private static let spokenDecisions: Set<String> = ["cleared_earlier", "decided_earlier"]

  /// The entity as it may be seen; `nil` where nothing of it may.
  public func entity(_ entity: Entity) -> Entity? {
    guard self == .identity else { return entity }
    guard !Self.groundSchemata.contains(entity.schema) else { return nil }
    var seen = entity
    for property in entity.properties.all where Self.groundProperties.contains(property.name) {
      seen.properties[property.name] = []
    }
    // Nested entities and members of others may hold anything.
    seen.nested = []
    seen.other = []
    return seen
  }

  /// An answer, alert or decision as it may be seen.
  ///
  /// A member that is hidden is left out, not emptied. What an earlier decision says in words names
  /// who decided, and why, and is left to those who may see it; that there was one is shown.
  public func json(_ value: JSONValue) -> JSONValue {
    guard self == .identity else { return value }
    switch value {
    case .array(let elements): return .array(elements.map(json))
    case .object(let members):
      let seen = members.filter { !Self.groundMembers.contains($0.name) }
      return .object(
        seen.map { member in
          Self.spokenDecisions.contains(member.name)
            ? JSONMember(member.name, json(member.value.without("says")))
            : JSONMember(member.name, json(member.value))
        })
    default: return value
    }
  }
}

extension JSONValue {
  fileprivate func without(_ name: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.name != name })
  }
}
