/// Properties that FollowTheMoney does not have and our lists need.
///
/// They stand beside the standard ones, so a program that does not know them loses nothing else.
public enum ExtensionProperty {
  /// Dates of birth that are "about" or "between", in the form of `PartialDate`: `~1971`,
  /// `1968..1972`.
  ///
  /// Their years stand in `birthDate` as well, for programs that know only that.
  public static let approximateBirthDate = "approximateBirthDate"
  /// The father's father.
  public static let grandfatherName = "grandfatherName"
  /// The name by a child, `أبو فلان`.
  public static let kunya = "kunya"
  /// What an officer is to do on meeting the person, from a bureau's own list.
  public static let action = "action"
  /// How far the entry may be passed on.
  public static let handling = "handling"
  /// The office that answers for the entry.
  public static let owner = "owner"
  /// Where that office is reached at any hour.
  public static let contact24h = "contact24h"
  /// The law under which the entry stands.
  public static let legalBasis = "legalBasis"
  /// The day on which the entry must have been looked at again.
  public static let reviewOn = "reviewOn"
  /// The number under which the bureau keeps a photograph.
  public static let photo = "photo"
  /// The account that proposed an entry of a bureau's own list.
  public static let proposer = "proposer"
  /// The account that approved it.
  public static let approver = "approver"
}
