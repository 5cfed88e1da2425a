import Evidence
import Register

/// Differences between editions in words.
enum ChangeText {
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
