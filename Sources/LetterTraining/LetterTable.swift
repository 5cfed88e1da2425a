public import NameMatching
public import NameText

/// One of the tables of letter costs: which scripts, how it is learned, how it is called.
public enum LetterTable: String, Sendable, CaseIterable {
  case arabicLatin = "arabic-latin"
  case latinLatin = "latin-latin"
  case arabicArabic = "arabic-arabic"
  case cyrillicLatin = "cyrillic-latin"
  case cyrillicCyrillic = "cyrillic-cyrillic"

  public var scripts: (left: Script, right: Script) {
    switch self {
    case .arabicLatin: (.arabic, .latin)
    case .latinLatin: (.latin, .latin)
    case .arabicArabic: (.arabic, .arabic)
    case .cyrillicLatin: (.cyrillic, .latin)
    case .cyrillicCyrillic: (.cyrillic, .cyrillic)
    }
  }

  /// The table that is compiled into the program.
  public var fileName: String { "letters-\(rawValue).txt" }

  /// The hand-set costs that are one half of it.
  public var habitsFileName: String { "letter-habits-\(rawValue).tsv" }

  /// How the table is learned.
  ///
  /// Arabic writing has two styles: names at home in it leave short vowels out, foreign names have
  /// them written. The letters are those that hardly any foreign name has.
  var plan: LetterLearner.Plan {
    var plan = LetterLearner.Plan()
    if self == .arabicLatin {
      plan.firstStyleLetters = Set(Alphabet.of(.arabic)?.encode("حعضظص") ?? [])
    }
    return plan
  }

  /// The table as it is to be written, learned from the sets and tempered by the habits.
  ///
  /// - Parameter sources: a line for each file that was read, for the head of the table.
  public func text(from sets: TrainingSets, habits: LetterOperations, sources: [String]) -> String {
    let pairs = sets.pairs(scripts.left, scripts.right)
    var learner = LetterLearner(
      LetterGroups(scripts.left), LetterGroups(scripts.right), plan: plan)
    learner.learn(from: pairs)
    let table = LearnedCosts(learner, habits: habits, rule: .init()).table()
    return head(pairCount: pairs.count, sources: sources) + table.rows
  }

  private func head(pairCount: Int, sources: [String]) -> String {
    var lines = [
      "Costs of letter operations, in 1/16 nat. Made by `make train`; do not edit.",
      "Half learned from \(pairCount) pairs of spellings, half set by hand (\(habitsFileName)).",
      "default<TAB>substitute|delete|insert|double|transpose<TAB>cost     operation<TAB>cost",
      "An operation is up to two letters, an equals sign, up to two letters of the other writing.",
    ]
    if scripts.left == scripts.right {
      lines.append("The table is symmetric: each line stands for both directions.")
    }
    lines.append("Sources, with their SHA-256:")
    lines += sources.map { "  \($0)" }
    return lines.map { "# \($0)\n" }.joined()
  }
}
