public import NameMatching
import NameText
public import Subjects

/// How a name asked for is to be read.
public enum NameReadings {
  /// The readings of a name of a query: one where it is known whether a person or an organisation is
  /// meant, else both, since «Bank, Karim» is a man and "Bank Karim Ltd" is not.
  public static func profiles(of name: Subject.Name, kind: Subject.Kind) -> [NameProfile] {
    let asPerson = NameProfile(ParsedName(name.text))
    if kind == .person { return [asPerson] }
    let asOrganization = NameProfile(ParsedName(name.text, isOrganization: true))
    if kind != .other { return [asOrganization] }
    return asPerson.units == asOrganization.units ? [asPerson] : [asPerson, asOrganization]
  }
}
