public import RecordStreams

/// What a program holds instead of a password, as the file keeps it; the secret is not kept.
public struct APIKey: Sendable, Equatable {
  /// What it is for and what limits it.
  public struct Terms: Sendable, Equatable {
    /// What people call it: the program, the office.
    public var label: String
    /// What it may do, less what takes a person (`Permission.ofPeople`).
    public var role: Role
    /// The purpose of every request with it; `nil` where requests name theirs.
    public var purpose: String?
    /// When it ends, in seconds since 1970; `nil` for never.
    public var expires: Int?
    /// The only lists it may use; `nil` for all.
    public var lists: [String]?
    /// Requests a minute; `nil` for what keys have without a word.
    public var perMinute: Int?

    /// Makes one from its parts.
    public init(
      label: String, role: Role, purpose: String? = nil, expires: Int? = nil,
      lists: [String]? = nil, perMinute: Int? = nil
    ) {
      self.label = label
      self.role = role
      self.purpose = purpose
      self.expires = expires
      self.lists = lists
      self.perMinute = perMinute
    }
  }

  /// Ten small letters and digits; what records say, as `key:<id>`.
  public let id: String
  /// What it is for.
  public let terms: Terms
  /// When it was made, in seconds since 1970.
  public let created: Int
  /// Who made it.
  public let createdBy: String
  /// The day of its last use, in days since 1970; `nil` before the first.
  public let lastUsedDay: Int?
  /// When it was revoked, in seconds since 1970.
  public let revoked: Int?

  /// What answers show of it; times are seconds since 1970.
  public var json: JSONValue {
    func number(_ value: Int?) -> JSONValue { value.map { .number($0) } ?? .null }
    return .object([
      JSONMember("id", .string(id)), JSONMember("label", .string(terms.label)),
      JSONMember("role", .string(terms.role.rawValue)),
      JSONMember("purpose", terms.purpose.map { .string($0) } ?? .null),
      JSONMember("lists", terms.lists.map { .strings($0) } ?? .null),
      JSONMember("per_minute", number(terms.perMinute)),
      JSONMember("created", .number(created)), JSONMember("created_by", .string(createdBy)),
      JSONMember("expires", number(terms.expires)),
      JSONMember("last_used", number(lastUsedDay.map { $0 * 86_400 })),
      JSONMember("revoked", number(revoked)),
    ])
  }
}
