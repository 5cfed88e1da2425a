/// Who asks: a person or program that has shown who they are, and what they may do.
public struct Principal: Sendable, Equatable {
  /// How they have shown it.
  public enum Kind: String, Sendable {
    /// A person signed in, by a cookie.
    case session
    /// A program with a key.
    case key
    /// A bearer token of a provider that we trust.
    case token
    /// Nobody has: the service is open, and the configuration says who it is.
    case open
  }

  /// What records say: the account's name, `key:<id>`, `oidc:<subject>`, or the configured user.
  public let name: String
  /// How they have shown who they are.
  public let kind: Kind
  /// Their role; `nil` where the service is open.
  public let role: Role?
  /// The one purpose of all they ask; `nil` where each request names its own.
  public let fixedPurpose: String?
  /// The only purposes they may name; empty where all of the policy are theirs.
  public let purposes: [String]
  /// The only lists they may use; `nil` for all.
  public let lists: [String]?
  /// How fast they may ask; `nil` for no limit.
  public let rate: Rate?

  init(
    name: String, kind: Kind, role: Role?, fixedPurpose: String? = nil, purposes: [String] = [],
    lists: [String]? = nil, rate: Rate?
  ) {
    self.name = name
    self.kind = kind
    self.role = role
    self.fixedPurpose = fixedPurpose
    self.purposes = purposes
    self.lists = lists
    self.rate = rate
  }

  /// Everybody, where the service runs open on a trusted machine.
  ///
  /// - Parameters:
  ///   - user: whom records name.
  ///   - purpose: the purpose of every request; `nil` for the policy's default.
  public static func open(user: String, purpose: String? = nil) -> Principal {
    Principal(name: user, kind: .open, role: nil, fixedPurpose: purpose, rate: nil)
  }

  /// A person signed in.
  public init(_ account: Account) {
    self.init(
      name: account.name, kind: .session, role: account.mustChangePassword ? nil : account.role,
      purposes: account.purposes, rate: .ofPeople)
  }

  init(_ key: APIKey) {
    let rate = key.terms.perMinute.map { perMinute in
      Rate(perMinute: perMinute, burst: max(1, perMinute / 6))
    }
    self.init(
      name: "key:" + key.id, kind: .key, role: key.terms.role, fixedPurpose: key.terms.purpose,
      lists: key.terms.lists, rate: rate ?? .ofPrograms)
  }

  /// What they may do.
  public var permissions: Set<Permission> {
    switch (kind, role) {
    case (.open, _): lists == nil ? Permission.ofOpenService : []
    case (.key, let role?): role.permissions.subtracting(Permission.ofPeople)
    case (_, let role?): role.permissions
    case (_, nil): []
    }
  }

  /// Whether they may do that.
  public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

  /// Whether they may use that list.
  public func mayUse(list: String) -> Bool { lists?.contains(list) ?? true }
}

extension Principal {
  /// Whoever asks what needs no account; may do nothing else.
  public static let nobody = Principal(name: "nobody", kind: .open, role: nil, lists: [], rate: nil)

  /// A person signed in with a secret that serves only to set a password; may do nothing else.
  public static func settingPassword(account: String) -> Principal {
    Principal(name: account, kind: .session, role: nil, rate: .ofPeople)
  }

  /// Whether the caller must set a password of their own before all else.
  public var mustChangePassword: Bool { kind == .session && role == nil }
}
