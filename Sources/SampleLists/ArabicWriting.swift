/// Ways of writing the same Arabic name that writers interchange.
public enum ArabicWriting: Sendable, Hashable, CaseIterable {
  /// As the tables have it.
  case standard
  /// `احمد` for `أحمد`: no hamza on the alif.
  case bareAlif
  /// `فاطمه` for `فاطمة`.
  case bareEnd
  /// `على` for `علي`, as in Egypt.
  case dotlessEnd
  /// `عبدالله` for `عبد الله`.
  case joined
  /// `دليمي` for `الدليمي`.
  case withoutArticle
  /// `علی` for `علي`: the letters of Persian and Urdu.
  case persian

  /// The text in this way of writing; unchanged where nothing in it differs.
  public func applied(to text: String) -> String {
    switch self {
    case .standard: text
    case .bareAlif: Self.replaced(text) { "أإآ".unicodeScalars.contains($0) ? "ا" : $0 }
    case .bareEnd: Self.atEnds(of: text, "ة", "ه")
    case .dotlessEnd: Self.atEnds(of: text, "ي", "ى")
    case .joined:
      text.replacing("عبد ال", with: "عبدال").replacing(" الدين", with: "الدين")
    case .withoutArticle: Self.withoutArticle(text)
    case .persian: Self.persian(text)
    }
  }

  static func persian(_ text: String) -> String {
    replaced(text) { $0 == "ي" || $0 == "ى" ? "ی" : $0 == "ك" ? "ک" : $0 }
  }

  private static func replaced(
    _ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.map(change))
    return String(result)
  }

  private static func atEnds(of text: String, _ old: String, _ new: String) -> String {
    text.split(separator: " ").map { word in
      word.hasSuffix(old) ? word.dropLast() + new : String(word)
    }.joined(separator: " ")
  }

  private static func withoutArticle(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard let last = words.last, words.count > 1, last.hasPrefix("ال"), last.count > 4,
      words[words.count - 2] != "عبد", last != "الدين", last != "الله"
    else { return text }
    return (words.dropLast() + [last.dropFirst(2)]).joined(separator: " ")
  }
}
