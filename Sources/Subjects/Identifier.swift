/// The number of a document or registration, with its issuer where that is known.
public struct Identifier: Sendable, Hashable {
  /// What the number names; documents of two kinds never match each other's number.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case passport
    /// National identity numbers and cards.
    case identity
    case tax
    /// Company registers, ship and aircraft numbers and whatever else is not a person's paper.
    case registration
    /// The kind was not said, as in most queries: it matches every kind.
    case unknown
  }

  public let kind: Kind
  public let issuer: Country?
  /// The number as it was written.
  public let number: String
  /// Letters and digits only, in upper case, with Arabic-Indic digits as 0–9.
  public let key: String

  /// `nil` where `number` holds neither letter nor digit.
  public init?(kind: Kind = .unknown, issuer: Country? = nil, number: String) {
    let key = Self.key(of: number)
    guard !key.isEmpty else { return nil }
    self.kind = kind
    self.issuer = issuer
    self.number = number
    self.key = key
  }

  /// Reads `ISSUER:NUMBER` or `NUMBER`; what stands before the colon must be a country.
  public init?(query text: String) {
    if let colon = text.firstIndex(of: ":") {
      guard let issuer = Country(String(text[..<colon])) else { return nil }
      self.init(issuer: issuer, number: String(text[text.index(after: colon)...]))
    } else {
      self.init(number: text)
    }
  }

  private static func key(of number: String) -> String {
    var key = ""
    for scalar in number.uppercased().unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A: key.unicodeScalars.append(scalar)
      case 0x660...0x669: key += String(scalar.value - 0x660)
      case 0x6F0...0x6F9: key += String(scalar.value - 0x6F0)
      default:
        if scalar.properties.isAlphabetic { key.unicodeScalars.append(scalar) }
      }
    }
    return key
  }
}
