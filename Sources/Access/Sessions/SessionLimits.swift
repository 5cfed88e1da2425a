/// How long a session lasts.
public struct SessionLimits: Sendable, Equatable {
  /// Seconds without a request after which it ends; at least 60.
  public var idleSeconds: Int
  /// Seconds after signing in after which it ends whatever happens.
  public var absoluteSeconds: Int
  /// How many sessions one account may have; the oldest gives way.
  public var perAccount = 20

  /// Makes one from its parts.
  public init(idleSeconds: Int = 900, absoluteSeconds: Int = 43_200) {
    precondition(
      idleSeconds >= 60 && absoluteSeconds >= idleSeconds, "limits of a minute and longer")
    self.idleSeconds = idleSeconds
    self.absoluteSeconds = absoluteSeconds
  }

  /// A quarter of an hour idle, twelve hours in all: a shift.
  public static let standard = SessionLimits()

  /// How old the kept time of the last request may grow before it is written anew.
  ///
  /// A session may end so much earlier than its idle limit, never later.
  var seenStepSeconds: Int { min(60, idleSeconds / 5) }
}

/// A person signed in, as the file keeps it.
public struct Session: Sendable, Equatable {
  /// Whose it is.
  public let account: Account
  /// When they signed in, in seconds since 1970.
  public let created: Int
  /// When a request last came, in seconds since 1970; may lag by a minute.
  public let seen: Int

  /// Whether it has ended by then.
  func isOver(at now: Int, _ limits: SessionLimits) -> Bool {
    now - seen >= limits.idleSeconds || now - created >= limits.absoluteSeconds
  }
}
