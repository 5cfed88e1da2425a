/// Reads words in normal form as the parts of a name.
///
/// The rules are those of Arabic names in Arabic, Latin and Cyrillic writing; names of other
/// cultures pass through them unchanged.
struct NameGrammar {
  private struct Word {
    var text: String
    let script: Script
    let source: Range<Int>
    /// What the word may be, as it was first read.
    let roles: [NameWords.Entry]

    /// The canonical form in that role; `nil` where the word does not have the role.
    func canonical(as role: String) -> String? { roles.first { $0.role == role }?.canonical }

    var isArticle: Bool { canonical(as: "article") != nil }
    var isGod: Bool { canonical(as: "god") != nil }
    var isFaith: Bool { canonical(as: "faith") != nil }
  }

  private let isOrganization: Bool
  private let lists = NameWords.shared
  private(set) var tokens: [NameToken] = []
  private(set) var rules: [NameRule] = []

  init(isOrganization: Bool) { self.isOrganization = isOrganization }

  mutating func fire(_ rule: NameRule) {
    if !rules.contains(rule) { rules.append(rule) }
  }

  mutating func read(_ words: [[Letter]]) {
    let words = words.compactMap { letters -> Word? in
      guard let first = letters.first, let last = letters.last else { return nil }
      var text = ""
      text.unicodeScalars.append(contentsOf: letters.map(\.scalar))
      return Word(
        text: text, script: Script.of(first.scalar) ?? .latin,
        source: first.position..<(last.position + 1), roles: lists.roles(of: text))
    }
    var rest = words[...]
    while let word = rest.first {
      rest = rest.dropFirst(readWord(word, before: rest.dropFirst()))
    }
  }

  /// Reads one word and returns how many words were used up.
  private mutating func readWord(_ word: Word, before next: ArraySlice<Word>) -> Int {
    if let used = readSlave(word, before: next) { return used }
    if joinToPrevious(word) { return 1 }
    if word.isArticle, let following = next.first {
      // The article itself is dropped; the word after it decides whether it joins what precedes.
      fire(.article)
      if following.isFaith || following.isGod, joinToPrevious(following) { return 2 }
      return 1
    }
    if let (role, canonical) = lightRole(of: word, hasNext: !next.isEmpty) {
      if canonical != word.text { fire(.canonical) }
      let script = Script.of(canonical.unicodeScalars.first ?? "a") ?? word.script
      append(canonical, script: script, role: role, source: word.source)
      return 1
    }
    appendName(word)
    return 1
  }

  private mutating func append(
    _ text: String, script: Script, role: NameRole, source: Range<Int>
  ) {
    guard !text.isEmpty else { return }
    tokens.append(NameToken(text: text, script: script, role: role, source: source))
  }

  private mutating func appendName(_ word: Word) {
    if !isOrganization, let canonical = word.canonical(as: "variant") {
      if canonical != word.text { fire(.canonical) }
      append(canonical, script: word.script, role: .name, source: word.source)
      return
    }
    if !isOrganization, word.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return append(word.text, script: word.script, role: .particle, source: word.source)
    }
    let text = withoutFusedEnding(withoutFusedArticle(word))
    append(text, script: word.script, role: .name, source: word.source)
  }

  private func lightRole(of word: Word, hasNext: Bool) -> (NameRole, String)? {
    if isOrganization, let found = organizationRole(of: word) { return found }
    if let canonical = word.canonical(as: "nasab"), hasNext { return (.nasab, canonical) }
    if let canonical = word.canonical(as: "kunya"), hasNext { return (.kunya, canonical) }
    if let canonical = word.canonical(as: "title"), hasNext || !tokens.isEmpty {
      return (.title, canonical)
    }
    if let canonical = word.canonical(as: "particle"), hasNext {
      return (.particle, canonical)
    }
    return nil
  }
}

extension NameGrammar {
  /// Company, trading, oil…, in Arabic also after "and" (و) and "for the" (لل).
  private func organizationRole(of word: Word) -> (NameRole, String)? {
    var forms = [word.text]
    if word.text.hasPrefix("وال") || word.text.hasPrefix("ولل") {
      forms.append(String(word.text.dropFirst()))
    }
    if let last = forms.last, last.hasPrefix("لل") { forms.append("ال" + last.dropFirst(2)) }
    for entry in forms.flatMap(lists.roles) {
      if entry.role == "company" { return (.generic, entry.canonical) }
      if entry.role == "topic" { return (.topic, entry.canonical) }
    }
    return nil
  }
}

// Joining "abd" to what follows.
extension NameGrammar {
  /// `abd` with the attribute after it, or both in one word: one token "abd" + attribute without
  /// its article, so that Abd al-Rahman, Abdurrahman and عبد الرحمن come out alike.
  private mutating func readSlave(_ word: Word, before next: ArraySlice<Word>) -> Int? {
    if let abd = word.canonical(as: "slave") {
      var used = 1
      var rest = next
      while let following = rest.first, rest.count > 1, following.isArticle {
        rest = rest.dropFirst()
        used += 1
      }
      guard let attribute = rest.first, attribute.text.count > 2 || attribute.isGod,
        attribute.canonical(as: "nasab") == nil
      else { return nil }
      fire(.slaveOf)
      // After a comma was undone the attribute may stand before its abd.
      let start = min(word.source.lowerBound, attribute.source.lowerBound)
      let end = max(word.source.upperBound, attribute.source.upperBound)
      append(
        abd + slaveAttribute(attribute), script: word.script,
        role: .name, source: start..<end)
      return used + 1
    }
    guard let attribute = fusedSlaveAttribute(word) else { return nil }
    fire(.slaveOf)
    let abd = word.script == .arabic ? "عبد" : word.script == .cyrillic ? "абд" : "abd"
    append(abd + attribute, script: word.script, role: .name, source: word.source)
    return 1
  }

  private func isGod(_ text: String) -> Bool {
    lists.roles(of: text).contains { $0.role == "god" }
  }

  private func slaveAttribute(_ word: Word) -> String {
    if let god = word.canonical(as: "god") { return god }
    let text = word.text
    if word.script == .arabic, text.hasPrefix("ال"), text.count > 3 {
      return String(text.dropFirst(2))
    }
    let articles = word.script == .cyrillic ? ["ал", "эл", "ул"] : ["al", "el", "ul"]
    if word.script != .arabic, text.count > 5, articles.contains(String(text.prefix(2))) {
      return String(text.dropFirst(2))
    }
    return text
  }

  /// The attribute of a word that holds abd and an attribute: "abdulkarim" → "karim",
  /// "abderrahmane" → "rahmane", "عبدالكريم" → "كريم"; `nil` for other words.
  private func fusedSlaveAttribute(_ word: Word) -> String? {
    let text = word.text
    if word.script == .arabic {
      guard text.hasPrefix("عبدال"), text.count > 6 else { return nil }
      return text == "عبدالله" ? "الله" : String(text.dropFirst(5))
    }
    guard text.count > 6, text.hasPrefix("abd") || text.hasPrefix("абд") else { return nil }
    var rest = text.dropFirst(3)
    guard let vowel = rest.first, "aeiouаеиоуэ".contains(vowel) else { return nil }
    rest = rest.hasPrefix("ou") ? rest.dropFirst(2) : rest.dropFirst()
    let god = word.script == .cyrillic ? "аллах" : "allah"
    if isGod("" + rest) || ["lah", "llah", "лах", "ллах", "лла"].contains(rest) { return god }
    if rest.first == "l" || rest.first == "л", rest.count > 3 {
      rest = rest.dropFirst()
      if isGod("" + rest) { return god }
    } else if let first = rest.first, rest.dropFirst().first == first {
      rest = rest.dropFirst()
    } else if ["shsh", "dhdh", "thth"].contains(rest.prefix(4)) {
      rest = rest.dropFirst(2)
    }
    return rest.count >= 3 ? String(rest) : nil
  }
}

// Joining "din" and "Allah" to what precedes, and taking the article off a word.
extension NameGrammar {
  /// Joins a form of "din" or "Allah" to the name before it; `false` where it is neither or
  /// nothing to join precedes.
  private mutating func joinToPrevious(_ word: Word) -> Bool {
    guard let last = tokens.last, last.role == .name, last.script == word.script,
      last.source.upperBound <= word.source.lowerBound
    else { return false }
    let rule: NameRule
    let ending: String
    if let god = word.canonical(as: "god") {
      (rule, ending) = (.god, god)
    } else if let faith = word.canonical(as: "faith") {
      (rule, ending) = (.faith, faith)
    } else {
      return false
    }
    fire(rule)
    tokens[tokens.count - 1] = NameToken(
      text: last.text + ending, script: last.script, role: .name,
      source: last.source.lowerBound..<word.source.upperBound)
    return true
  }

  private mutating func withoutFusedArticle(_ word: Word) -> Word {
    var word = word
    switch word.script {
    case .arabic where word.text.hasPrefix("ال") && word.text.count > 4 && word.text != "الله":
      word.text.removeFirst(2)
      fire(.article)
    case .latin where Self.hasFusedArticle(word.text),
      .cyrillic where Self.hasFusedCyrillicArticle(word.text):
      word.text.removeFirst(2)
      fire(.article)
    default: break
    }
    return word
  }

  /// "alhashimi" has an article, "alexander" and "alim" have none.
  private static func hasFusedArticle(_ text: String) -> Bool {
    guard text.count >= 7, text.hasPrefix("al") || text.hasPrefix("el") else { return false }
    let third = text.dropFirst(2).first ?? "a"
    guard !"aeioulw".contains(third) else { return false }
    let europeans = ["alex", "alfr", "albe", "alber", "alvar", "alfons", "alph", "albr", "elm"]
    return !europeans.contains { text.hasPrefix($0) }
  }

  /// "альхашими" has an article, "александр" and "алферов" have none.
  private static func hasFusedCyrillicArticle(_ text: String) -> Bool {
    guard text.count >= 7, text.hasPrefix("ал") || text.hasPrefix("эл") else { return false }
    guard !"аеиоуыэюяйл".contains(text.dropFirst(2).first ?? "а") else { return false }
    return !["алфер", "алфре", "алберт", "алмаз", "алтын", "эльвир", "элвир", "элдар"].contains {
      text.hasPrefix($0)
    }
  }

  /// "nureddin" and "saifullah" in one word get the same ending as in two.
  private mutating func withoutFusedEnding(_ word: Word) -> String {
    let text = word.text
    if word.script == .arabic {
      guard text.hasSuffix("الدين"), text.count > 6 else { return text }
      fire(.faith)
      return String(text.dropLast(5)) + "دين"
    }
    if word.script == .cyrillic { return withoutFusedCyrillicEnding(text) }
    guard word.script == .latin else { return text }
    for ending in [
      "eddine", "uddin", "eddin", "oddin", "addin", "ddine", "uldin", "aldin", "eldin",
    ]
    where text.hasSuffix(ending) && text.count >= ending.count + 2 {
      fire(.faith)
      return String(text.dropLast(ending.count)) + "din"
    }
    for ending in ["oullah", "ullah", "ollah", "allah", "ellah", "illah", "ulla"]
    where text.hasSuffix(ending) && text.count >= ending.count + 3 {
      fire(.god)
      return String(text.dropLast(ending.count)) + "allah"
    }
    return text
  }

  private mutating func withoutFusedCyrillicEnding(_ text: String) -> String {
    for ending in ["уддин", "эддин", "аддин", "еддин", "удин", "алдин", "элдин"]
    where text.hasSuffix(ending) && text.count >= ending.count + 3 {
      fire(.faith)
      return String(text.dropLast(ending.count)) + "дин"
    }
    for ending in ["уллах", "улла", "аллах", "оллах"]
    where text.hasSuffix(ending) && text.count >= ending.count + 3 {
      fire(.god)
      return String(text.dropLast(ending.count)) + "аллах"
    }
    return text
  }
}
