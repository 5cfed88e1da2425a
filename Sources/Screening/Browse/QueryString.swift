import Register

/// Reads a query in the language of Lucene, as Elasticsearch's `query_string` does: words, of which
/// all must be there, "phrases", `field:value`, `AND`, `OR`, `NOT`, `+`, `-`, brackets, `*`, `?`,
/// `~`, ranges; weights (`^`) are passed over.
struct QueryString {
  private enum Conjunction {
    case none
    case and
    case or
  }

  private enum Modifier {
    case none
    case required
    case excluded
  }

  private struct Clause {
    let expression: CatalogExpression
    var modifier: Modifier
  }

  /// Brackets stand in that many others at most.
  static let depthLimit = 20
  /// There are that many words at most, as in Lucene.
  static let wordLimit = 1_024

  private let terms: QueryTerms
  private let tokens: [(token: QueryToken, place: Int)]
  private var position = 0
  private var depth = 0

  /// What a query asks for; everything where it is empty.
  static func expression(
    _ text: String, isFuzzy: Bool = false, words: CatalogWords = .normalForm
  ) throws(QuerySyntaxError) -> CatalogExpression {
    var lexer = QueryStringLexer(text)
    let tokens = try lexer.tokens()
    guard tokens.count <= wordLimit else { throw .tooLong(limit: wordLimit) }
    if tokens.isEmpty { return .everything }
    var parser = QueryString(
      terms: QueryTerms(words: words, isFuzzy: isFuzzy), tokens: tokens)
    let expression = try parser.query(in: "text")
    if let rest = parser.next { throw .unexpected(character: rest.place) }
    // Nothing but signs asks for nobody, not for everybody.
    return expression ?? .nothing
  }

  private init(terms: QueryTerms, tokens: [(token: QueryToken, place: Int)]) {
    self.terms = terms
    self.tokens = tokens
  }

  private var next: (token: QueryToken, place: Int)? {
    position < tokens.count ? tokens[position] : nil
  }

  private mutating func take(_ token: QueryToken) -> Bool {
    guard next?.token == token else { return false }
    position += 1
    return true
  }

  /// Clauses up to a closing bracket or the end; `nil` where nothing is left of them.
  private mutating func query(in field: String) throws(QuerySyntaxError) -> CatalogExpression? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
    var clauses: [Clause] = []
    var conjunction = Conjunction.none
    repeat {
      let modifier = takeModifier()
      let expression = try clause(in: field)
      Self.add(expression, conjunction, modifier, to: &clauses)
      conjunction = takeConjunction()
      if conjunction != .none, next == nil { throw .endsEarly }
    } while next != nil && next?.token != .closing
    return Self.joined(clauses)
  }

  private mutating func takeModifier() -> Modifier {
    if take(.plus) { return .required }
    return take(.minus) || take(.not) ? .excluded : .none
  }

  private mutating func takeConjunction() -> Conjunction {
    if take(.and) { return .and }
    return take(.or) ? .or : .none
  }

  /// The rule of Lucene's parser where words must all be there: `OR` makes the clauses on both sides
  /// optional, whatever stands around them.
  private static func add(
    _ expression: CatalogExpression?, _ conjunction: Conjunction, _ modifier: Modifier,
    to clauses: inout [Clause]
  ) {
    if let last = clauses.indices.last, clauses[last].modifier != .excluded {
      switch conjunction {
      case .and: clauses[last].modifier = .required
      case .or: clauses[last].modifier = .none
      case .none: break
      }
    }
    guard let expression else { return }
    let isRequired = modifier != .excluded && conjunction != .or
    clauses.append(
      Clause(expression: expression, modifier: isRequired ? .required : modifier))
  }

  private static func joined(_ clauses: [Clause]) -> CatalogExpression? {
    if clauses.isEmpty { return nil }
    if clauses.count == 1, clauses[0].modifier != .excluded { return clauses[0].expression }
    func those(_ modifier: Modifier) -> [CatalogExpression] {
      clauses.filter { $0.modifier == modifier }.map(\.expression)
    }
    return .clauses(
      required: those(.required), optional: those(.none), excluded: those(.excluded))
  }
}

extension QueryString {
  private mutating func clause(in field: String) throws(QuerySyntaxError) -> CatalogExpression? {
    var field = field
    if let name = takeField() { field = name }
    guard let (token, place) = next else { throw .endsEarly }
    position += 1
    switch token {
    case .opening:
      let inner = try query(in: field)
      guard take(.closing) else { throw .endsEarly }
      _ = take(.boost)
      return inner
    case .word(let text): return word(text, in: field)
    case .pattern(let pieces):
      skipSuffixes()
      return field == "*" ? .everything : terms.pattern(pieces, in: field)
    case .quoted(let text):
      let slop = takeTilde()
      skipSuffixes()
      return terms.phrase(text, in: field, slop: Int(min(slop.flatMap(\.self) ?? 0, 100)))
    case .range(let lower, let upper):
      skipSuffixes()
      return terms.range(lower, upper, in: field)
    case .bareOperator: return nil
    case .and, .or, .not, .plus, .minus, .closing, .colon, .tilde, .boost:
      throw .unexpected(character: place)
    }
  }

  /// `name:` before a value.
  private mutating func takeField() -> String? {
    guard position + 1 < tokens.count, tokens[position + 1].token == .colon else { return nil }
    switch tokens[position].token {
    case .word(let name):
      position += 2
      return name
    case .pattern([.many]):
      position += 2
      return "*"
    default: return nil
    }
  }

  private mutating func word(_ text: String, in field: String) -> CatalogExpression? {
    let tilde = takeTilde()
    skipSuffixes()
    if field == "_exists_" {
      return CatalogExpression.kind(ofField: text) == nil ? .nothing : .exists(text)
    }
    // A comparison stands for a range: `last_change:>=2024`.
    for (sign, isUpper) in [(">=", false), ("<=", true), (">", false), ("<", true)]
    where text.hasPrefix(sign) && field != "text" {
      let bound = CatalogExpression.Bound(
        String(text.dropFirst(sign.count)), isIncluded: sign.count == 2)
      return terms.range(isUpper ? nil : bound, isUpper ? bound : nil, in: field)
    }
    if let tilde { return terms.similar(text, edits: tilde, in: field) }
    return terms.word(text, in: field)
  }

  /// The number after `~`, `.some(nil)` for a bare one, `nil` where there is none.
  private mutating func takeTilde() -> Double?? {
    guard case .tilde(let number) = next?.token else { return nil }
    position += 1
    return .some(number)
  }

  private mutating func skipSuffixes() {
    while true {
      if take(.boost) { continue }
      if takeTilde() == nil { return }
    }
  }
}
