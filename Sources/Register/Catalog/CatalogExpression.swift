/// What is searched for, as a tree of conditions on one record.
///
/// A field is `names`; `text`, which is every value; `addresses`; a group of values such as
/// `countries`, `topics` and `identifiers`; a member such as `schema`, `datasets`, `entity_id` and
/// `last_change`; or a property, as in `properties.birthDate`. No record has an unknown field.
public indirect enum CatalogExpression: Sendable, Equatable {
  /// Every record.
  case everything
  /// No record.
  case nothing
  /// Those words beside each other, in normal form, in a field of text.
  case words([String], in: String)
  /// Those words with at most so many others between them, in any order, in a field of text.
  case near([String], within: Int, in: String)
  /// Those words near each other in a name, the last of them only begun.
  case beginning([String])
  /// That whole value, in whatever case and accents, in a field of values.
  case value(String, in: String)
  /// A word of a field of text, or the value of one of values, of that shape.
  case pattern([Piece], in: String)
  /// A word or value that so many edits turn into that one.
  case similar(String, edits: Int, in: String)
  /// A word or value between two others.
  case range(Bound?, Bound?, in: String)
  /// Any value.
  case exists(String)
  /// All of `required` and none of `excluded`; where nothing is required, one of `optional`; where
  /// there is neither, every record that is not excluded.
  case clauses(
    required: [CatalogExpression], optional: [CatalogExpression], excluded: [CatalogExpression])

  /// A part of a pattern.
  public enum Piece: Sendable, Equatable {
    case literal(String)
    /// Any one character.
    case one
    /// Any run of characters, also none.
    case many
  }

  /// An end of a range.
  public struct Bound: Sendable, Equatable {
    /// Compared by the order of its bytes.
    public let value: String
    /// Whether the value itself belongs to the range.
    public let isIncluded: Bool

    /// Makes one from its parts.
    public init(_ value: String, isIncluded: Bool) {
      self.value = value
      self.isIncluded = isIncluded
    }
  }

  /// What a field holds.
  public enum FieldKind: Sendable {
    /// Texts, searched by their words.
    case text
    /// Values, searched as a whole.
    case values
  }

  /// What a field holds; `nil` for an unknown one.
  public static func kind(ofField name: String) -> FieldKind? {
    if name == "names" || name == "text" { return .text }
    switch CatalogField.named(name)?.kind {
    case .text: return .text
    case .value, .entity: return .values
    case nil: return nil
    }
  }
}
