public import RecordStreams
public import Register

/// Which bundle an answer rests on, and whether it is still valid.
public struct BundleStanding: Sendable, Equatable {
  /// How a bundle stands at the moment of a check.
  public enum Freshness: Sendable, Equatable {
    case valid
    /// Past its validity by so many whole days.
    case stale(days: Int)
    /// The moment lies before the bundle was made: the clock is wrong, so nobody can tell.
    case untold
  }

  public let serial: Int
  public let created: Moment
  public let validUntil: Moment
  public let key: BundleKey
  public let freshness: Freshness

  /// How a bundle stands at a moment.
  public init(of bundle: ListBundle, at now: Moment) {
    serial = bundle.manifest.serial
    created = bundle.manifest.created
    validUntil = bundle.manifest.validUntil
    key = bundle.key
    // Clocks of two machines may differ; one that is a day behind is wrong.
    if now.lastSecond < created.seconds - 86_400 {
      freshness = .untold
    } else if now.lastSecond > validUntil.lastSecond {
      freshness = .stale(days: (now.lastSecond - validUntil.lastSecond) / 86_400)
    } else {
      freshness = .valid
    }
  }

  /// What stands first in every answer; null where nobody can tell.
  public var staleMember: JSONMember {
    switch freshness {
    case .valid: JSONMember("stale", .bool(false))
    case .stale: JSONMember("stale", .bool(true))
    case .untold: JSONMember("stale", .null)
    }
  }

  /// The members that stand first in an answer.
  public var json: [JSONMember] {
    [
      staleMember,
      JSONMember(
        "bundle",
        .object([
          JSONMember("serial", .number(serial)),
          JSONMember("created", .string(created.text)),
          JSONMember("valid_until", .string(validUntil.text)),
          JSONMember("key", .string(key.text)),
        ])),
    ]
  }
}
