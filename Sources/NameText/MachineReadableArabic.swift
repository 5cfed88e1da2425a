/// Arabic in the letters of a passport's machine-readable zone: MXHMD is محمد, XHSYN حسين.
///
/// ICAO Doc 9303 part 3 gives each Arabic letter a code of one to three Latin letters, most of them
/// with an X; vowels that Arabic does not write are missing. Where two editions of the table
/// differ, both codes are read.
enum MachineReadableArabic {
  /// The words with their codes read as Arabic letters; `nil` where the name is not written so.
  ///
  /// It is when every word can be read, at least one has a code with X among three or more
  /// consonants, and vowels outside the codes are fewer than three in ten letters, as no Latin name
  /// has them: Hoxha, Maxim and Laxhmi Patel stay what they are.
  static func words(_ words: [[Letter]]) -> [[Letter]]? {
    guard words.contains(where: isUnmistakable) else { return nil }
    var arabic: [[Letter]] = []
    var vowels = 0
    for word in words {
      guard let letters = decode(word, &vowels) else { return nil }
      if !letters.isEmpty { arabic.append(letters) }
    }
    return vowels * 10 < words.joined().count * 3 ? arabic : nil
  }

  private static func isUnmistakable(_ word: [Letter]) -> Bool {
    var run: [Unicode.Scalar] = []
    for letter in word {
      guard !"aeiouy".unicodeScalars.contains(letter.scalar) else {
        run = []
        continue
      }
      run.append(letter.scalar)
      if run.count >= 3, let x = run.firstIndex(of: "x"), x + 1 < run.count,
        "hkdstz".unicodeScalars.contains(run[x + 1])
      {
        return true
      }
    }
    return false
  }

  /// - Parameter vowels: rises with each code that is a Latin vowel.
  private static func decode(_ word: [Letter], _ vowels: inout Int) -> [Letter]? {
    var letters: [Letter] = []
    var index = 0
    while index < word.count {
      guard
        let length = [3, 2, 1].first(where: { length in
          index + length <= word.count && codes[text(word[index..<(index + length)])] != nil
        })
      else { return nil }
      let code = text(word[index..<(index + length)])
      if "aeiou".contains(code) { vowels += 1 }
      // P is ta marbuta at the end of a word, else the Persian letter.
      let atEnd = index + length == word.count
      let scalar = code == "p" && atEnd ? "ه" : codes[code] ?? nil
      if let scalar {
        let place = letters.isEmpty ? word[index] : word[index + length - 1]
        letters.append(Letter(scalar: scalar, position: place.position))
      }
      index += length
    }
    return letters
  }

  private static func text(_ letters: ArraySlice<Letter>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: letters.map(\.scalar))
    return text
  }

  /// In normal form; `nil` for signs that the normal form leaves out.
  private static let codes: [String: Unicode.Scalar?] = [
    "xe": nil, "xaa": "ا", "xae": "ا", "u": "و", "xw": "و", "i": "ا", "xi": "ي", "a": "ا",
    "b": "ب", "p": "پ", "xta": "ه", "xah": "ه", "t": "ت", "xth": "ث", "j": "ج", "xh": "ح",
    "xkh": "خ", "d": "د", "xdh": "ذ", "r": "ر", "z": "ز", "s": "س", "xsh": "ش", "xss": "ص",
    "xdz": "ض", "xtt": "ط", "xzz": "ظ", "e": "ع", "g": "غ", "f": "ف", "q": "ق", "k": "ك",
    "l": "ل", "m": "م", "n": "ن", "h": "ه", "w": "و", "xay": "ي", "y": "ي", "o": nil, "xxa": "ا",
    "xxt": "ت", "xrt": "ت", "xke": "ز", "xxh": "س", "xc": "چ", "xxd": "د", "xdr": "د", "xxr": "ر",
    "xrr": "ر", "xrx": "ژ", "xj": "ژ", "xxs": "ش", "xkk": "ك", "xxk": "گ", "xng": "گ",
    "xgg": "گ", "xnn": "ن", "xxn": "ن", "xdo": "ه", "xyh": "ه", "xxg": "ه", "xge": "ه",
    "xtg": "ه", "xya": "ي", "xxy": "ي", "xyb": "ي", "xbe": "ي",
  ]
}
