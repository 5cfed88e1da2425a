public import Subjects

/// A person who does not exist, with everything that a list may say of one.
public struct InventedPerson: Sendable, Hashable {
  /// The person's place in the list, from 0.
  public let index: Int
  /// Where the name is at home: `iraq`, `egypt`, `caucasus`, …
  public let population: String
  public let isFemale: Bool
  /// `Haji`, `Dr.` and the like.
  public let title: String?
  /// The name in Latin letters in one to four fields.
  public let nameFields: [String]
  /// The name in Arabic or Cyrillic letters.
  public let originalName: String?
  public let aliases: [InventedAlias]
  public let father: WrittenName?
  public let grandfather: WrittenName?
  public let mother: WrittenName?
  /// The name by a child.
  public let kunya: WrittenName?
  public let births: [PartialDate]
  public let birthPlaces: [InventedPlace]
  /// Codes of countries, as `Country` has them.
  public let nationalities: [String]
  public let addresses: [InventedPlace]
  public let documents: [InventedDocument]
  public let designation: String?
  public let listing: InventedListing
  public let bureau: BureauNotes
}

extension InventedPerson {
  /// The name in Latin letters on one line.
  public var name: String { nameFields.joined(separator: " ") }
  /// The permanent reference: `INi.00001`.
  public var reference: String { "INi." + padded(index + 1, 5) }
}

/// A name in Latin letters and, where known, in Arabic ones.
public struct WrittenName: Sendable, Hashable {
  public let latin: String
  public let arabic: String?
}

/// Another name of a person or organisation.
public struct InventedAlias: Sendable, Hashable {
  /// The words of the UN list.
  public enum Quality: String, Sendable, Hashable, CaseIterable {
    case good = "Good"
    /// A weak alias, that must not match on its own.
    case low = "Low"
    case alsoKnownAs = "a.k.a."
    case formerlyKnownAs = "f.k.a."
    /// Nothing is said.
    case unsaid = ""
  }

  public let quality: Quality
  /// One name, or several that the UN list joins by `; `.
  public let names: [String]
  public let arabic: String?
}

/// A town, or a country alone.
public struct InventedPlace: Sendable, Hashable {
  public let street: String?
  public let city: String?
  public let arabicCity: String?
  /// The code of the country.
  public let country: String
}

/// A paper with a number.
public struct InventedDocument: Sendable, Hashable {
  /// In which of its two fields the UN list says whose paper it is.
  public enum CountryField: Sendable, Hashable { case issuing, ofIssue, both }

  public let isPassport: Bool
  /// The kind in the words of the list: English, French or Spanish.
  public let label: String
  public let number: String
  /// The code of the country.
  public let country: String
  public let countryField: CountryField
  public let issuedOn: String?
  public let note: String?
}

/// When and how an entry came upon the list.
public struct InventedListing: Sendable, Hashable {
  /// An ISO date, on a few entries with a time zone.
  public let listedOn: String
  public let updatedOn: [String]
  /// Whether the UN list names the gender; it rarely does.
  public let showsGender: Bool
  /// Whether a space has strayed into the reference.
  public let hasStraySpace: Bool
  /// Numbers of invented organisations that the person is linked to.
  public let linkedTo: [Int]
}

/// What a bureau adds to an entry of its own list.
public struct BureauNotes: Sendable, Hashable {
  public let action: String
  public let handling: String
  public let owner: String
  public let contact: String
  public let legalBasis: String
  public let reviewOn: String
}

/// The number in decimal digits, with zeros before it up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
