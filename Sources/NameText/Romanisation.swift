import Foundation

/// Words of scripts without an alphabet of their own here, in letters that have one.
///
/// Greek, Armenian, Georgian, the scripts of India and South-East Asia, Hangul, Han and Kana go to
/// Latin letters by the transliterations of Unicode CLDR (`Any-Latin; Latin-ASCII`, for Greek
/// UNGEGN), as the ICU of Swift's Foundation has them; the first sign of a word in Han or Hangul,
/// the family name as a rule, is read as a word of its own, since no space parts it from the given
/// name. Hebrew goes to the Arabic letters of the same descent: both leave out short vowels, so what
/// is known of Arabic and Latin holds for it.
enum Romanisation {
  /// The words that a word reads as; `nil` where no transliteration makes letters of it.
  ///
  /// - Complexity: O(length), some microseconds a word.
  static func words(of word: [Letter]) -> [[Letter]]? {
    guard let first = word.first else { return nil }
    if word.allSatisfy({ hebrew[$0.scalar] != nil }) {
      let letters = word.compactMap { letter in
        hebrew[letter.scalar].map { Letter(scalar: $0, position: letter.position) }
      }
      return [letters]
    }
    var words: [[Letter]] = []
    if isSyllabic(first.scalar), word.count > 1 {
      let given = word.dropFirst().flatMap { latin([$0]).joined() }
      words = latin([first]) + (given.isEmpty ? [] : [given])
    } else {
      words = latin(word)
    }
    return words.isEmpty ? nil : words
  }

  /// Whether each sign is a syllable.
  private static func isSyllabic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true  // Han
    case 0xAC00...0xD7A3: true  // Hangul
    default: false
    }
  }

  private static let transform = StringTransform("Any-Latin; Latin-ASCII")
  /// As Greeks write their names today, by the United Nations' system.
  private static let greek = StringTransform("Greek-Latin/UNGEGN; Latin-ASCII")

  private static func latin(_ word: [Letter]) -> [[Letter]] {
    guard let first = word.first, let last = word.last else { return [] }
    var text = ""
    text.unicodeScalars.append(contentsOf: word.map(\.scalar))
    let isGreek = (0x370...0x3FF).contains(first.scalar.value)
    let isThai = (0xE00...0xE7F).contains(first.scalar.value)
    guard var written = text.applyingTransform(isGreek ? greek : transform, reverse: false) else {
      return []
    }
    // The Thai sign that carries a vowel is no consonant.
    if isThai { written.removeAll { $0 == "x" } }
    return NormalForm.words(of: written).compactMap { letters in
      guard letters.allSatisfy({ Script.of($0.scalar) != .other }) else { return nil }
      // Which sign became which letter is not known: a word points to the whole it comes from.
      return letters.indices.map { index in
        let position = index == 0 ? first.position : last.position
        return Letter(scalar: letters[index].scalar, position: position)
      }
    }
  }

  private static let hebrew: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = zip(
      "אבגדהוזחטיכךלמםנןסעפףצץקרשת".unicodeScalars, "ابجدهوزحطيككلممننسعففصصقرشت".unicodeScalars)
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0, $1) })
  }()
}
