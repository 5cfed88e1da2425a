/// A number with its noun, as Arabic grammar joins them: one, two, a few (3–10), many (11–99),
/// and the round hundreds.
struct ArabicNoun {
  /// `قيد واحد`, with the word for one.
  let one: String
  /// The dual: `قيدان`.
  let two: String
  /// The plural after 3 to 10: `قيود`.
  let few: String
  /// The accusative singular after 11 to 99: `قيدًا`.
  let many: String
  /// The singular after hundreds: `قيد`.
  let hundred: String

  /// The noun with its number.
  func text(_ count: Int) -> String {
    switch (count, count % 100) {
    case (1, _): one
    case (2, _): two
    case (_, 3...10): "\(count) \(few)"
    case (_, 11...99): "\(count) \(many)"
    default: "\(count) \(hundred)"
    }
  }

  static let day = ArabicNoun(
    one: "يوم واحد", two: "يومان", few: "أيام", many: "يومًا", hundred: "يوم")
  static let entry = ArabicNoun(
    one: "قيد واحد", two: "قيدان", few: "قيود", many: "قيدًا", hundred: "قيد")
  static let row = ArabicNoun(
    one: "صف واحد", two: "صفان", few: "صفوف", many: "صفًا", hundred: "صف")
  static let record = ArabicNoun(
    one: "حدث واحد", two: "حدثان", few: "أحداث", many: "حدثًا", hundred: "حدث")
}
