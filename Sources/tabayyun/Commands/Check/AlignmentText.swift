import Evidence
import NameMatching
import NameText
import Subjects

/// Two names part by part in words: what answers what, which letters differ at what cost, what each
/// side lacks, and which rules read them so.
struct AlignmentText {
  private let judgement: Judgement
  private let language: Language

  init(_ judgement: Judgement, in language: Language) {
    self.judgement = judgement
    self.language = language
  }

  private func say(_ english: String, _ arabic: String) -> String {
    language == .arabic ? arabic : english
  }

  /// A line for each pair of parts, and one for the parts that each side lacks.
  var parts: [String] {
    guard let names = judgement.names else { return [] }
    var lines = names.matches.map { match in
      let pair = [names.queryText(of: match), names.entryText(of: match)].map(\.onOneLine)
      return "   " + say("part    ", "جزء: ")
        + pair.joined(separator: match.isInitial ? " ← " : match.distance == 0 ? " = " : " ≈ ")
        + (match.isInitial ? say(" (initial)", " (حرف أول)") : "")
        + letters(names.letterSteps(of: match), cost: match.distance)
    }
    let missing = names.partsMissingInEntry
    let extra = names.partsMissingInQuery
    if !missing.isEmpty {
      lines.append(
        "   " + say("only asked  ", "في السؤال وحده: ") + missing.joined(separator: " ").onOneLine)
    }
    if !extra.isEmpty {
      lines.append(
        "   " + say("only listed  ", "في القيد وحده: ") + extra.joined(separator: " ").onOneLine)
    }
    return lines
  }

  /// The letters that differ, dearest last, and their cost in all.
  private func letters(_ steps: [LetterStep], cost: Int) -> String {
    guard cost > 0 else { return "" }
    let dear = steps.filter { $0.cost >= 8 }.map { step in
      (step.query.isEmpty ? "·" : step.query) + "~" + (step.entry.isEmpty ? "·" : step.entry)
        + " " + CheckText.decimal(step.cost, scale: 16, digits: 1)
    }
    let total = CheckText.decimal(cost, scale: 16, digits: 1)
    return say("   letters \(total)", "   كلفة الحروف \(total)")
      + (dear.isEmpty ? "" : " (" + dear.joined(separator: say(", ", "، ")) + ")")
  }

  /// The rules that fired on either name, in one line.
  var rules: [String] {
    guard let names = judgement.names else { return [] }
    var seen: Set<NameRule> = []
    let rules = (names.query.name.rules + names.entry.name.rules).filter {
      seen.insert($0).inserted
    }
    if rules.isEmpty { return [] }
    return [
      "   " + say("read so  ", "قراءة الاسم: ")
        + rules.map { $0.says(in: language) }.joined(separator: " ")
    ]
  }
}
