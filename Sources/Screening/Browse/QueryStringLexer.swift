import Register

/// The parts of a query in the language of Lucene.
enum QueryToken: Equatable {
  case and
  case or
  case not
  case plus
  case minus
  case opening
  case closing
  case colon
  /// A word, its escapes resolved.
  case word(String)
  /// A word with wildcards.
  case pattern([CatalogExpression.Piece])
  case quoted(String)
  /// `~`, with the number after it.
  case tilde(Double?)
  /// `^` with the number after it.
  case boost
  case range(CatalogExpression.Bound?, CatalogExpression.Bound?)
  /// `+`, `-` or `!` between spaces, which means nothing.
  case bareOperator
}

/// Splits a query in the language of Lucene into its parts.
///
/// - Source: the grammar of Lucene's classic query parser, `QueryParser.jj` of Lucene 9.
struct QueryStringLexer {
  private let characters: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { characters = Array(text.unicodeScalars) }

  /// The parts in order, each with the place at which it begins.
  mutating func tokens() throws(QuerySyntaxError) -> [(token: QueryToken, place: Int)] {
    var tokens: [(token: QueryToken, place: Int)] = []
    while true {
      skipSpace()
      guard position < characters.count else { return tokens }
      let place = position
      tokens.append((try next(), place))
    }
  }

  private mutating func next() throws(QuerySyntaxError) -> QueryToken {
    let first = characters[position]
    switch first {
    case "(": return single(.opening)
    case ")": return single(.closing)
    case ":": return single(.colon)
    case "+": return operation(.plus)
    case "-": return operation(.minus)
    case "!": return operation(.not)
    case "\"": return .quoted(try quoted())
    case "~": return tilde()
    case "^": return try boost()
    case "[", "{": return try range()
    case "/", "]", "}": throw .unexpected(character: position)
    default: return try word()
    }
  }

  private mutating func single(_ token: QueryToken) -> QueryToken {
    position += 1
    return token
  }

  private mutating func operation(_ token: QueryToken) -> QueryToken {
    position += 1
    let isBare = position < characters.count && Self.isSpace(characters[position])
    return isBare ? .bareOperator : token
  }

  private mutating func quoted() throws(QuerySyntaxError) -> String {
    position += 1
    var text = String.UnicodeScalarView()
    while position < characters.count {
      switch characters[position] {
      case "\"":
        position += 1
        return String(text)
      case "\\": text.append(try escaped())
      default:
        text.append(characters[position])
        position += 1
      }
    }
    throw .endsEarly
  }

  private mutating func escaped() throws(QuerySyntaxError) -> Unicode.Scalar {
    position += 1
    guard position < characters.count else { throw .endsEarly }
    position += 1
    return characters[position - 1]
  }

  private mutating func number() -> Double? {
    let start = position
    while position < characters.count,
      characters[position].properties.numericType == .decimal || characters[position] == "."
    { position += 1 }
    return Double(String(String.UnicodeScalarView(characters[start..<position])))
  }

  private mutating func tilde() -> QueryToken {
    position += 1
    return .tilde(number())
  }

  private mutating func boost() throws(QuerySyntaxError) -> QueryToken {
    let place = position
    position += 1
    guard number() != nil else { throw .unexpected(character: place) }
    return .boost
  }

  private mutating func word() throws(QuerySyntaxError) -> QueryToken {
    let place = position
    var pieces: [CatalogExpression.Piece] = []
    var literal = String.UnicodeScalarView()
    var isPlain = true
    func flush(_ piece: CatalogExpression.Piece) {
      if !literal.isEmpty { pieces.append(.literal(String(literal))) }
      literal = .init()
      pieces.append(piece)
    }
    while position < characters.count, Self.isWord(characters[position], atStart: position == place)
    {
      switch characters[position] {
      case "*", "?":
        flush(characters[position] == "*" ? .many : .one)
        position += 1
      case "\\":
        literal.append(try escaped())
        isPlain = false
      default:
        literal.append(characters[position])
        position += 1
      }
    }
    if position == place { throw .unexpected(character: place) }
    if !pieces.isEmpty {
      if !literal.isEmpty { pieces.append(.literal(String(literal))) }
      return .pattern(pieces)
    }
    return Self.token(of: String(literal), isPlain: isPlain)
  }

  private static func token(of word: String, isPlain: Bool) -> QueryToken {
    switch word {
    case "AND" where isPlain, "&&" where isPlain: .and
    case "OR" where isPlain, "||" where isPlain: .or
    case "NOT" where isPlain: .not
    default: .word(word)
    }
  }
}

extension QueryStringLexer {
  private mutating func range() throws(QuerySyntaxError) -> QueryToken {
    let includesLower = characters[position] == "["
    position += 1
    let lower = try bound()
    skipSpace()
    let place = position
    guard try bound() == "TO" else { throw .unexpected(character: place) }
    let upper = try bound()
    skipSpace()
    guard position < characters.count else { throw .endsEarly }
    let end = characters[position]
    guard end == "]" || end == "}" else { throw .unexpected(character: position) }
    position += 1
    func limit(_ text: String, _ isIncluded: Bool) -> CatalogExpression.Bound? {
      text == "*" ? nil : CatalogExpression.Bound(text, isIncluded: isIncluded)
    }
    return .range(limit(lower, includesLower), limit(upper, end == "]"))
  }

  /// A word or quotation inside a range.
  private mutating func bound() throws(QuerySyntaxError) -> String {
    skipSpace()
    guard position < characters.count else { throw .endsEarly }
    if characters[position] == "\"" { return try quoted() }
    var text = String.UnicodeScalarView()
    while position < characters.count, !Self.isSpace(characters[position]),
      characters[position] != "]", characters[position] != "}"
    {
      if characters[position] == "\\" {
        text.append(try escaped())
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    if text.isEmpty { throw .unexpected(character: position) }
    return String(text)
  }

  private mutating func skipSpace() {
    while position < characters.count, Self.isSpace(characters[position]) { position += 1 }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isWord(_ scalar: Unicode.Scalar, atStart: Bool) -> Bool {
    switch scalar {
    case "+", "-": !atStart
    case "!", "(", ")", ":", "^", "[", "]", "\"", "{", "}", "~", "/": false
    default: !isSpace(scalar)
    }
  }
}
