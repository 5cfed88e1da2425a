import NameText
import Subjects

/// The normal form to the letter: the same words in any order, or nothing.
struct ExactFormRanker: NameRanker {
  let name = "exact"
  private let table: NameTable

  init(_ lists: [ListSnapshot]) { table = NameTable(lists, words: Self.words) }

  private static func words(of text: String) -> [[UInt8]] {
    ParsedName(text).tokens.map { Array($0.text.utf8) }
  }

  func place(_ question: LabelledQuestion, entries: [[Int]]) -> Placing {
    let asked = question.subject.names.map { name in
      Set(Self.words(of: name.text).map { table.number(of: $0) ?? -1 })
    }.filter { !$0.isEmpty && !$0.contains(-1) }
    return table.placing(answers: question.answers, line: 10_000) { words in
      asked.contains { $0.count <= words.count && $0 == Set(words) } ? 10_000 : 0
    }
  }
}

/// Jaro–Winkler over a plain romanisation: the mean, over the words of both names, of the likeness
/// to the best word of the other.
struct JaroWinklerRanker: NameRanker {
  let name = "jaro-winkler"
  private let table: NameTable

  init(_ lists: [ListSnapshot]) { table = NameTable(lists, words: PlainRomanisation.words) }

  func place(_ question: LabelledQuestion, entries: [[Int]]) -> Placing {
    let asked = question.subject.names.map { name in
      PlainRomanisation.words(of: name.text).prefix(12).map { word in
        table.words.map { JaroWinkler.likeness(word, $0) }
      }
    }
    return table.placing(answers: question.answers) { words in
      asked.map { Self.score($0, words) }.max() ?? 0
    }
  }

  /// 0 to 10,000.
  ///
  /// - Parameter asked: for each word asked for, its likeness to every word of the lists.
  private static func score(_ asked: [[Double]], _ words: [Int]) -> Int {
    guard !asked.isEmpty else { return 0 }
    var sum = 0.0
    for likenesses in asked {
      var best = 0.0
      for word in words { best = max(best, likenesses[word]) }
      sum += best
    }
    for word in words {
      var best = 0.0
      for likenesses in asked { best = max(best, likenesses[word]) }
      sum += best
    }
    return Int((sum / Double(asked.count + words.count) * 10_000).rounded())
  }
}

/// Sound keys over a plain romanisation: the share of the words of both names whose key the other
/// has too.
struct SoundKeyRanker: NameRanker {
  let name = "sound-keys"
  private let table: NameTable

  init(_ lists: [ListSnapshot]) { table = NameTable(lists, words: Self.words) }

  /// The keys of the words; a word without a consonant is its own.
  private static func words(of text: String) -> [[UInt8]] {
    PlainRomanisation.words(of: text).map { word in
      let key = Array(SoundKey.of(String(decoding: word, as: UTF8.self), script: .latin).utf8)
      return key.isEmpty ? word : key
    }
  }

  func place(_ question: LabelledQuestion, entries: [[Int]]) -> Placing {
    let asked = question.subject.names.map { name in
      Self.words(of: name.text).map { table.number(of: $0) ?? -1 }
    }.filter { !$0.isEmpty }
    return table.placing(answers: question.answers) { words in
      asked.map { Self.score($0, words) }.max() ?? 0
    }
  }

  /// 0 to 10,000; a word that stands twice counts twice.
  private static func score(_ asked: [Int], _ words: [Int]) -> Int {
    var (left, shared) = (words, 0)
    for word in asked {
      if let place = left.firstIndex(of: word) {
        left.remove(at: place)
        shared += 1
      }
    }
    return 2 * shared * 10_000 / (asked.count + words.count)
  }
}
