/// The facts of a person to which a decision is bound: names, births and documents in normal form.
///
/// Their order and repetition do not count.
public struct SubjectFacts: Sendable, Hashable {
  /// The kinds of facts, as answers name them.
  public enum Kind: String, Sendable, CaseIterable {
    case name, birth, document
  }

  /// Names in normal form, sorted.
  public let names: [String]
  /// Dates of birth as `PartialDate` writes them, sorted.
  public let births: [String]
  /// Numbers of documents with their issuers, sorted.
  public let documents: [String]

  /// Makes one from its parts, in any order.
  public init(names: [String], births: [String], documents: [String]) {
    self.names = Set(names).sorted()
    self.births = Set(births).sorted()
    self.documents = Set(documents).sorted()
  }

  /// The kinds of which something is known.
  public var known: [Kind] {
    [(Kind.name, names), (.birth, births), (.document, documents)].filter { !$0.1.isEmpty }
      .map(\.0)
  }

  /// Whether name, birth and document are known, all of which a clearance needs.
  public var isComplete: Bool { known.count == Kind.allCases.count }
}

/// What a list says of an entry, in one canonical text: equal facts have equal texts.
public struct EntryFacts: Sendable, Hashable {
  /// The text; whoever makes it sees to it that the order in which a list writes does not count.
  public let text: String

  /// Makes one from its text.
  public init(text: String) { self.text = text }
}
