import GRDB

/// Writes an expression in the query language of SQLite's full-text index.
///
/// Words are always quoted, so nothing that was typed is taken for syntax.
struct MatchText {
  /// Wildcards, fuzzy words and ranges may stand for that many words.
  static let expansionLimit = 1_024

  let vocabulary: CatalogVocabulary

  func text(_ expression: CatalogExpression) throws -> String {
    switch expression {
    case .everything: return Self.fact(CatalogToken.everything)
    case .nothing: return Self.fact(CatalogToken.nothing)
    case .words(let words, let field): return Self.phrase(words, in: field)
    case .near(let words, let distance, let field):
      let near = words.map { Self.quoted(Self.word($0, in: field)) }.joined(separator: " ")
      return "(\(Self.scope(of: field)) : NEAR(\(near), \(distance)))"
    case .beginning(let words): return Self.beginning(words)
    case .value(let value, let field): return Self.fact(CatalogToken.value(value, of: field))
    case .exists(let field): return Self.exists(field)
    case .pattern(let pieces, let field): return try pattern(pieces, in: field)
    case .similar(let word, let edits, let field):
      return try anyOf(vocabulary.words(similarTo: word, edits: edits, in: field), in: field)
    case .range(let lower, let upper, let field):
      let (whole, begun) = try vocabulary.words(from: lower, to: upper, in: field)
      return try anyOf(whole, begun: begun, in: field)
    case .clauses(let required, let optional, let excluded):
      return try clauses(required, optional, excluded)
    }
  }

  private func clauses(
    _ required: [CatalogExpression], _ optional: [CatalogExpression],
    _ excluded: [CatalogExpression]
  ) throws -> String {
    func joined(_ expressions: [CatalogExpression], _ word: String) throws -> String {
      "(" + (try expressions.map(text)).joined(separator: " \(word) ") + ")"
    }
    let wanted =
      if !required.isEmpty {
        try joined(required, "AND")
      } else if !optional.isEmpty { try joined(optional, "OR") } else { try text(.everything) }
    if excluded.isEmpty { return wanted }
    return "(\(wanted) NOT \(try joined(excluded, "OR")))"
  }

  private func pattern(_ pieces: [CatalogExpression.Piece], in field: String) throws -> String {
    if pieces == [.many] { return Self.exists(field) }
    if pieces.count == 2, case .literal(let start) = pieces[0], pieces[1] == .many {
      return "(\(Self.scope(of: field)) : \(Self.quoted(Self.word(start, in: field))) *)"
    }
    return try anyOf(vocabulary.words(like: pieces, in: field), in: field)
  }

  /// Words and beginnings of words as they stand in the index, any of which will do.
  private func anyOf(
    _ words: [String], begun: [String] = [], in field: String
  ) throws -> String {
    if words.isEmpty, begun.isEmpty { return try text(.nothing) }
    guard words.count + begun.count <= Self.expansionLimit else {
      throw CatalogError.tooBroad(limit: Self.expansionLimit)
    }
    let any = words.map(Self.quoted) + begun.map { Self.quoted($0) + " *" }
    return "(\(Self.scope(of: field)) : (\(any.joined(separator: " OR "))))"
  }
}

extension MatchText {
  private static func phrase(_ words: [String], in field: String) -> String {
    if words.isEmpty { return fact(CatalogToken.nothing) }
    let phrase = words.map { quoted(word($0, in: field)) }.joined(separator: " + ")
    return "(\(scope(of: field)) : \(phrase))"
  }

  private static func beginning(_ words: [String]) -> String {
    guard let last = words.last else { return fact(CatalogToken.nothing) }
    let first = words.dropLast().map(quoted)
    if first.isEmpty { return "(names : \(quoted(last)) *)" }
    return "(names : NEAR(\(first.joined(separator: " ")) \(quoted(last)) *, 2))"
  }

  private static func exists(_ field: String) -> String {
    switch field {
    case "text": return fact(CatalogToken.everything)
    case "names": return "(facts : \(quoted(CatalogToken.prefix(of: "properties.name"))) *)"
    default: return "(facts : \(quoted(CatalogToken.prefix(of: field))) *)"
    }
  }

  private static func fact(_ token: String) -> String { "(facts : \(quoted(token)))" }

  /// The columns in which the words of a field stand.
  static func scope(of field: String) -> String {
    switch field {
    case "names": "names"
    case "text": "{names words}"
    default: "facts"
    }
  }

  /// A word or value as it stands in the index.
  static func word(_ word: String, in field: String) -> String {
    switch CatalogExpression.kind(ofField: field) {
    case _ where field == "names" || field == "text": word
    case .text: CatalogToken.word(word, of: field)
    case .values, nil: CatalogToken.value(word, of: field)
    }
  }

  private static func quoted(_ word: String) -> String {
    "\"" + word.replacing("\"", with: "\"\"").replacing("\0", with: "") + "\""
  }
}
