import RecordStreams

/// What a JSON value may be: the one description from which requests are checked and the OpenAPI
/// document is made.
indirect enum Shape: Sendable {
  case any
  case null
  case boolean
  case integer(ClosedRange<Int>)
  /// A finite number; `nil` for any.
  case number(ClosedRange<Double>?)
  case text(TextRule)
  case array(Shape, least: Int = 0, most: Int)
  /// Members by name; others are as `others` says, or refused where it is `nil`.
  case object([Field], others: Shape?)
  case oneOf([Shape])
  /// A shape of `Shapes.named`.
  case named(String)

  /// A member of an object.
  struct Field: Sendable {
    var name: String
    var shape: Shape
    var isRequired: Bool
    var says: String

    init(_ name: String, _ shape: Shape, required: Bool = true, _ says: String = "") {
      self.name = name
      self.shape = shape
      self.isRequired = required
      self.says = says
    }
  }

  /// What a text may be.
  struct TextRule: Sendable {
    /// In Unicode scalars.
    var length: ClosedRange<Int> = 0...10_000
    /// The only texts allowed; empty for all.
    var choices: [String] = []
    /// A regular expression for readers of the document, with what it means here.
    var pattern: String?
    /// Formats of JSON Schema, of which the text has one: `date`, `date-time`.
    var formats: [String] = []
    var isValid: @Sendable (String) -> Bool = { _ in true }
  }
}

extension Shape {
  /// Any text of up to 10,000 scalars.
  static let text = Shape.text(TextRule())

  /// A text of a length.
  static func text(_ length: ClosedRange<Int>) -> Shape { .text(TextRule(length: length)) }

  /// One of some words.
  static func choice(_ words: [String]) -> Shape { .text(TextRule(choices: words)) }

  /// A text that a pattern describes and a function decides on.
  static func text(
    pattern: String, _ length: ClosedRange<Int>, _ isValid: @escaping @Sendable (String) -> Bool
  ) -> Shape {
    .text(TextRule(length: length, pattern: pattern, isValid: isValid))
  }

  /// A text of one of some formats of JSON Schema, that a function decides on.
  static func text(
    formats: [String], _ isValid: @escaping @Sendable (String) -> Bool
  ) -> Shape {
    .text(TextRule(length: 1...100, formats: formats, isValid: isValid))
  }

  /// The shape or null.
  static func optional(_ shape: Shape) -> Shape { .oneOf([shape, .null]) }

  /// Strings.
  static func texts(most: Int) -> Shape { .array(.text, most: most) }

  /// An object with just these members.
  static func object(_ fields: [Field]) -> Shape { .object(fields, others: nil) }

  /// An object with these members and perhaps others, as answers may gain members.
  static func open(_ fields: [Field]) -> Shape { .object(fields, others: .any) }
}
