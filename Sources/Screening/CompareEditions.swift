public import Register

/// What differs between two editions of a list.
public struct CompareEditions: Sendable {
  /// How a person names an edition.
  public enum Selector: Sendable, Equatable {
    /// By its number.
    case number(Int)
    /// The last one that was published by then; a day counts to its end.
    case published(Moment)

    /// Reads a number, a day or a time; `nil` for anything else.
    public init?(_ text: String) {
      if let number = Int(text), number > 0 {
        self = .number(number)
      } else if let moment = Moment(text) {
        self = .published(moment)
      } else {
        return nil
      }
    }

    var text: String {
      switch self {
      case .number(let number): String(number)
      case .published(let moment): moment.text
      }
    }
  }

  /// Two editions and what differs.
  public struct Comparison: Sendable {
    /// `nil` where the second is the first of its list, and everything is added.
    public let from: Edition?
    /// The later of the two, or the one asked for as such.
    public let to: Edition
    /// Who may see what stands on the list.
    public let visibility: ListVisibility
    /// How many entries differ.
    public let difference: EditionDifference
  }

  private let register: RegisterFile

  /// Compares editions of that register.
  public init(in register: RegisterFile) { self.register = register }

  /// Compares two editions.
  ///
  /// - Parameters:
  ///   - from: `nil` takes the one that `to` followed: the last before it that is not held.
  ///   - to: `nil` takes the last, held or not.
  ///   - body: is given what differs, entry by entry; nothing of a match-only list.
  /// - Throws: `RegisterError.unknownList`, `.unknownEdition`.
  public func run(
    _ list: ListName, from: Selector? = nil, to: Selector? = nil,
    _ body: (EntryChange) throws -> Void = { _ in }
  ) throws -> Comparison {
    let editions = try register.editions(of: list)
    let second = try to.map { try find($0, in: editions, of: list) } ?? editions.last
    guard let second else { throw RegisterError.unknownEdition("1", list: list) }
    let first =
      try from.map { try find($0, in: editions, of: list) }
      ?? editions.prefix { $0.id != second.id }.last { !$0.isHeld }
    let visibility = try register.visibility(of: list)
    let difference = try register.differences(from: first?.id, to: second.id) { change in
      if visibility == .open { try body(change) }
    }
    return Comparison(from: first, to: second, visibility: visibility, difference: difference)
  }

  private func find(
    _ selector: Selector, in editions: [Edition], of list: ListName
  ) throws -> Edition {
    let found =
      switch selector {
      case .number(let number): editions.first { $0.id.number == number }
      case .published(let moment): editions.last { $0.published.seconds <= moment.lastSecond }
      }
    guard let found else { throw RegisterError.unknownEdition(selector.text, list: list) }
    return found
  }
}
