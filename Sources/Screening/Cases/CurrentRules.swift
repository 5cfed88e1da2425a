public import Register
import Synchronization

/// The rules under which a running service checks: read anew when something was decided or another
/// edition came into force, also by another process.
///
/// A check keeps the rules that it began with.
public final class CurrentRules: Sendable {
  private struct Held {
    var rules: CheckRules
    var revision: Int
    var editions: [Int?]
    var policy: String?
  }

  private let register: RegisterFile
  private let held = Mutex<Held?>(nil)

  /// Nothing is read before the first check.
  public init(of register: RegisterFile) { self.register = register }

  /// The rules for checks against these lists.
  ///
  /// - Complexity: two small look-ups where nothing has changed.
  public func rules(for lists: [ListSnapshot]) throws -> CheckRules {
    let (revision, policy) = try register.standingOfRules()
    let editions = lists.map(\.edition)
    let known = held.withLock { $0 }
    if let known, known.revision == revision, known.editions == editions, known.policy == policy {
      return known.rules
    }
    // Two who find it stale both read it; the later takes its place, and both are right.
    let rules = try CheckRules(in: register, lists: lists)
    held.withLock {
      $0 = Held(rules: rules, revision: revision, editions: editions, policy: policy)
    }
    return rules
  }
}
