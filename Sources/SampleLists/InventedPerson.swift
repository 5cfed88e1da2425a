public import Subjects

/// A person who does not exist, with everything that a list may say of one.
public struct InventedPerson: Sendable, Hashable {
  /// The person's place in the list, from 0.
  public let index: Int
  /// Where the name is at home, for example `iraq` or `caucasus`.
  public let population: String
  /// Whether the person is a woman.
  public let isFemale: Bool
  /// `Haji`, `Dr.` and the like.
  public let title: String?
  /// The name in Latin letters in one to four fields.
  public let nameFields: [String]
  /// The name in Arabic or Cyrillic letters.
  public let originalName: String?
  /// Other names, in the order of the entry.
  public let aliases: [InventedAlias]
  /// The father's name and his father's.
  public let father: WrittenName?
  /// The father's father.
  public let grandfather: WrittenName?
  /// The mother's name and her father's.
  public let mother: WrittenName?
  /// The name by a child.
  public let kunya: WrittenName?
  /// Dates of birth; most have one, some none or several.
  public let births: [PartialDate]
  /// Places of birth.
  public let birthPlaces: [InventedPlace]
  /// Codes of countries, as `Country` has them.
  public let nationalities: [String]
  /// Where the person is said to live.
  public let addresses: [InventedPlace]
  /// Papers with their numbers.
  public let documents: [InventedDocument]
  /// What the person does.
  public let designation: String?
  /// When and how the entry came upon the list.
  public let listing: InventedListing
  /// What a bureau's own list adds.
  public let bureau: BureauNotes
}

extension InventedPerson {
  /// The name in Latin letters on one line.
  public var name: String { nameFields.joined(separator: " ") }
  /// How many names a list has of the person: in either script, with all aliases.
  public var nameCount: Int {
    aliases.reduce(originalName == nil ? 1 : 2) { count, alias in
      count + alias.names.count + (alias.arabic == nil ? 0 : 1)
    }
  }
  /// The permanent reference: `INi.00001`.
  public var reference: String { "INi." + padded(index + 1, 5) }
}

/// A name in Latin letters and, where known, in Arabic ones.
public struct WrittenName: Sendable, Hashable {
  /// In Latin letters.
  public let latin: String
  /// In Arabic letters, where known.
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

  /// How far the name may be relied on.
  public let quality: Quality
  /// One name, or several that the UN list joins by `; `.
  public let names: [String]
  /// In Arabic letters, where known.
  public let arabic: String?
}

/// A town, or a country alone.
public struct InventedPlace: Sendable, Hashable {
  /// A house number and street.
  public let street: String?
  /// The town in English.
  public let city: String?
  /// The town in Arabic.
  public let arabicCity: String?
  /// The code of the country.
  public let country: String
}

/// A paper with a number.
public struct InventedDocument: Sendable, Hashable {
  /// In which of its two fields the UN list says whose paper it is.
  public enum CountryField: Sendable, Hashable { case issuing, ofIssue, both }

  /// Whether it is a passport; otherwise it is an identity card or number.
  public let isPassport: Bool
  /// The kind in the words of the list: English, French or Spanish.
  public let label: String
  /// The number as written.
  public let number: String
  /// The code of the country.
  public let country: String
  /// Where the UN list names the country.
  public let countryField: CountryField
  /// An ISO date.
  public let issuedOn: String?
  /// `expired` and the like.
  public let note: String?
}

/// When and how an entry came upon the list.
public struct InventedListing: Sendable, Hashable {
  /// An ISO date, on a few entries with a time zone.
  public let listedOn: String
  /// Days on which the entry changed, oldest first.
  public let updatedOn: [String]
  /// Whether the UN list names the gender; it rarely does.
  public let showsGender: Bool
  /// Whether a space has strayed into the reference.
  public let hasStraySpace: Bool
  /// Numbers of invented organisations that the person is linked to.
  public let linkedTo: [Int]

  /// How many organisations, from the first, people may be linked to.
  static let linkableCount = 40
}

/// What a bureau adds to an entry of its own list.
public struct BureauNotes: Sendable, Hashable {
  /// What an officer is to do.
  public let action: String
  /// How far the entry may be passed on.
  public let handling: String
  /// The office that answers for it.
  public let owner: String
  /// Where that office is reached.
  public let contact: String
  /// The law under which the entry stands.
  public let legalBasis: String
  /// The day on which the entry is looked at again.
  public let reviewOn: String
}

/// The number in decimal digits, with zeros before it up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
