/// What people write into a field for one name, and the names that stand in it.
///
/// Lists put several spellings into one field ("Karim Sami; Kareem Sami"), add remarks ("(previously
/// listed as)", ", born 1953"), or write a name in two scripts one after the other.
public enum NameField {
  /// The names of a field, in its order: the field itself where it holds one name.
  ///
  /// Nothing is lost but remarks: where no name would be left, the field stands as it is.
  ///
  /// - Complexity: O(length).
  public static func names(in field: String) -> [String] {
    guard mayHoldSeveral(field) else { return [field] }
    let parts = withoutRemarks(field).flatMap { part in
      part.split { $0.isNewline || ";؛|".contains($0) }.flatMap { scripts(in: withoutNumber($0)) }
    }
    var names: [String] = []
    for part in parts {
      let name = part.trimmingSeparators()
      if !NormalForm.words(of: name).isEmpty, !names.contains(name) { names.append(name) }
      if names.count == limit { break }
    }
    return names.isEmpty ? [field] : names
  }

  /// The most names that are read from one field; lists have fewer than ten.
  public static let limit = 32

  /// A quick look that most names fail.
  private static func mayHoldSeveral(_ field: String) -> Bool {
    var (hasLatin, hasOther) = (false, false)
    for scalar in field.unicodeScalars {
      switch scalar.value {
      case 0x28, 0x3B, 0x7C, 0x0A, 0x0D, 0x61B, 0x2028, 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9:
        return true
      case 0x41...0x5A, 0x61...0x7A: hasLatin = true
      case 0x370...: hasOther = hasOther || Script.of(scalar) != nil
      default: break
      }
    }
    return hasLatin && hasOther
  }

  /// The field without what stands in brackets, and each bracket of two words or more by itself
  /// unless it is a remark.
  private static func withoutRemarks(_ field: String) -> [String] {
    var outside = ""
    var inside: [String] = []
    var open: String?
    for character in field {
      switch character {
      case "(" where open == nil: open = ""
      case ")" where open != nil:
        let text = open ?? ""
        open = nil
        if isRemark(text) { continue }
        if text.split(separator: " ").count >= 2 {
          inside.append(text)
        } else {
          outside += " \(text) "
        }
      default:
        if open != nil { open?.append(character) } else { outside.append(character) }
      }
    }
    if let open { outside += " " + open }
    return ([beforeBirth(outside)] + inside).filter { !$0.isEmpty }
  }

  private static let remarks: Set<Substring> = [
    "listed", "formerly", "previously", "born", "passport", "alias", "aliases", "aka", "original",
    "script", "known", "سابقا", "سابقًا", "مدرج", "المدرج", "مواليد",
  ]

  private static func isRemark(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return words.contains(where: remarks.contains) || hasDigit(text)
  }

  /// Whether a digit 0–9 stands in it, in any writing; 三 is a letter of names.
  private static func hasDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }

  /// What stands before ", born 1953" and the like.
  private static func beforeBirth(_ text: String) -> String {
    let lower = text.lowercased()
    guard hasDigit(lower) else { return text }
    for word in [" born ", " dob ", " d.o.b", " مواليد "] {
      var start = lower.startIndex
      while let found = lower[start...].firstIndex(of: " ") {
        if lower[found...].hasPrefix(word) {
          let length = lower.distance(from: lower.startIndex, to: found)
          return String(text.prefix(length))
        }
        start = lower.index(after: found)
      }
    }
    return text
  }

  /// The name without a number before it, as in "b) Karim".
  private static func withoutNumber(_ part: Substring) -> Substring {
    let text = part.drop(while: \.isWhitespace)
    let head = text.prefix { $0.isLetter || $0.isNumber }
    let rest = text.dropFirst(head.count)
    guard head.count <= 2, let sign = rest.first,
      sign == ")" || (sign == "." && head.allSatisfy(\.isNumber)),
      !rest.dropFirst().isEmpty, !head.isEmpty
    else { return text }
    return rest.dropFirst()
  }

  /// Two names where two words or more of one script are followed by two or more of another.
  private static func scripts(in part: Substring) -> [String] {
    var runs: [(script: Script?, text: String, words: Int)] = []
    for word in part.split(whereSeparator: \.isWhitespace) {
      let script = word.unicodeScalars.lazy.compactMap { Script.of($0) }.first
      if let last = runs.last, script == nil || last.script == nil || last.script == script {
        runs[runs.count - 1].text += " " + word
        runs[runs.count - 1].words += 1
        runs[runs.count - 1].script = last.script ?? script
      } else {
        runs.append((script, String(word), 1))
      }
    }
    guard runs.count == 2, runs.allSatisfy({ $0.words >= 2 }) else { return [String(part)] }
    return runs.map(\.text)
  }
}

extension String {
  fileprivate func trimmingSeparators() -> String {
    let isSign: (Character) -> Bool = { $0.isWhitespace || ",،:-–—".contains($0) }
    let start = drop(while: isSign)
    guard let last = start.lastIndex(where: { !isSign($0) }) else { return "" }
    return String(start[...last])
  }
}
