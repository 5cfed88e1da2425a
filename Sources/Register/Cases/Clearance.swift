import GRDB

/// That a person was found to be somebody else than an entry: bound to name, birth and document.
public struct Clearance: Sendable, Equatable, Identifiable {
  /// Why a clearance is not applied to a person who is checked.
  public enum Doubt: String, Sendable, CaseIterable {
    case nameDiffers = "name_differs"
    case birthDiffers = "birth_differs"
    case birthMissing = "birth_missing"
    case documentDiffers = "document_differs"
    case documentMissing = "document_missing"
    /// The list says something else of the entry.
    case entryChanged = "entry_changed"
    /// The clearance should have been looked at again.
    case reviewDue = "review_due"
  }

  /// Counts all clearances.
  public let id: Int
  /// The alert on which it was decided.
  public let alert: Int
  /// The list on which the entry stood.
  public let list: String
  /// The id of the entry.
  public let entry: String
  /// Who decided.
  public let author: String
  /// When.
  public let made: Moment
  /// The second person.
  public let confirmedBy: String?
  /// Why; `nil` when it was purged.
  public let reason: String?
  /// The reference of a redress that led to it.
  public let reference: String?
  /// When it must be looked at again.
  public let reviewOn: Moment
  private let isInForce: Bool
  private let entryKey: [UInt8]
  private let nameKey: [UInt8]
  private let birthKey: [UInt8]
  private let documentKey: [UInt8]

  init(_ row: Row) throws {
    (id, alert, list, entry) = (row["id"], row["alert"], row["list"], row["entry"])
    (author, confirmedBy) = (row["author"], row["confirmed_by"])
    (reason, reference) = (row["reason"], row["reference"])
    made = try row.moment("made")
    reviewOn = try row.moment("review_on")
    isInForce = row["is_in_force"]
    (entryKey, nameKey) = (row.bytes("entry_key"), row.bytes("name_key"))
    (birthKey, documentKey) = (row.bytes("birth_key"), row.bytes("document_key"))
  }

  /// Why it is not applied to a person; empty where it is, `nil` where neither name nor document
  /// is that of the cleared person, so that there is nothing to say.
  func doubts(on keys: SubjectKeys, entryKey asked: [UInt8], day: Int) -> [Doubt]? {
    guard keys.name == nameKey || keys.document == documentKey else { return nil }
    var doubts: [Doubt] = []
    if keys.name != nameKey { doubts.append(.nameDiffers) }
    if keys.birth != birthKey {
      doubts.append(keys.birth == nil ? .birthMissing : .birthDiffers)
    }
    if keys.document != documentKey {
      doubts.append(keys.document == nil ? .documentMissing : .documentDiffers)
    }
    if entryKey != asked || !isInForce { doubts.append(.entryChanged) }
    if day > reviewOn.dayNumber { doubts.append(.reviewDue) }
    return doubts
  }
}
