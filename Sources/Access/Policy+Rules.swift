extension Policy {
  /// What becomes of people who are under age on the day of a check.
  public struct MinorRule: Sendable, Equatable {
    /// The word for what happens.
    public enum Effect: String, Sendable, CaseIterable {
      /// The entry is not matched; who keeps the list is told.
      case notMatched = "not_matched"
      /// The entry matches, and the result says that this may be a child.
      case caution
    }

    /// People below that age, in whole years, are minors; 0 where the rule is not to hold.
    public var age = 18
    /// What happens on the lists that this office keeps; on all others it is a caution.
    public var effect = Effect.notMatched
    /// Own lists on which it is a caution all the same.
    public var except: [String] = []

    /// The rule that holds where a policy says nothing.
    public init() {}
  }

  /// A decision that takes effect only when another person has confirmed it.
  public struct SecondPersonRule: Sendable, Equatable {
    /// `same_person`, `different_person`, `cannot_tell`, or `*` for all.
    public var decision: String
    /// The name of a list, or `*` for all.
    public var list: String
    /// `possible`, `strong`, `document`, or `*` for all.
    public var outcome: String

    /// Makes one from its parts.
    public init(decision: String, list: String = "*", outcome: String = "*") {
      self.decision = decision
      self.list = list
      self.outcome = outcome
    }
  }

  /// What a proposed entry of an own list must say, so that it strikes nobody else.
  public struct MinimumIdentifiers: Sendable, Equatable {
    /// Of what beside the name one must be known.
    public enum Identifier: String, Sendable, CaseIterable {
      case birthYear = "birth_year"
      case document
      /// The number under which a photograph is kept.
      case photo
    }

    /// How many parts the longest name must have.
    public var nameParts = 2
    /// One of these must be there; none is asked for where it is empty.
    public var oneOf = Identifier.allCases
    /// Whether the grounds must be said.
    public var grounds = true
    /// Whether the law must be named.
    public var legalBasis = true
    /// The review date must lie within so many days; `nil` where there may be none.
    public var reviewWithinDays: Int? = 365

    /// What holds where a policy says nothing.
    public init() {}
  }

  /// How long decisions and clearances are kept.
  public struct DecisionKeeping: Sendable, Equatable {
    /// Days after which the words and the personal data of a decision are purged.
    public var retentionDays = 1_825
    /// Days after which a clearance must be looked at again; until then it is shown, after it not.
    public var clearanceDays = 365

    /// What holds where a policy says nothing.
    public init() {}
  }
}

extension Policy {
  /// What happens to entries of a list that have not been looked at for too long.
  ///
  /// A rule for the list goes before the rule for `*`. Where there is neither, an own list stops
  /// and any other cautions. `stop` under `*` holds for own lists only.
  public func reviewRule(for list: String) -> ReviewRule {
    let isOwn = ownLists.contains(list)
    if let rule = reviewRules.first(where: { $0.list == list }) { return rule }
    var rule =
      reviewRules.first { $0.list == "*" }
      ?? ReviewRule(list: "*", afterDays: 0, effect: isOwn ? .stop : .caution)
    if !isOwn { rule.effect = .caution }
    return rule
  }

  /// What happens to minors on a list.
  public func effectOnMinors(of list: String) -> MinorRule.Effect {
    guard ownLists.contains(list), !minors.except.contains(list) else { return .caution }
    return minors.effect
  }

  /// Whether a decision on an entry of these lists waits for another person.
  public func needsSecondPerson(decision: String, lists: [String], outcome: String) -> Bool {
    secondPerson.contains { rule in
      ["*", decision].contains(rule.decision) && ["*", outcome].contains(rule.outcome)
        && (rule.list == "*" || lists.contains(rule.list))
    }
  }

  /// Whether checks for that purpose raise alerts without being asked to.
  public func raisesAlerts(for purpose: String) -> Bool { alertPurposes.contains(purpose) }
}
