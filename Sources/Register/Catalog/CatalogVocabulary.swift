import GRDB

/// The words that stand in the full-text index.
struct CatalogVocabulary {
  /// Of similar words, the nearest fifty are looked for, as Lucene does.
  static let similarLimit = 50

  let database: Database

  /// The words of a field that have a shape, as they stand in the index.
  func words(like pieces: [CatalogExpression.Piece], in field: String) throws -> [String] {
    var start = ""
    if case .literal(let text) = pieces.first { start = text }
    let shape = pieces.map { piece in
      if case .literal(let text) = piece, isValueField(field) {
        return CatalogExpression.Piece.literal(CatalogToken.folded(text))
      }
      return piece
    }
    var found: [String] = []
    try forEach(in: field, from: start) { token, word in
      if Self.matches(Array(word.unicodeScalars)[...], shape[...]) { found.append(token) }
      return found.count <= MatchText.expansionLimit
    }
    return found
  }

  /// The words of a field that so many edits turn into `word`, the nearest first.
  func words(similarTo word: String, edits: Int, in field: String) throws -> [String] {
    let asked = Array((isValueField(field) ? CatalogToken.folded(word) : word).unicodeScalars)
    var found: [(distance: Int, token: String)] = []
    try forEach(in: field, from: "") { token, word in
      let scalars = Array(word.unicodeScalars)
      if abs(scalars.count - asked.count) <= edits,
        let distance = SpellingDistance.between(asked, scalars, limit: edits)
      {
        found.append((distance, token))
      }
      return true
    }
    found.sort { ($0.distance, $0.token) < ($1.distance, $1.token) }
    return found.prefix(Self.similarLimit).map(\.token)
  }

  /// The words of a field between two others, as whole words or beginnings of words.
  ///
  /// Where every word that begins with the same four characters lies between them, as all days of a
  /// year do, the beginning stands for them.
  func words(
    from lower: CatalogExpression.Bound?, to upper: CatalogExpression.Bound?, in field: String
  ) throws -> (whole: [String], begun: [String]) {
    var whole: [String] = []
    var begun: [String] = []
    var group = (start: "", inside: [String](), count: 0)
    func close() {
      if group.inside.count > 1, group.inside.count == group.count {
        begun.append(MatchText.word(group.start, in: field))
      } else {
        whole += group.inside
      }
    }
    try forEach(in: field, from: "") { token, word in
      let start = String(word.prefix(4))
      if start != group.start {
        close()
        group = (start, [], 0)
      }
      group.count += 1
      if Self.isBetween(word, lower, upper) { group.inside.append(token) }
      return whole.count + begun.count <= MatchText.expansionLimit
    }
    close()
    return (whole, begun)
  }

  private func isValueField(_ field: String) -> Bool {
    CatalogExpression.kind(ofField: field) == .values
  }

  /// Hands out the words of a field in the order of their bytes, until `body` returns `false`.
  func forEach(
    in field: String, from start: String, _ body: (_ token: String, _ word: String) throws -> Bool
  ) throws {
    let isPlain = field == "names" || field == "text"
    let prefix = isPlain ? start : CatalogToken.prefix(of: field)
    let columns = isPlain ? (field == "names" ? "('names')" : "('names', 'words')") : "('facts')"
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT term FROM term WHERE term >= ? AND col IN \(columns) ORDER BY term",
      arguments: [prefix])
    var last: String?
    while let row = try rows.next() {
      let token: String = row[0]
      guard token.hasPrefix(prefix) else { return }
      // A word stands once for each column.
      if token == last { continue }
      last = token
      let word = isPlain ? token : CatalogToken.value(in: token, of: field) ?? ""
      if try !body(token, word) { return }
    }
  }
}

extension CatalogVocabulary {
  private static func isBetween(
    _ word: String, _ lower: CatalogExpression.Bound?, _ upper: CatalogExpression.Bound?
  ) -> Bool {
    if let lower {
      let bound = CatalogToken.folded(lower.value)
      if word < bound || (word == bound && !lower.isIncluded) { return false }
    }
    if let upper {
      let bound = CatalogToken.folded(upper.value)
      // "To 1985" takes in every day of 1985.
      let reaches = upper.isIncluded && word.hasPrefix(bound)
      if !reaches, word >= bound { return false }
    }
    return true
  }

  /// Whether a word has a shape; both are short.
  static func matches(
    _ word: ArraySlice<Unicode.Scalar>, _ pieces: ArraySlice<CatalogExpression.Piece>
  ) -> Bool {
    // The classic walk with one point of return: where the last "many" began.
    var items: [Unicode.Scalar?] = []
    var isMany: [Bool] = []
    for piece in pieces {
      switch piece {
      case .literal(let text):
        for scalar in text.unicodeScalars {
          items.append(scalar)
          isMany.append(false)
        }
      case .one:
        items.append(nil)
        isMany.append(false)
      case .many:
        items.append(nil)
        isMany.append(true)
      }
    }
    let letters = Array(word)
    var (letter, item) = (0, 0)
    var retry: (letter: Int, item: Int)?
    while letter < letters.count {
      if item < items.count, isMany[item] {
        retry = (letter, item)
        item += 1
      } else if item < items.count, items[item] == nil || items[item] == letters[letter] {
        (letter, item) = (letter + 1, item + 1)
      } else if let last = retry {
        retry = (last.letter + 1, last.item)
        (letter, item) = (last.letter + 1, last.item + 1)
      } else {
        return false
      }
    }
    while item < items.count, isMany[item] { item += 1 }
    return item == items.count
  }
}

/// How many slips lie between two spellings.
enum SpellingDistance {
  /// The number of insertions, deletions, substitutions and swaps of neighbours that turn one into
  /// the other; `nil` where it exceeds `limit`.
  ///
  /// - Source: F. Damerau, "A technique for computer detection and correction of spelling errors",
  ///   CACM 7 (1964), in the form of "optimal string alignment".
  static func between(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    var older: [Int] = []
    var old = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var cost = min(old[j + 1] + 1, row[j] + 1, old[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          cost = min(cost, older[j - 1] + 1)
        }
        row.append(cost)
      }
      if (row.min() ?? 0) > limit { return nil }
      (older, old) = (old, row)
    }
    return old[right.count] <= limit ? old[right.count] : nil
  }
}
