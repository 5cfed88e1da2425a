import NameIndex
import NameText
import Subjects

/// All names of the lists as numbered words, for rankers that compare a question with every name.
///
/// Entries of one id on several lists are one.
struct NameTable: Sendable {
  /// Ids in the order of their bytes, so that of two entries of equal score the lesser number is
  /// first.
  private let ids: [String]
  /// The words of all names, each once.
  let words: [[UInt8]]
  private let numbers: [[UInt8]: Int]
  /// The words of each name, and whose it is.
  let names: [(entry: Int, words: [Int])]

  init(_ lists: [ListSnapshot], words read: (String) -> [[UInt8]]) {
    var texts: [String: [String]] = [:]
    for list in lists {
      for entry in 0..<list.index.entryCount {
        let subject = list.index.subject(ofEntry: entry)
        texts[subject.id, default: []] += subject.names.map(\.text)
      }
    }
    ids = texts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var words: [[UInt8]] = []
    var numbers: [[UInt8]: Int] = [:]
    var names: [(entry: Int, words: [Int])] = []
    for (entry, id) in ids.enumerated() {
      for text in unique(texts[id] ?? []) {
        let parts = read(text).map { word in
          if let number = numbers[word] { return number }
          numbers[word] = words.count
          words.append(word)
          return words.count - 1
        }
        if !parts.isEmpty { names.append((entry, parts)) }
      }
    }
    (self.words, self.numbers, self.names) = (words, numbers, names)
  }

  /// The number of a word that some name has.
  func number(of word: [UInt8]) -> Int? { numbers[word] }

  /// Where the right answers stand when every entry is ranked by its best name.
  ///
  /// - Parameters:
  ///   - line: the score from which somebody is shown, where the ranker has one.
  ///   - score: of a name, 0 for one that is no candidate.
  func placing(
    answers: [String], line: Int? = nil, score: (_ words: [Int]) -> Int
  ) -> Placing {
    var best = [Int](repeating: 0, count: ids.count)
    for name in names { best[name.entry] = max(best[name.entry], score(name.words)) }
    let right = answers.compactMap(entry).filter { best[$0] > 0 }
    let first = right.min { (-best[$0], $0) < (-best[$1], $1) }
    let highest = best.max() ?? 0
    var placing = Placing(bestScore: highest > 0 ? highest : nil)
    placing.isAnswerAtLine = line.map { line in first.map { best[$0] >= line } ?? false }
    placing.isAnybodyAtLine = line.map { highest >= $0 }
    if let first {
      let before = best.indices.count { (-best[$0], $0) < (-best[first], first) }
      placing.rank = before < Placing.depth ? before + 1 : nil
      placing.answerScore = best[first]
    }
    return placing
  }

  private func entry(_ id: String) -> Int? {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle].utf8.lexicographicallyPrecedes(id.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < ids.count && ids[low] == id ? low : nil
  }
}
