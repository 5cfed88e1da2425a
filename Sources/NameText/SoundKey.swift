/// A key that spellings of one name share in every script: its consonants in a dozen groups.
///
/// محمد, Mohammed, Muhamad and Мухаммед have one key. Names with equal keys are one *class* of the
/// reference frequency table; the key never decides whether two names match.
public enum SoundKey {
  /// The key of a token in normal form; empty where it has no consonant.
  ///
  /// Letters that one script writes and another leaves out (h, w, y, ع, ح, ه and all vowels) do not
  /// count, so the class is the same on both sides of a script pair.
  ///
  /// - Complexity: O(length).
  public static func of(_ text: String, script: Script) -> String {
    let letters = Array(text.unicodeScalars)
    var key: [Unicode.Scalar] = []
    var index = 0
    while index < letters.count {
      let pair =
        index + 1 < letters.count ? digraphs[Pair(letters[index], letters[index + 1])] : nil
      if let pair {
        append(pair)
        index += 2
      } else {
        if let group = singles[letters[index]] { append(group) }
        if script == .other { key.append(letters[index]) }
        index += 1
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: key)
    return text
    func append(_ group: Unicode.Scalar) {
      // A doubled consonant is written once in Arabic: equal neighbours in the word count once.
      if index > 0, key.last == group, letters[index] == letters[index - 1] { return }
      key.append(group)
    }
  }

  private struct Pair: Hashable {
    let first: Unicode.Scalar
    let second: Unicode.Scalar

    init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
      self.first = first
      self.second = second
    }
  }

  private static let digraphs: [Pair: Unicode.Scalar] = {
    let groups: [(String, Unicode.Scalar)] = [
      ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
      ("zh", "g"), ("dj", "g"), ("ck", "k"), ("дж", "g"),
    ]
    var table: [Pair: Unicode.Scalar] = [:]
    for (pair, group) in groups {
      let letters = Array(pair.unicodeScalars)
      table[Pair(letters[0], letters[1])] = group
    }
    return table
  }()

  private static let singles: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(String, Unicode.Scalar)] = [
      ("kqcxقكخкх", "k"), ("gjغجگژгжџ", "g"), ("tتطثт", "t"), ("dدذضд", "d"), ("fvفڤфв", "f"),
      ("bpبپбп", "b"), ("mمм", "m"), ("nنн", "n"), ("lلл", "l"), ("rرр", "r"),
      ("sسشصچсшщчц", "s"), ("zزظз", "z"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letters, group) in groups {
      for letter in letters.unicodeScalars { table[letter] = group }
    }
    return table
  }()
}
