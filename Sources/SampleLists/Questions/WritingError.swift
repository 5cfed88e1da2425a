/// Slips of hands and machines; each changes a text at one place, or tells that it cannot.
enum WritingError {
  /// A slip at the keyboard, in a word of at least four letters and never at its first.
  static func typo(in text: String, _ random: inout SampleRandom) -> String? {
    var letters = Array(text)
    let places = letters.indices.filter { isInside($0, letters) }
    guard !places.isEmpty else { return nil }
    let place = random.any(of: places)
    switch random.below(4) {
    case 0:
      guard let key = neighbour(of: letters[place], &random) else { return nil }
      letters[place] = key
    case 1:
      guard place + 1 < letters.count, letters[place + 1].isLetter,
        letters[place] != letters[place + 1]
      else { return nil }
      letters.swapAt(place, place + 1)
    case 2: letters.remove(at: place)
    default: letters.insert(letters[place], at: place)
    }
    return String(letters)
  }

  /// Whether a letter stands within a word of four or more.
  private static func isInside(_ place: Int, _ letters: [Character]) -> Bool {
    guard letters[place].isLetter, place > 0, letters[place - 1].isLetter else { return false }
    let before = letters[..<place].reversed().prefix { $0.isLetter }.count
    let after = letters[place...].prefix { $0.isLetter }.count
    return before + after >= 4
  }

  private static func neighbour(of letter: Character, _ random: inout SampleRandom) -> Character? {
    for row in ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map({ Array($0) }) {
      guard let place = row.firstIndex(of: letter) else { continue }
      let near = [place - 1, place + 1].filter(row.indices.contains)
      return row[random.any(of: near)]
    }
    return nil
  }

  /// Letters that machines take for each other.
  private static let misread = [
    ("rn", "m"), ("m", "rn"), ("l", "i"), ("i", "l"), ("h", "b"), ("e", "c"), ("o", "0"),
    ("cl", "d"), ("d", "cl"), ("n", "ri"), ("a", "o"), ("u", "ii"), ("S", "5"), ("B", "8"),
  ]

  /// A letter or two misread.
  static func misreading(of text: String, _ random: inout SampleRandom) -> String? {
    let possible = misread.filter { text.contains($0.0) }
    guard !possible.isEmpty else { return nil }
    let (seen, read) = random.any(of: possible)
    let places = text.ranges(of: seen)
    return text.replacingCharacters(in: random.any(of: places), with: read)
  }

  /// Two words written as one, or one long word as two.
  static func spacing(of text: String, _ random: inout SampleRandom) -> String? {
    let letters = Array(text)
    if random.chance(perMille: 500) {
      let gaps = letters.indices.filter { letters[$0] == " " || letters[$0] == "-" }
      guard !gaps.isEmpty else { return nil }
      let gap = random.any(of: gaps)
      return String(letters[..<gap]) + String(letters[(gap + 1)...]).loweredAtStart
    }
    let places = letters.indices.filter { place in
      let before = letters[..<place].reversed().prefix { $0.isLetter }.count
      let after = letters[place...].prefix { $0.isLetter }.count
      return before >= 3 && after >= 3
    }
    guard !places.isEmpty else { return nil }
    let place = random.any(of: places)
    return String(letters[..<place]) + " " + String(letters[place...])
  }
}

extension String {
  fileprivate var loweredAtStart: String { prefix(1).lowercased() + dropFirst() }

  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
