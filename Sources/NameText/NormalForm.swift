import Foundation

/// The normal form of names: the letters that carry a name, without what writers leave out or
/// interchange.
///
/// Compatibility forms are resolved; tatweel, vowel signs, joiners and direction marks fall away;
/// alef, yeh, waw, heh and kaf are each written in one way; Latin letters lose case and
/// diacritics. Each letter keeps the position of the character from which it comes, so that an
/// explanation can point into the original.
public enum NormalForm {
  /// Rises with every change that alters the normal form of any name.
  public static let version = 2

  /// The words of a text, each a run of letters of one script (digits stay with Latin words).
  ///
  /// - Complexity: O(*n*).
  public static func words(of text: String) -> [[Letter]] {
    var words: [[Letter]] = []
    var word: [Letter] = []
    func close() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    for (position, character) in text.enumerated() {
      for scalar in scalars(of: character) {
        switch folded(scalar) {
        case .dropped: continue
        case .separator: close()
        case .letters(let letters):
          if let last = word.last, let first = letters.first,
            Script.of(last.scalar) ?? .latin != Script.of(first) ?? .latin
          {
            close()
          }
          word += letters.map { Letter(scalar: $0, position: position) }
        }
      }
    }
    close()
    return words
  }

  private enum Folded {
    case dropped
    case separator
    case letters([Unicode.Scalar])
  }

  /// The scalars of a character, composed, since `й` and `ё` are letters of their own.
  private static func scalars(of character: Character) -> [Unicode.Scalar] {
    let scalars = Array(character.unicodeScalars)
    if scalars.count == 1 { return scalars }
    let composed = String(character).precomposedStringWithCompatibilityMapping
    return Array(composed.unicodeScalars)
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Folded {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: return .letters([scalar])
    case 0x41...0x5A: return .letters([Unicode.Scalar(UInt8(scalar.value) + 32)])
    case 0x20, 0x2D, 0x2C, 0x2E, 0x2F, 0x28, 0x29, 0x3B: return .separator
    default: break
    }
    if isDropped(scalar) { return .dropped }
    if let letters = special[scalar] { return .letters(letters) }
    if isSpokenMark(scalar) { return .letters([scalar]) }
    if let digit = scalar.properties.numericType == .decimal
      ? scalar.properties.numericValue : nil, let ascii = Unicode.Scalar(UInt32(digit) + 0x30)
    {
      return .letters([ascii])
    }
    guard scalar.properties.isAlphabetic else {
      return scalar.properties.generalCategory == .nonspacingMark ? .dropped : .separator
    }
    return .letters(decomposed(scalar))
  }

  /// Signs that writers leave out: apostrophes, harakat, tatweel, joiners, direction marks.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0x60, 0xB4, 0x2B9...0x2BF, 0x2C8, 0x2018...0x201B, 0x2032, 0x300...0x36F: true
    case 0x610...0x61A, 0x621, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8,
      0x6EA...0x6ED:
      true
    case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    case 0x42A, 0x42C, 0x44A, 0x44C: true  // the Cyrillic hard and soft signs
    default: false
    }
  }

  /// Vowel signs and the like of India and South-East Asia, without which no word can be read.
  private static func isSpokenMark(_ scalar: Unicode.Scalar) -> Bool {
    guard (0x900...0x109F).contains(scalar.value) || (0x1780...0x17FF).contains(scalar.value) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let lower = scalar.properties.lowercaseMapping
    // Romanisation wants whole syllables and voiced kana; only other scripts shed their marks.
    let parts =
      Script.of(scalar) == .other
      ? lower.precomposedStringWithCompatibilityMapping
      : lower.decomposedStringWithCompatibilityMapping
    return parts.unicodeScalars.flatMap { part in
      if isSpokenMark(part) { return [part] }
      if isDropped(part) || part.properties.generalCategory == .nonspacingMark {
        return [Unicode.Scalar]()
      }
      return special[part] ?? [part]
    }
  }

  /// Letters that no decomposition makes one.
  private static let special: [Unicode.Scalar: [Unicode.Scalar]] = {
    let folds: [(String, String)] = [
      ("أإآٱ", "ا"), ("ىئېےیۍۓێ", "ي"), ("ؤۇۋۆۈ", "و"), ("ةہھەۀۃۂ", "ه"), ("کڪ", "ك"),
      ("ګڭڨ", "گ"), ("ڥ", "ڤ"), ("ټٹ", "ت"), ("ډڈ", "د"), ("ړڑڕڒ", "ر"), ("ڵڷ", "ل"), ("ٻ", "ب"),
      ("ڄڃ", "ج"), ("ٺٿ", "ت"), ("ڌڏ", "د"), ("ڼں", "ن"), ("ښ", "ش"),
      ("ږ", "ژ"), ("څ", "س"), ("ځ", "ز"),
      ("ß", "ss"), ("ø", "o"), ("đð", "d"), ("ł", "l"), ("æ", "ae"), ("œ", "oe"), ("ı", "i"),
      ("þ", "th"), ("ə", "e"), ("ħ", "h"), ("ŋ", "n"),
      ("ё", "е"), ("іїі", "и"), ("є", "е"), ("ґғ", "г"), ("ўүұ", "у"), ("ј", "й"), ("әӓ", "а"),
      ("ө", "о"), ("қ", "к"), ("ң", "н"), ("һҳ", "х"), ("й", "й"), ("љ", "л"), ("њ", "н"),
      ("ђ", "д"), ("ћ", "ч"), ("џҷ", "ч"), ("ӣ", "и"), ("ӯ", "у"),
    ]
    var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (letters, replacement) in folds {
      for letter in letters.unicodeScalars { table[letter] = Array(replacement.unicodeScalars) }
      for letter in letters.uppercased().unicodeScalars where table[letter] == nil {
        table[letter] = Array(replacement.unicodeScalars)
      }
    }
    return table
  }()
}
