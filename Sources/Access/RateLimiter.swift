/// How fast one may ask: a bucket that fills steadily and holds so much.
public struct Rate: Sendable, Hashable {
  /// Requests a minute in the long run.
  public var perMinute: Int
  /// Requests at once after a rest.
  public var burst: Int

  /// A rate; both from 1 to a million.
  public init(perMinute: Int, burst: Int) {
    precondition((1...1_000_000).contains(perMinute) && (1...1_000_000).contains(burst))
    self.perMinute = perMinute
    self.burst = burst
  }

  /// For people: ten a second, pages with their parts included.
  public static let ofPeople = Rate(perMinute: 600, burst: 120)
  /// For keys and tokens that have none of their own.
  public static let ofPrograms = Rate(perMinute: 60_000, burst: 2_000)
}

/// Holds everybody to a rate: a bucket of tokens for each name, of which the least recently used
/// gives way when there are too many.
///
/// A value: whoever shares it guards it. Clocks are arguments. Whoever can appear under more names
/// than there are buckets escapes it, so names are principals, or addresses by network.
public struct RateLimiter: Sendable {
  /// What becomes of a request.
  public enum Admission: Sendable, Equatable {
    case allowed
    /// Too fast: whole seconds until one is allowed, at least 1.
    case wait(seconds: Int)
  }

  private struct Bucket {
    let name: String
    /// In 1/60,000 of a request, so that a millisecond at one a minute is 1.
    var level: Int
    var filled: Int
    var newer: Int?
    var older: Int?
  }

  private static let unit = 60_000

  private let capacity: Int
  private var places: [String: Int] = [:]
  private var buckets: [Bucket] = []
  private var newest: Int?
  private var oldest: Int?

  /// A limiter without a name yet.
  ///
  /// - Parameter capacity: how many names are remembered.
  public init(capacity: Int = 10_000) {
    precondition(capacity > 0, "room for one at least")
    self.capacity = capacity
  }

  /// How many names are remembered.
  public var count: Int { buckets.count }

  /// Takes a token for a request of `name`.
  ///
  /// - Parameters:
  ///   - milliseconds: a clock that only goes forward; one that goes back fills no bucket.
  ///   - rate: the rate of that name; the same every time.
  /// - Complexity: O(1).
  public mutating func admit(_ name: String, at milliseconds: Int, rate: Rate) -> Admission {
    let place = use(name, at: milliseconds, rate: rate)
    let full = rate.burst * Self.unit
    // A long rest fills the bucket whatever its length; bounded before it is multiplied.
    let elapsed = min(max(0, milliseconds - buckets[place].filled), full)
    buckets[place].level = min(full, buckets[place].level + elapsed * rate.perMinute)
    buckets[place].filled = max(milliseconds, buckets[place].filled)
    guard buckets[place].level < Self.unit else {
      buckets[place].level -= Self.unit
      return .allowed
    }
    let missing = Self.unit - buckets[place].level
    let perSecond = rate.perMinute * 1000
    return .wait(seconds: max(1, (missing + perSecond - 1) / perSecond))
  }

  /// The place of a name's bucket, which is then the newest.
  private mutating func use(_ name: String, at milliseconds: Int, rate: Rate) -> Int {
    if let place = places[name] {
      unlink(place)
      link(place)
      return place
    }
    let bucket = Bucket(name: name, level: rate.burst * Self.unit, filled: milliseconds)
    let place: Int
    if buckets.count < capacity {
      place = buckets.count
      buckets.append(bucket)
    } else {
      guard let oldest else { preconditionFailure("a full limiter has an oldest bucket") }
      place = oldest
      unlink(place)
      places[buckets[place].name] = nil
      buckets[place] = bucket
    }
    places[name] = place
    link(place)
    return place
  }

  private mutating func unlink(_ place: Int) {
    let (newer, older) = (buckets[place].newer, buckets[place].older)
    if let newer { buckets[newer].older = older } else { newest = older }
    if let older { buckets[older].newer = newer } else { oldest = newer }
    (buckets[place].newer, buckets[place].older) = (nil, nil)
  }

  private mutating func link(_ place: Int) {
    buckets[place].older = newest
    if let newest { buckets[newest].newer = place } else { oldest = place }
    newest = place
  }
}
