import Evidence
import RecordStreams
import Register

/// Differences between editions in words and in JSON.
enum ChangeText {
  static func json(_ difference: EditionDifference) -> [JSONMember] {
    [
      JSONMember("added", .number(difference.added)),
      JSONMember("changed", .number(difference.changed)),
      JSONMember("removed", .number(difference.removed)),
      JSONMember("unattached", .number(difference.unattached)),
    ]
  }

  static func json(_ change: EntryChange) -> JSONValue {
    var members = [JSONMember("id", .string(change.id))]
    switch change.kind {
    case .added: members.append(JSONMember("change", .string("added")))
    case .removed: members.append(JSONMember("change", .string("removed")))
    case .changed(let fields):
      members.append(JSONMember("change", .string("changed")))
      members.append(JSONMember("fields", .strings(fields)))
    }
    if !change.isEntry { members.append(JSONMember("unattached", .bool(true))) }
    return .object(members)
  }

  /// One line, as tools for differences write it: `+ id`, `~ id  fields`, `- id`.
  static func line(_ change: EntryChange) -> String {
    switch change.kind {
    case .added: "+ \(change.id)"
    case .removed: "- \(change.id)"
    case .changed(let fields): "~ \(change.id)  \(fields.joined(separator: ", "))"
    }
  }

  static func counts(_ difference: EditionDifference, _ language: Language) -> String {
    language.text(
      "\(difference.added) added, \(difference.changed) changed, \(difference.removed) removed",
      "أضيف \(difference.added)، تغيّر \(difference.changed)، حُذف \(difference.removed)")
  }
}
