/// Somebody or something that is checked, or stands on a list: what matching looks at.
///
/// A query and an entry are the same type. What a source does not say is empty, and empty never
/// speaks for or against anybody.
public struct Subject: Sendable, Hashable {
  /// What the subject is, as coarsely as matching needs it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case person, organization, vessel, aircraft
    /// A legal entity that may be a person or an organisation, and everything else.
    case other
  }

  /// A person's gender as the sources give it.
  public enum Gender: String, Sendable, Hashable, CaseIterable {
    case male, female, other
  }

  /// How far a name may be relied on.
  public enum NameQuality: String, Sendable, Hashable, CaseIterable {
    case primary, alias, previous
    /// A nickname, a nom de guerre or what the list calls weak: it never alerts alone.
    case weak
  }

  /// A name with its quality.
  public struct Name: Sendable, Hashable {
    public var text: String
    public var quality: NameQuality

    public init(_ text: String, quality: NameQuality = .primary) {
      self.text = text
      self.quality = quality
    }
  }

  public var id: String
  /// The FollowTheMoney schema of the entity; empty in queries that leave it open.
  public var schema: String
  public var kind: Kind
  public var names: [Name]
  public var births: [PartialDate]
  public var genders: [Gender]
  /// Nationalities and citizenships; for organisations the countries they belong to.
  public var nationalities: [Country]
  /// Places of birth as written.
  public var birthPlaces: [String]
  public var documents: [Identifier]
  public var fathers: [String]
  public var mothers: [String]
  public var grandfathers: [String]

  public init(id: String = "", kind: Kind = .person, names: [Name]) {
    self.id = id
    self.schema = ""
    self.kind = kind
    self.names = names
    self.births = []
    self.genders = []
    self.nationalities = []
    self.birthPlaces = []
    self.documents = []
    self.fathers = []
    self.mothers = []
    self.grandfathers = []
  }
}

extension Subject.Gender {
  /// Understands `m`, `male`, `f`, `female`, `ذكر`, `أنثى` and `other`; `nil` otherwise.
  public init?(_ text: String) {
    switch text.lowercased().trimmingSpace() {
    case "m", "male", "man", "masculine", "ذكر": self = .male
    case "f", "female", "woman", "feminine", "أنثى", "انثى": self = .female
    case "o", "x", "other": self = .other
    default: return nil
    }
  }
}

extension String {
  /// The text with Arabic-Indic and Persian digits as 0–9.
  func withLatinDigits() -> String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: text += String(scalar.value - 0x660)
      case 0x6F0...0x6F9: text += String(scalar.value - 0x6F0)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text on one line, control and direction characters replaced by spaces: what a list wrote
  /// must not move the cursor or forge lines of an answer.
  public var onOneLine: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: text += " "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text without white space at its ends.
  func trimmingSpace() -> String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
