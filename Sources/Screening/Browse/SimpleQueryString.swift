import Register

/// Reads what people type into a box, as Elasticsearch's `simple_query_string` does: words, of which
/// all must be there, "phrases", `|`, `+`, `-`, brackets, `*` at the end, `~`.
///
/// Nothing is an error: what cannot be read is taken for words.
struct SimpleQueryString {
  private enum Operation {
    case and
    case or
  }

  private let terms: QueryTerms
  private let characters: [Unicode.Scalar]
  private var position = 0
  private var words = 0

  /// What a query asks for; everything where it is empty.
  static func expression(
    _ text: String, words: CatalogWords = .normalForm
  ) -> CatalogExpression {
    if text.allSatisfy(\.isWhitespace) { return .everything }
    var parser = SimpleQueryString(text, words)
    var expressions: [CatalogExpression] = []
    // A closing bracket too many is passed over.
    while parser.position < parser.characters.count {
      if let expression = parser.query(depth: 1) { expressions.append(expression) }
      parser.position += 1
    }
    if expressions.count < 2 { return expressions.first ?? .nothing }
    return .clauses(required: expressions, optional: [], excluded: [])
  }

  private init(_ text: String, _ words: CatalogWords) {
    characters = Array(text.unicodeScalars)
    terms = QueryTerms(words: words, isFuzzy: false)
  }

  /// Up to a closing bracket or the end.
  private mutating func query(depth: Int) -> CatalogExpression? {
    var current: CatalogExpression?
    var operation = Operation.and
    while position < characters.count, words < QueryString.wordLimit {
      switch characters[position] {
      case ")": return current
      case "+":
        operation = .and
        position += 1
      case "|":
        operation = .or
        position += 1
      case let space where space.properties.isWhitespace: position += 1
      default:
        words += 1
        current = Self.joined(current, item(depth: depth), operation)
        operation = .and
      }
    }
    if words >= QueryString.wordLimit { position = characters.count }
    return current
  }

  private static func joined(
    _ left: CatalogExpression?, _ right: CatalogExpression?, _ operation: Operation
  ) -> CatalogExpression? {
    guard let left, let right else { return left ?? right }
    switch (operation, left) {
    case (.and, .clauses(let required, let optional, let excluded))
    where optional.isEmpty && excluded.isEmpty:
      return .clauses(required: required + [right], optional: [], excluded: [])
    case (.or, .clauses(let required, let optional, let excluded))
    where required.isEmpty && excluded.isEmpty:
      return .clauses(required: [], optional: optional + [right], excluded: [])
    case (.and, _): return .clauses(required: [left, right], optional: [], excluded: [])
    case (.or, _): return .clauses(required: [], optional: [left, right], excluded: [])
    }
  }

  private mutating func item(depth: Int) -> CatalogExpression? {
    switch characters[position] {
    case "-":
      position += 1
      guard position < characters.count, !characters[position].properties.isWhitespace,
        characters[position] != ")"
      else { return nil }
      return item(depth: depth).map { .clauses(required: [], optional: [], excluded: [$0]) }
    case "(" where depth < QueryString.depthLimit:
      position += 1
      let inner = query(depth: depth + 1)
      if position < characters.count { position += 1 }
      return inner
    case "(":
      position += 1
      return nil
    case "\"": return quotation() ?? word()
    default: return word()
    }
  }

  /// `nil` where the quotation does not end.
  private mutating func quotation() -> CatalogExpression?? {
    guard let end = characters[(position + 1)...].firstIndex(of: "\"") else { return nil }
    let text = String(String.UnicodeScalarView(characters[(position + 1)..<end]))
    position = end + 1
    let slop = tilde() ?? 0
    return .some(terms.phrase(text, in: "text", slop: min(slop, 100)))
  }

  private mutating func word() -> CatalogExpression? {
    var text = String.UnicodeScalarView()
    while position < characters.count {
      let scalar = characters[position]
      if scalar.properties.isWhitespace || "()|\"~".unicodeScalars.contains(scalar) {
        if scalar == "\"", text.isEmpty {
          position += 1
          continue
        }
        break
      }
      text.append(scalar)
      position += 1
    }
    if let edits = tilde() {
      return terms.similar(String(text), edits: Double(edits), in: "text")
    }
    if text.last == "*", text.count > 1 {
      return terms.pattern([.literal(String(String(text).dropLast())), .many], in: "text")
    }
    return terms.word(String(text), in: "text")
  }

  /// The number after `~`; 0 where none stands there.
  private mutating func tilde() -> Int? {
    guard position < characters.count, characters[position] == "~" else { return nil }
    position += 1
    let start = position
    while position < characters.count, ("0"..."9").contains(characters[position]) { position += 1 }
    return Int(String(String.UnicodeScalarView(characters[start..<position]))) ?? 0
  }
}
