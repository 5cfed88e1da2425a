public import RecordStreams

/// Something that happened to accounts, keys or sessions, for the audit.
///
/// Facts are names of accounts, ids and codes; no secret, no address, and no name that nobody here
/// has, since people type passwords where names belong.
public struct AccessChange: Sendable, Equatable {
  /// The kinds of the audit that these are.
  public enum Kind: String, Sendable {
    case login
    case logout
    case account
    case key
  }

  /// When, in seconds since 1970.
  public let made: Int
  /// What kind of event it is.
  public let kind: Kind
  /// Who did it; empty where nobody has shown who they are.
  public let actor: String
  /// What exactly: `action` first.
  public let facts: [JSONMember]

  init(_ kind: Kind, _ action: String, by actor: String, at made: Int, _ facts: [JSONMember]) {
    self.made = made
    self.kind = kind
    self.actor = actor
    self.facts = [JSONMember("action", .string(action))] + facts
  }
}
