import Register

/// Turns what stands between the operators of a query language into conditions.
struct QueryTerms {
  /// How words are split.
  let words: CatalogWords
  /// Whether a bare `~` allows slips.
  let isFuzzy: Bool

  /// A word as it was typed; several words in normal form must all be there, in any order.
  ///
  /// `nil` where nothing is left of it.
  func word(_ text: String, in field: String) -> CatalogExpression? {
    switch CatalogExpression.kind(ofField: field) {
    case nil: return .nothing
    case .values: return value(text, in: field)
    case .text:
      let parts = words.words(text)
      if parts.count < 2 { return parts.isEmpty ? nil : .words(parts, in: field) }
      return .clauses(
        required: parts.map { .words([$0], in: field) }, optional: [], excluded: [])
    }
  }

  /// Words between quotation marks, at most `slop` other words apart.
  func phrase(_ text: String, in field: String, slop: Int = 0) -> CatalogExpression? {
    switch CatalogExpression.kind(ofField: field) {
    case nil: return .nothing
    case .values: return value(text, in: field)
    case .text:
      let parts = words.words(text)
      if parts.isEmpty { return nil }
      if slop > 0, parts.count > 1 { return .near(parts, within: slop, in: field) }
      return .words(parts, in: field)
    }
  }

  private func value(_ text: String, in field: String) -> CatalogExpression {
    // A day stands for every second of it.
    let times = ["first_seen", "last_seen", "last_change"]
    if times.contains(field) {
      let bound = CatalogExpression.Bound(text, isIncluded: true)
      return .range(bound, bound, in: field)
    }
    return .value(text, in: field)
  }

  /// A word with `*` or `?` in it.
  func pattern(_ pieces: [CatalogExpression.Piece], in field: String) -> CatalogExpression? {
    guard let kind = CatalogExpression.kind(ofField: field) else { return .nothing }
    if pieces == [.many] { return .exists(field) }
    let shape = pieces.map { piece in
      guard kind == .text, case .literal(let text) = piece else { return piece }
      return CatalogExpression.Piece.literal(words.words(text).joined())
    }
    return .pattern(shape.filter { $0 != .literal("") }, in: field)
  }

  /// A word with `~`: `edits` is `nil` where none is given.
  ///
  /// - Source: "AUTO" is Elasticsearch's: no slip in one or two letters, one in three to five.
  func similar(_ text: String, edits: Double?, in field: String) -> CatalogExpression? {
    guard let kind = CatalogExpression.kind(ofField: field) else { return .nothing }
    let word = kind == .text ? words.words(text).joined() : text
    if word.isEmpty { return nil }
    let count = word.unicodeScalars.count
    let allowed =
      switch edits {
      case nil: isFuzzy ? (count < 3 ? 0 : count < 6 ? 1 : 2) : 0
      case .some(let edits) where edits >= 1: Int(min(edits, 2))
      case .some(let share): share > 0 ? min(2, Int((1 - share) * Double(count))) : 0
      }
    return allowed == 0
      ? self.word(text, in: field) : .similar(word, edits: allowed, in: field)
  }

  /// Values between two others; `nil` stands for no bound.
  func range(
    _ lower: CatalogExpression.Bound?, _ upper: CatalogExpression.Bound?, in field: String
  ) -> CatalogExpression {
    guard CatalogExpression.kind(ofField: field) != nil else { return .nothing }
    return lower == nil && upper == nil ? .exists(field) : .range(lower, upper, in: field)
  }
}
