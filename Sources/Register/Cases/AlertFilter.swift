import GRDB

/// Which alerts of the queue are wanted.
public struct AlertFilter: Sendable {
  /// Whose alerts.
  public enum Assignee: Sendable, Equatable {
    case nobody
    case account(String)
  }

  /// Empty for all.
  public var states: [Alert.State] = []
  /// The name of a list.
  public var list: String?
  /// The id of an entry.
  public var entry: String?
  /// `possible`, `strong` or `document`.
  public var outcome: String?
  /// A code of the policy.
  public var purpose: String?
  /// `nil` for anybody and nobody.
  public var assignee: Assignee?
  /// Only alerts raised before that moment.
  public var openedBefore: Moment?

  /// All alerts.
  public init() {}

  /// Those that wait for somebody.
  public static let waiting: AlertFilter = {
    var filter = AlertFilter()
    filter.states = [.open, .reopened, .proposed]
    return filter
  }()

  /// The condition in SQL, with its arguments.
  var condition: (sql: String, arguments: StatementArguments) {
    var parts = ["1"]
    var arguments: StatementArguments = []
    func add(_ sql: String, _ value: String?) {
      guard let value else { return }
      parts.append(sql)
      arguments += [value]
    }
    if !states.isEmpty {
      parts.append("state IN (" + states.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")")
    }
    add("list = ?", list)
    add("entry = ?", entry)
    add("outcome = ?", outcome)
    add("purpose = ?", purpose)
    // Moments are written alike, so their texts stand in their order.
    add("opened < ?", openedBefore?.text)
    switch assignee {
    case .nobody: parts.append("assignee IS NULL")
    case .account(let name): add("assignee = ?", name)
    case nil: break
    }
    return (parts.joined(separator: " AND "), arguments)
  }
}

/// A piece of a queue in its stable order.
public struct Page<Element: Sendable>: Sendable {
  /// In the order of their numbers.
  public let elements: [Element]
  /// What to ask for next; `nil` at the end.
  public let next: Int?
}
