extension Sound {
  /// The name in Arabic letters, without vowel signs.
  var arabic: String {
    var text = ""
    for word in words {
      if !text.isEmpty { text.append(" ") }
      text += word == Self.god ? "الله" : Self.arabic(word)
    }
    return text
  }

  private static let god = Array("allAh".utf8)

  private static func arabic(_ word: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var index = 0
    while index < word.count {
      let letter = word[index]
      let isFirst = index == 0 || word[index - 1] == UInt8(ascii: "-")
      if letter == UInt8(ascii: "'") {
        index += appendHamza(in: word, at: index, isFirst: isFirst, to: &bytes)
      } else if isFirst || word[index - 1] != letter {
        let isBareVowel = isFirst && isVowel(letter)
        if let code = isBareVowel ? alif : letters[Int(letter & 0x7F)] { append(code, &bytes) }
      }
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a hamza on the seat that its neighbours give it; returns how many letters more than
  /// itself it swallows.
  private static func appendHamza(
    in word: [UInt8], at index: Int, isFirst: Bool, to bytes: inout [UInt8]
  ) -> Int {
    let next = index + 1 < word.count ? word[index + 1] : 0
    let previous = isFirst ? 0 : word[index - 1]
    let takesAlif = next == UInt8(ascii: "A")
    if isFirst {
      append(takesAlif ? 0x622 : isI(next) ? 0x625 : 0x623, &bytes)
      return takesAlif ? 1 : 0
    }
    if isI(next) || isI(previous) {
      append(0x626, &bytes)
    } else if isU(next) || isU(previous) {
      append(0x624, &bytes)
    } else if previous == UInt8(ascii: "A") {
      append(0x621, &bytes)
    } else if takesAlif {
      append(0x622, &bytes)
      return 1
    } else {
      append(0x623, &bytes)
    }
    return 0
  }

  private static func isI(_ letter: UInt8) -> Bool { letter | 0x20 == UInt8(ascii: "i") }
  private static func isU(_ letter: UInt8) -> Bool { letter | 0x20 == UInt8(ascii: "u") }

  /// All Arabic letters take two bytes in UTF-8.
  private static func append(_ code: UInt16, _ bytes: inout [UInt8]) {
    bytes.append(0xC0 | UInt8(code >> 6))
    bytes.append(0x80 | UInt8(code & 0x3F))
  }

  private static let alif: UInt16 = 0x627

  /// The letter for each sound; short vowels and the hyphen have none.
  private static let letters: [UInt16?] = {
    var table = [UInt16?](repeating: nil, count: 128)
    let pairs = zip(
      "btCjHxdVrzscSDTZ3gfqklmnhwyAIUYXpKG".utf8,
      "بتثجحخدذرزسشصضطظعغفقكلمنهويايوىةپچگ".unicodeScalars)
    for (sound, letter) in pairs { table[Int(sound)] = UInt16(letter.value) }
    return table
  }()

  /// The sound of a root's Arabic letter; `nil` for a vowel letter.
  static func consonant(of letter: Unicode.Scalar) -> UInt8? {
    let index = letters.firstIndex { $0 == UInt16(truncatingIfNeeded: letter.value) }
    return index.map(UInt8.init)
  }
}
