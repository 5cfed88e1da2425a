/// Splits OFAC's Remarks into segments.
enum RemarkSegments {
  /// The segments between `; `, leaving what stands in brackets or in the quotes of a weak alias
  /// whole, without the full stop at the end.
  ///
  /// "DOB 1968; a.k.a. 'ABU X; Y'; Linked To: Z." has three.
  static func split(_ remarks: String) -> [String] {
    let pieces = remarks.split(separator: ";", omittingEmptySubsequences: false)
    var segments: [String] = []
    var open = ""
    for (index, piece) in pieces.enumerated() {
      // A semicolon inside a word, as in a web address, separates nothing.
      let separates = index == 0 || piece.first?.isWhitespace ?? true
      if !open.isEmpty || (!separates && !segments.isEmpty) {
        let start = open.isEmpty ? segments.removeLast() : open
        open = start + ";" + piece
      } else {
        open = String(piece)
      }
      if !isUnfinished(open, rest: pieces[(index + 1)...]) {
        segments.append(open)
        open = ""
      }
    }
    if !open.isEmpty { segments.append(open) }
    if let last = segments.popLast() { segments.append(withoutFullStop(last.singleSpaced)) }
    return segments.map(\.singleSpaced).filter { !$0.isEmpty }
  }

  /// Whether a bracket or an alias's quote is open that one of the following pieces closes.
  private static func isUnfinished(_ text: String, rest: ArraySlice<Substring>) -> Bool {
    // Brackets and quotes that span more are stray ones.
    let near = rest.prefix(3)
    if count("(", text) > count(")", text) {
      return near.first.map { !$0.contains("(") && $0.contains(")") } ?? false
    }
    let alias = text.singleSpaced
    guard let quote = alias.firstRange(of: "k.a. '") ?? alias.firstRange(of: "b.a. '"),
      alias.distance(from: alias.startIndex, to: quote.lowerBound) < 8
    else { return false }
    let name = alias[quote.upperBound...]
    return !name.contains("'") && near.contains { $0.hasSuffix("'") || $0.hasSuffix("'.") }
  }

  private static func count(_ character: Character, _ text: String) -> Int {
    text.reduce(0) { $0 + ($1 == character ? 1 : 0) }
  }

  /// The full stop that ends the Remarks is no part of "R D I S.A." or "FOO LTD.".
  private static func withoutFullStop(_ text: String) -> String {
    guard text.last == "." else { return text }
    let bare = String(text.dropLast())
    let word = bare.split(separator: " ").last ?? ""
    let isAbbreviation =
      word.contains(".") && word.allSatisfy { $0.isUppercase || $0 == "." }
      || ["LTD", "INC", "CO", "CORP", "JR"].contains(word)
    return isAbbreviation ? text : bare
  }
}
