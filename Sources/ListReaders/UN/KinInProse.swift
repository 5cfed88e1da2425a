import Subjects

/// Finds the names of father, mother and grandfather that stand in prose: "Father's name is X",
/// "Mother's name: Y", "name of mother is Z".
///
/// It would rather miss a name than make one up: a name is capitalised words and the small
/// particles between them, and ends at any punctuation.
enum KinInProse {
  static func find(in text: String) -> [(property: String, name: String)] {
    let words = text.split(separator: " ").map { String($0.replacing("’", with: "'")) }
    var found: [(property: String, name: String)] = []
    for index in words.indices {
      guard let property = property(ofWord: words[index]),
        index == 0 || !isPossessive(words[index - 1]),
        let start = nameStart(after: index, in: words)
      else { continue }
      let isGrand = index > 0 && words[index - 1].lowercased().hasSuffix("grand")
      let name = name(from: start, in: words)
      if name.count > 1 {
        found.append((isGrand ? ExtensionProperty.grandfatherName : property, name))
      }
    }
    return found
  }

  private static func property(ofWord word: String) -> String? {
    let word = word.lowercased().drop { !$0.isLetter }
    let stem = word.prefix { $0.isLetter || $0 == "-" }
    switch stem {
    case "father": return "fatherName"
    case "mother": return "motherName"
    case "grandfather", "grand-father": return ExtensionProperty.grandfatherName
    default: return nil
    }
  }

  /// "His wife's father's name is X" tells nothing of his own father.
  private static func isPossessive(_ word: String) -> Bool {
    let word = word.lowercased()
    return ["wife's", "husband's", "mother's", "father's", "son's", "brother's"].contains(word)
  }

  /// The word after "'s name is", "'s name:", ": " or, following "name of", " is".
  private static func nameStart(after index: Int, in words: [String]) -> Int? {
    if words[index].last == ":" { return index + 1 }
    var next = index + 1
    guard next < words.count else { return nil }
    let word = words[next].lowercased()
    if words[index].hasSuffix("'s") || words[index].hasSuffix("s'") || word.hasPrefix("name") {
      guard word == "name" || word == "name:" else { return nil }
      next += 1
      if word == "name:" { return next }
    } else if !followsNameOf(index, words) {
      return nil
    }
    guard next < words.count else { return nil }
    return ["is", "was", ":", "is:"].contains(words[next].lowercased()) ? next + 1 : next
  }

  private static func followsNameOf(_ index: Int, _ words: [String]) -> Bool {
    let before = words[max(0, index - 3)..<index].map { $0.lowercased() }
    return before.suffix(2) == ["name", "of"]
      || (before.count == 3 && before.prefix(2) == ["name", "of"])
  }

  private static let particles: Set = [
    "bin", "ben", "ibn", "bint", "bent", "binti", "ould", "walad", "abu", "abou", "abd", "umm",
    "al", "el", "ul", "ur", "ud", "e", "de", "zadeh", "oglu",
  ]
  private static let stops = [
    "mother", "father", "review", "interpol", "photo", "also", "wanted", "brother", "unknown",
    "name", "wife", "born", "deceased",
  ]
  /// No father's name in the lists has more words.
  private static let wordLimit = 8

  private static func name(from start: Int, in words: [String]) -> String {
    var name: [String] = []
    for word in words[min(start, words.count)...].prefix(wordLimit) {
      let bare = String(word.prefix { $0.isLetter || "'-`‘".contains($0) })
      let lower = bare.lowercased()
      guard let first = bare.first, !stops.contains(where: lower.hasPrefix) else { break }
      let isPart =
        first.isUppercase || particles.contains(lower)
        || ["al-", "el-", "ul-", "as-", "at-", "ar-", "az-", "'"].contains(where: lower.hasPrefix)
      guard isPart else { break }
      name.append(bare)
      if bare.count < word.count { break }
    }
    while let last = name.last, particles.contains(last.lowercased()), last.first?.isLowercase == true {
      name.removeLast()
    }
    return name.joined(separator: " ")
  }
}
