/// Why checks are made here and under which rules: the purposes with their legal basis, when an
/// entry must be looked at again, and when an edition of a list is held.
///
/// It comes from one readable JSON file and is kept in the register.
public struct Policy: Sendable, Equatable {
  /// Why a check may be made.
  public struct Purpose: Sendable, Equatable {
    /// Small letters, digits and underscores; what stands in a record of a check.
    public var code: String
    /// What people call it, in English.
    public var titleEnglish: String
    /// What people call it, in Arabic.
    public var titleArabic: String
    /// The law or agreement that allows it, as people cite it.
    public var legalBasis: String
    /// How long personal data of checks for this purpose is kept.
    public var retentionDays: Int

    /// Makes one from its parts.
    public init(
      code: String, titleEnglish: String, titleArabic: String, legalBasis: String,
      retentionDays: Int
    ) {
      self.code = code
      self.titleEnglish = titleEnglish
      self.titleArabic = titleArabic
      self.legalBasis = legalBasis
      self.retentionDays = retentionDays
    }
  }

  /// What happens to an entry of a list that has not been looked at for too long.
  public struct ReviewRule: Sendable, Equatable {
    /// The word for what happens.
    public enum Effect: String, Sendable, CaseIterable {
      /// A task is raised and results carry a caution; the entry goes on matching. The only effect
      /// that binding lists may have.
      case caution
      /// The entry stops matching and its owner is told.
      case stop
    }

    /// The name of a list, or `*` for all that no other rule names.
    public var list: String
    /// Days after its review date.
    public var afterDays: Int
    /// Days after it was first listed, for an entry that has no review date; `nil` where such an
    /// entry is never overdue, as on lists whose publishers set no dates.
    public var afterListedDays: Int?
    /// What happens then.
    public var effect: Effect

    /// Makes one from its parts.
    public init(list: String, afterDays: Int, afterListedDays: Int? = nil, effect: Effect) {
      self.list = list
      self.afterDays = afterDays
      self.afterListedDays = afterListedDays
      self.effect = effect
    }
  }

  /// No code stands twice; never empty.
  public internal(set) var purposes: [Purpose]
  /// The code of the purpose of a check that names none.
  public internal(set) var defaultPurpose: String
  /// A rule for a list goes before the rule for `*`.
  public var reviewRules: [ReviewRule]
  /// The share of an edition's entries (0…1) that the next may lack before it is held.
  public var maxRemoved: Double
  /// The share of an edition's rows (0…1) that may be unreadable before it is held.
  public var maxRejected: Double
  /// Lists that bind this office: age and review dates never hide an entry of theirs.
  public var bindingLists: [String] = ["un", "ofac", "eu", "uk"]
  /// Lists that this office itself keeps; none is binding.
  public var ownLists: [String] = []
  /// What becomes of people under age.
  public var minors = MinorRule()
  /// Codes of the purposes whose checks raise alerts without being asked to.
  public var alertPurposes: [String] = []
  /// Which decisions take effect only when another person has confirmed them.
  public var secondPerson: [SecondPersonRule] = []
  /// What a proposed entry of an own list must say.
  public var minimumIdentifiers = MinimumIdentifiers()
  /// Within how many days a person who was wrongly stopped is answered.
  public var redressDays = 30
  /// How long decisions and clearances are kept.
  public var decisionKeeping = DecisionKeeping()

  /// The purpose of that code; `nil` where the policy has none.
  public func purpose(_ code: String) -> Purpose? { purposes.first { $0.code == code } }

  /// The policy with another default purpose.
  public func withDefaultPurpose(_ code: String) throws(PolicyError) -> Policy {
    guard purpose(code) != nil else {
      throw .unknownPurpose(code, known: purposes.map(\.code))
    }
    var policy = self
    policy.defaultPurpose = code
    return policy
  }
}

/// Why a text is no policy, or a purpose none of its own.
public enum PolicyError: Error, Equatable, Sendable {
  /// The text is no JSON at that byte, counted from 0. Cure: mend it there.
  case notJSON(byte: Int, expected: String)
  /// A member is missing. `member` is its path: `purposes[2].code`.
  case missing(member: String)
  /// A member holds something else than it must.
  case wrong(member: String, expected: String)
  /// A member that no policy has; mostly a slip of the pen.
  case unknownMember(String)
  /// Two purposes have one code.
  case purposeTwice(String)
  /// No purpose has that code.
  case unknownPurpose(String, known: [String])
}
