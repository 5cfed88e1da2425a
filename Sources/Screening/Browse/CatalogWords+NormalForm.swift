import NameText
public import Register

extension CatalogWords {
  /// Words in the normal form of names, in which writers' habits of Arabic and Latin letters do not
  /// differ; each word of another script is one too.
  public static let normalForm = CatalogWords(version: NormalForm.version) { text in
    NormalForm.words(of: text).map { word in
      var letters = String.UnicodeScalarView()
      for letter in word { letters.append(letter.scalar) }
      return String(letters)
    }
  }
}

extension Catalog {
  /// The catalog of a register with words in the normal form of names.
  public convenience init(
    of register: RegisterFile, remark: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.init(of: register, words: .normalForm, remark: remark)
  }
}
