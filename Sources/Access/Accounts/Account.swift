public import RecordStreams

/// A person who may sign in.
public struct Account: Sendable, Equatable {
  /// A small letter, then small letters, digits, `_`, `.` and `-`; at most 64; what records say.
  public var name: String
  /// What people call them.
  public var displayName: String
  /// What they may do.
  public var role: Role
  /// Whether they may not sign in at present.
  public var isDisabled: Bool
  /// The codes of the only purposes they may have; empty where the policy's are all theirs.
  public var purposes: [String]
  /// Whether the password was given by somebody else and serves only to set one's own.
  public var mustChangePassword: Bool
  /// When a password given by somebody else ends, in seconds since 1970; `nil` for one's own.
  public var secretExpires: Int?
  /// When the account was made, in seconds since 1970.
  public var created: Int

  /// Makes one from its parts.
  public init(
    name: String, displayName: String, role: Role, isDisabled: Bool = false,
    purposes: [String] = [], mustChangePassword: Bool = false, secretExpires: Int? = nil,
    created: Int
  ) {
    self.name = name
    self.displayName = displayName
    self.role = role
    self.isDisabled = isDisabled
    self.purposes = purposes
    self.mustChangePassword = mustChangePassword
    self.secretExpires = secretExpires
    self.created = created
  }

  /// Whether a text may be the name of an account.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 64
    else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "_.-".utf8.contains($0)
    }
  }

  /// What answers show of it; times are seconds since 1970.
  public var json: JSONValue {
    .object([
      JSONMember("name", .string(name)), JSONMember("display_name", .string(displayName)),
      JSONMember("role", .string(role.rawValue)), JSONMember("disabled", .bool(isDisabled)),
      JSONMember("purposes", .strings(purposes)),
      JSONMember("must_change_password", .bool(mustChangePassword)),
      JSONMember("created", .number(created)),
    ])
  }
}
