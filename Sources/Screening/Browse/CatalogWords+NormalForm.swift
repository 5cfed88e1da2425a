import NameText
public import Register

extension CatalogWords {
  /// Words in the normal form of names, in which writers' habits of Arabic and Latin letters do not
  /// differ; each word of another script is one too.
  public static let normalForm = CatalogWords(version: NormalForm.version) { text in
    asciiWords(of: text)
      ?? NormalForm.words(of: text).map { word in
        var letters = String.UnicodeScalarView()
        for letter in word { letters.append(letter.scalar) }
        return String(letters)
      }
  }

  /// What `NormalForm.words` makes of ASCII, which most values are; `nil` for other texts.
  static func asciiWords(of text: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: word.append(byte)
      case 0x41...0x5A: word.append(byte + 0x20)
      case 0x27, 0x60: break
      case 0x80...: return nil
      default:
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
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
