extension Sound {
  /// The name in Latin letters by a habit, each word with a capital.
  ///
  /// - Parameter flavour: chooses among the forms that the habit allows; one writer has one.
  func latin(_ habit: LatinSpelling, flavour: Int) -> String {
    let rules = SpellingRules.of(habit)
    var out: [UInt8] = []
    for (index, word) in words.enumerated() {
      var writer = LatinWriter(rules: rules, flavour: flavour, word: word)
      if Self.hasArticle(word) {
        writer.position = 3
        if index == 0 {
          let article = rules.articles[flavour % rules.articles.count]
          let text = writer.text()
          out += article.utf8
          out += article.hasSuffix("l") ? text : capitalized(text)
        } else {
          join(writer.text(), after: word[3], rules.joins[flavour % rules.joins.count], to: &out)
        }
      } else if index > 0, word == Array("allAh".utf8) {
        out += (flavour & 1 == 0 ? "ullah" : "allah").utf8
      } else {
        if index > 0 { out.append(UInt8(ascii: " ")) }
        out += capitalized(writer.text())
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func join(
    _ text: [UInt8], after first: UInt8, _ join: SpellingRules.Join, to out: inout [UInt8]
  ) {
    func linked(_ vowel: String, _ assimilated: Bool) -> [UInt8] {
      guard assimilated, Self.isSunLetter(first) else { return Array(vowel.utf8) }
      return vowel.utf8.dropLast() + text.prefix(1)
    }
    switch join {
    case .article(let between): out += Array(between.utf8) + capitalized(text)
    case .spaced(let vowel, _) where isReligion(text):
      // `Salahuddin` and `Saifeddine`: nobody writes `Salahul Din`.
      out += linked(vowel.replacing("-", with: ""), true) + text
    case .spaced(let vowel, let assimilated):
      out += linked(vowel, assimilated) + [UInt8(ascii: " ")] + capitalized(text)
    case .joined(let vowel, _) where isReligion(text):
      out += linked(vowel, true) + text
    case .joined(let vowel, let assimilated): out += linked(vowel, assimilated) + text
    case .vowel(let vowel): out += Array(vowel.utf8) + text
    }
  }
}

/// Whether the word is `dīn`, which always melts into the one before it: `Salahuddin`.
private func isReligion(_ text: [UInt8]) -> Bool {
  text.starts(with: "di".utf8) || text.starts(with: "dee".utf8)
}

/// Writes a word with its first letter in upper case.
func capitalized(_ text: [UInt8]) -> [UInt8] {
  guard var first = text.first else { return text }
  if first == UInt8(ascii: "'") {
    return [first] + capitalized(Array(text.dropFirst()))
  }
  var text = text
  if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) {
    first -= 0x20
    text[0] = first
  } else if first == 0xC3, text.count > 1, text[1] >= 0xA0 {
    text[1] -= 0x20
  } else if first == 0xC5, text.count > 1, text[1] == 0x9F {
    // ş, Ş
    text[1] = 0x9E
  }
  return text
}

/// One word on its way from sounds to letters.
private struct LatinWriter {
  let rules: SpellingRules
  let flavour: Int
  let word: [UInt8]
  var position = 0

  mutating func text() -> [UInt8] {
    var out: [UInt8] = []
    let start = position
    while position < word.count {
      let letter = word[position]
      switch letter {
      case UInt8(ascii: "a"): out += shortA(from: start)
      case UInt8(ascii: "i") where isLastVowelOpened: out.append(UInt8(ascii: "e"))
      case UInt8(ascii: "u") where rules.isFrench && isByThroat: out.append(UInt8(ascii: "o"))
      case UInt8(ascii: "I"): out += longI
      case UInt8(ascii: "U") where doublesVowels: out += "oo".utf8
      case UInt8(ascii: "X"): out += rules.letters[88] + (endsInH ? [UInt8(ascii: "h")] : [])
      case UInt8(ascii: "'") where position == start: break
      case UInt8(ascii: "y") where isAfterA: out += diphthongEnd
      default: out += consonant(letter, isFirst: position == start)
      }
      position += 1
    }
    if rules.isFrench { appendFrenchEnd(&out) }
    return out
  }

  private func at(_ offset: Int) -> UInt8 {
    let index = position + offset
    return word.indices.contains(index) ? word[index] : 0
  }

  private var endsInH: Bool {
    flavour & 4 != 0 && !rules.isFrench && rules.letters[88].count == 1 && !rules.isSingle
  }
  private var doublesVowels: Bool { rules.mayDoubleVowels && flavour & 2 != 0 }
  private var isAfterA: Bool {
    at(-1) == UInt8(ascii: "a") && !Sound.isVowel(at(1)) && at(1) != at(0)
  }
  private var isByThroat: Bool { at(-1) == UInt8(ascii: "3") || at(1) == UInt8(ascii: "H") }

  /// -i of a family name, or the ī inside a name.
  private var longI: [UInt8] {
    let isLast = position == word.count - 1
    if isLast {
      return Array((flavour & 1 == 1 && rules.lightens && !rules.isFrench ? "y" : "i").utf8)
    }
    return doublesVowels ? Array("ee".utf8) : rules.letters[73]
  }

  private var diphthongEnd: [UInt8] {
    flavour & 1 == 0 || rules.isFrench || rules.letters[121] != Self.plainY
      ? Array("i".utf8) : rules.letters[121]
  }

  private static let plainY = [UInt8(ascii: "y")]

  /// Ahmed beside Ahmad: away from the first syllable and from throat and emphatic letters.
  private func shortA(from start: Int) -> [UInt8] {
    guard rules.lightens, position > start + 1, at(1) != 0 else { return rules.letters[97] }
    let isLow = Self.low.contains(at(-1)) || Self.low.contains(at(1)) || at(2) == 0 && at(1) == 0
    return isLow || flavour & 8 != 0 || isArticleDiphthong ? rules.letters[97] : [UInt8(ascii: "e")]
  }

  private var isArticleDiphthong: Bool { at(1) == UInt8(ascii: "w") }

  private static let low = Array("H3xgqSDTZrh".utf8)

  /// The last short i in a closed end after a long a: Khaled, Nasser.
  private var isLastVowelOpened: Bool {
    rules.lightens && position == word.count - 2 && position >= 2
      && word[position - 2] == UInt8(ascii: "A")
  }

  private mutating func consonant(_ letter: UInt8, isFirst: Bool) -> [UInt8] {
    let text = rules.letters[Int(letter & 0x7F)]
    let isDouble = at(1) == letter && !Sound.isVowel(letter)
    if isDouble {
      position += 1
      let isOnce = rules.isSingle || text.count > 1 || flavour & 16 != 0
      return isOnce ? text : text + text
    }
    let isBetweenVowels = Sound.isVowel(at(-1)) && Sound.isVowel(at(1))
    if rules.isFrench, letter == UInt8(ascii: "s"), isBetweenVowels, !isFirst { return text + text }
    return text
  }

  /// Slimane, Yassine: the nasal end that French would otherwise swallow.
  private func appendFrenchEnd(_ out: inout [UInt8]) {
    guard word.last == UInt8(ascii: "n"), word.count > 2 else { return }
    let vowel = word[word.count - 2]
    if vowel == UInt8(ascii: "A") || vowel == UInt8(ascii: "I") { out.append(UInt8(ascii: "e")) }
  }
}
