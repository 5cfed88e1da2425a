/// How a name sounds, letter by letter, from which every way of writing it follows.
///
/// The tables write it in ASCII: `'` hamza, `3` ع, `C` ث, `H` ح, `x` خ, `V` ذ, `c` ش, `S` `D` `T` `Z`
/// the emphatics, `g` غ, `p` پ, `K` چ, `G` گ; `a i u` short and `A I U` long vowels, `E` an ā that is
/// not written, `Y` ى and `X` ة at the end; `_` between words and `al-` for the article.
struct Sound: Sendable, Hashable {
  let words: [[UInt8]]

  init(_ text: String) {
    words = text.utf8.split(separator: UInt8(ascii: "_")).map(Array.init)
  }

  init(words: [[UInt8]]) { self.words = words }

  /// The same name after the article.
  var withArticle: Sound {
    guard let first = words.first, !Self.hasArticle(first) else { return self }
    return Sound(words: [Array("al-".utf8) + first] + words.dropFirst())
  }

  /// The name with letters put before it and after it.
  func extended(before: String = "", after: String = "") -> Sound {
    guard var word = words.last else { return self }
    if !after.isEmpty, let last = word.last, Self.isVowel(last) { word.removeLast() }
    return Sound(words: words.dropLast() + [Array(before.utf8) + word + Array(after.utf8)])
  }

  static func hasArticle(_ word: [UInt8]) -> Bool {
    word.count > 3 && word[0] == UInt8(ascii: "a") && word[1] == UInt8(ascii: "l")
      && word[2] == UInt8(ascii: "-")
  }

  static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "A"),
      UInt8(ascii: "I"), UInt8(ascii: "U"), UInt8(ascii: "E"), UInt8(ascii: "Y"),
      UInt8(ascii: "X"):
      true
    default: false
    }
  }

  /// Letters before which the article's l becomes their like.
  static func isSunLetter(_ letter: UInt8) -> Bool { "tCdVrzscSDTZln".utf8.contains(letter) }
}
