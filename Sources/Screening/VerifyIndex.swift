public import NameIndex
import NameMatching
import NameText
import Subjects

/// Holds an index to the definition: every name of a list is scored against some questions, and what
/// reaches the minimum must be what the index returns, with the same scores.
public struct VerifyIndex: Sendable {
  /// What was compared, and where index and definition differ.
  public struct Report: Sendable {
    /// Names scored against questions.
    public internal(set) var comparisons = 0
    public internal(set) var questions = 0
    public internal(set) var names = 0
    /// How many names the definition has at or above the minima.
    public internal(set) var hits = 0
    public internal(set) var differences: [Difference] = []
    /// What each search took, in microseconds, shortest first.
    var searches: [Int] = []

    /// The time of a search below which that share of them stays, in ms.
    public func milliseconds(share: Double) -> Double {
      Double(searches.nearestRank(share) ?? 0) / 1_000
    }
  }

  /// A name on which the two do not agree; `nil` stands for a score below the minimum.
  public struct Difference: Sendable, Equatable {
    public let entry: String
    public let question: Int
    public let minimum: Int
    public let index: Int?
    public let definition: Int?
  }

  private struct Question: Sendable {
    let profile: NameProfile
    let minimum: Int
    var hits: [NameHit] = []
  }

  private let index: CompiledIndex
  private let seed: Int

  /// - Parameter seed: which questions are asked, 0 or more; the same seed asks the same ones.
  public init(_ index: CompiledIndex, seed: Int) {
    self.index = index
    self.seed = seed
  }

  /// Asks and compares.
  ///
  /// - Complexity: every name is read and scored once for each question, on all cores.
  public func run(questions count: Int) async -> Report {
    var report = Report()
    guard index.entryCount > 0 else { return report }
    var questions = questions(count)
    for number in questions.indices {
      let start = ContinuousClock.now
      questions[number].hits = index.hits(
        for: questions[number].profile, minimum: questions[number].minimum)
      report.searches.append((ContinuousClock.now - start).microseconds)
    }
    report.searches.sort()
    report.questions = questions.count
    report.names = index.nameCount
    let parts = 16
    let asked = questions
    await withTaskGroup(of: Report.self) { group in
      for part in 0..<parts {
        let low = index.entryCount * part / parts
        let high = index.entryCount * (part + 1) / parts
        group.addTask { compare(low..<high, asked) }
      }
      for await part in group {
        report.comparisons += part.comparisons
        report.hits += part.hits
        report.differences += part.differences
      }
    }
    report.differences.sort { ($0.question, $0.entry) < ($1.question, $1.entry) }
    return report
  }

  private func compare(_ entries: Range<Int>, _ questions: [Question]) -> Report {
    var report = Report()
    let found = questions.map { question in
      Dictionary(
        question.hits.filter { entries.contains($0.entry) }.map {
          ($0.entry << 16 | $0.ordinal, $0)
        }
      ) { first, _ in first }
    }
    for entry in entries {
      let subject = index.subject(ofEntry: entry)
      for (ordinal, name) in subject.names.enumerated() {
        let profile = NameProfile(ParsedName(listed: name.text, of: subject.kind))
        for (number, question) in questions.enumerated() {
          let score = NameScorer.compare(question.profile, profile).score
          let truth = score >= question.minimum ? score : nil
          let hit = found[number][entry << 16 | ordinal]?.score
          report.comparisons += 1
          if truth != nil { report.hits += 1 }
          if truth != hit {
            report.differences.append(
              Difference(
                entry: subject.id, question: number + 1, minimum: question.minimum, index: hit,
                definition: truth))
          }
        }
      }
    }
    return report
  }

  /// Listed names as they stand and as people spoil them, spread over the list, at low and high
  /// minima.
  private func questions(_ count: Int) -> [Question] {
    let minima = [3_300, 1_000, 200, 5_000, 3_300, 1]
    return (0..<count).map { number in
      let entry = (index.entryCount * number / count + seed) % index.entryCount
      let subject = index.subject(ofEntry: entry)
      let names = subject.names
      let text = names.isEmpty ? "" : names[number % names.count].text
      // Each way to spoil a name meets each minimum in turn.
      let spoilt = Self.spoilt(text, way: number % 6, at: number / 6)
      return Question(
        profile: NameProfile(ParsedName(listed: spoilt, of: subject.kind)),
        minimum: minima[(number + number / 6) % minima.count])
    }
  }

  /// A name with two parts turned, joined, dropped or doubled, or a letter gone.
  private static func spoilt(_ text: String, way: Int, at number: Int) -> String {
    var words = text.split(separator: " ").map(String.init)
    guard let last = words.indices.last, last > 0 else { return text }
    let place = number % last
    switch way {
    case 0: words.swapAt(place, place + 1)
    case 1: words.replaceSubrange(place...(place + 1), with: [words[place] + words[place + 1]])
    case 2: words.remove(at: place)
    case 3: words.append(words[place])
    case 4:
      let word = words[place]
      words[place].remove(at: word.index(word.startIndex, offsetBy: number % word.count))
    default: break
    }
    return words.joined(separator: " ")
  }
}
