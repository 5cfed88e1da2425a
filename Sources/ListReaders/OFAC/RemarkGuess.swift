import Subjects

/// What can be told from a segment of OFAC's Remarks that begins with no known phrase.
enum RemarkGuess {
  static func apply(_ segment: String, line: Int, to draft: inout EntryDraft) -> Bool {
    if addContact(segment, &draft) { return true }
    if addNumber(segment, line: line, &draft) { return true }
    guard draft.isPerson else { return false }
    let words = segment.lowercased().split { !$0.isLetter }
    if words.count <= 2, words.contains(where: { titles.contains($0) }) {
      draft.add(segment, to: "title")
      return true
    }
    guard words.contains(where: { roles.contains($0) }) else { return false }
    draft.add(segment, to: "position")
    return true
  }

  /// The words that say what an unmapped segment is: at most three, up to a number, quote,
  /// bracket or colon.
  static func leadingWords(_ segment: String) -> String {
    var words: [String] = []
    for word in segment.split(separator: " ").prefix(3) {
      let plain = word.prefix { $0.isLetter || "-.'/&".contains($0) }
      if plain.isEmpty { break }
      words.append(String(plain.prefix(30)))
      if plain.count < word.count { break }
    }
    return words.isEmpty ? "(no words)" : words.joined(separator: " ")
  }

  /// Web and mail addresses, with or without a "(website)" behind them.
  private static func addContact(_ segment: String, _ draft: inout EntryDraft) -> Bool {
    guard let word = segment.split(separator: " ").first,
      segment.split(separator: " ").dropFirst().allSatisfy({ $0.hasPrefix("(") })
    else { return false }
    if word.contains("@") {
      draft.add(String(word), to: "email")
    } else if word.hasPrefix("www.") || word.hasPrefix("http") {
      draft.add(String(word), to: "website")
    } else {
      return false
    }
    return true
  }

  /// "<Type> No. N (Country)" of a type that the table does not have.
  private static func addNumber(
    _ segment: String, line: Int, _ draft: inout EntryDraft
  ) -> Bool {
    for marker in [" No. ", " Number ", " number ", " No ", " # ", " ID Card ", " Code "] {
      guard let found = segment.firstRange(of: marker) else { continue }
      let type = (segment[..<found.lowerBound] + marker).singleSpaced
      let value = RemarkValue(segment[found.upperBound...].singleSpaced)
      guard type.count <= 60, value.number.contains(where: \.isNumber),
        value.number.split(separator: " ").count <= 4
      else { continue }
      let kind = PersonDocument.kind(ofType: type)
      let document = PersonDocument(
        kind: kind == .identity && !draft.isPerson ? .registration : kind, type: type,
        number: value.number, country: value.country, issued: value.issued,
        expires: value.expires, summary: value.remainder)
      draft.add(document, path: "Remarks: (number)", line: line)
      return true
    }
    return false
  }

  private static let titles: Set<Substring> = [
    "doctor", "dr", "haji", "maulana", "moulana", "maulawi", "maulavi", "mulawi", "mullah",
    "mufti", "qari", "sheikh", "shaykh", "hojjatoleslam", "ayatollah", "professor", "engineer",
    "ustad", "ustadz", "admiral",
  ]

  private static let roles: Set<Substring> = [
    "member", "minister", "minster", "director", "head", "chief", "president", "vice", "chairman",
    "commander", "general", "colonel", "col", "deputy", "governor", "secretary", "officer",
    "official", "representative", "ambassador", "judge", "leader", "brigadier", "chair",
    "chairperson", "manager", "advisor", "adviser", "prosecutor", "captain", "major",
    "lieutenant", "lt", "employee", "engineer", "researcher", "professor", "admiral", "magistrate",
    "rector", "constituent", "mayor", "counselor", "envoy", "treasurer", "diplomat", "speaker",
    "senator", "warden", "ceo", "mp", "congressman", "commissioner", "founder", "co", "coordinator",
    "accountant", "owner", "partner", "ombudsman", "inspector", "aide", "marshal", "spokesman",
    "spokesperson", "attorney", "superintendent", "dean", "agent", "figure", "dealer", "assistant",
    "consultant", "expert", "scientist", "emir", "imam", "coach", "financier", "facilitator",
    "supervisor", "administrator", "justice", "lawyer", "attache", "consul", "trader", "chef",
    "chancellor", "sergeant", "corporal", "undersecretary", "executive", "shareholder", "command",
    "clerk", "controller", "auditor", "technician", "analyst", "specialist", "trustee", "delegate",
  ]
}
