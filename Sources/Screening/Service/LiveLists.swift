public import Access
public import Register
import Subjects
import Synchronization

/// The lists that a running service checks against: replaced whole when an edition comes into force,
/// never edited.
///
/// `current` hands out an immutable value, so a check in progress keeps the editions it began with.
public final class LiveLists: Sendable {
  /// A list with its edition in force.
  public struct Served: Sendable {
    /// Its index, pinned.
    public let snapshot: ListSnapshot
    /// The edition in force.
    public let edition: Edition
    /// Whether its entries may be searched, browsed and named in summaries.
    public let isOpen: Bool
  }

  /// All lists at one moment.
  public struct State: Sendable {
    /// In the order of their names.
    public let lists: [Served]
    /// The policy in force.
    public let policy: Policy
    /// What the register said of its standing when they were loaded.
    let standing: String

    /// The list of that name; `nil` where none is in force.
    public func list(_ name: String) -> Served? { lists.first { $0.snapshot.list == name } }
  }

  private let register: RegisterFile
  private let state: Mutex<State>
  private let events = Mutex<(standing: String, events: CheckEvents)?>(nil)
  /// Held while lists are loaded, so that two who ask at once load them once.
  private let loading = Mutex(())

  /// Loads every list in force; indexes that are missing are compiled.
  public init(of register: RegisterFile, remark: (String) -> Void) throws {
    self.register = register
    state = Mutex(try Self.load(register, instead: nil, remark: remark))
  }

  /// What checks that begin now use.
  public var current: State { state.withLock { $0 } }

  /// How checks are recorded under the policy in force.
  public func checkEvents(at now: Moment) throws -> CheckEvents {
    let standing = current.standing
    if let known = events.withLock({ $0 }), known.standing == standing { return known.events }
    let made = try CheckEvents(of: register, at: now)
    events.withLock { $0 = (standing, made) }
    return made
  }

  /// Loads what has changed; checks that begin after the return see it.
  ///
  /// A list whose edition stays keeps its index. Where loading fails everything stays as it was.
  ///
  /// - Returns: whether anything had changed.
  public func refresh(remark: (String) -> Void) throws -> Bool {
    try loading.withLock { _ in
      let before = current
      guard try register.standing() != before.standing else { return false }
      let next = try Self.load(register, instead: before, remark: remark)
      state.withLock { $0 = next }
      return true
    }
  }

  private static func load(
    _ register: RegisterFile, instead of: State?, remark: (String) -> Void
  ) throws -> State {
    let standing = try register.standing()
    let store = IndexStore(of: register)
    let lists = try register.lists().compactMap { overview -> Served? in
      guard let edition = overview.inForce else {
        remark("\(overview.list): no edition in force; not checked")
        return nil
      }
      let known = of?.lists.first { $0.edition.id == edition.id }
      let snapshot = ListSnapshot(
        list: overview.list.text, edition: edition.id.number, published: edition.published.text,
        sha256: edition.sha256.map(hexadecimal).joined(),
        index: try known?.snapshot.index ?? store.index(of: edition, remark: remark),
        removalPending: try register.removalPending(on: overview.list))
      return Served(snapshot: snapshot, edition: edition, isOpen: overview.visibility == .open)
    }
    return State(lists: lists, policy: try register.policy(), standing: standing)
  }
}
