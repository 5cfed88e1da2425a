import Foundation
import NameIndex
import NameText
public import RecordStreams
public import Subjects

/// Measures how well questions find their right answers, and how often others alert.
///
/// The ranking is that of a check: the index proposes and evidence judges, candidates far below the
/// line included.
public struct EvaluateMatching: Sendable {
  private let lists: [ListSnapshot]
  private let line: Int
  private let rankers: [any NameRanker]
  private let directory: AnswerDirectory

  /// - Parameters:
  ///   - line: the score, 0 to 10,000, from which a result is shown.
  ///   - withBaselines: whether simple rankers, which look at names alone, are measured beside.
  public init(lists: [ListSnapshot], line: Int, day: PartialDate, withBaselines: Bool) {
    self.lists = lists
    self.line = line
    directory = AnswerDirectory(lists)
    let engine = EngineRanker(lists: lists, line: line, day: day)
    let baselines: [any NameRanker] =
      withBaselines
      ? [ExactFormRanker(lists), JaroWinklerRanker(lists), SoundKeyRanker(lists)] : []
    rankers = [engine] + baselines
  }

  /// Asks every question of every ranker, on all cores; the report does not depend on how many.
  ///
  /// - Parameters:
  ///   - progress: is told how many questions of how many are answered.
  ///   - details: is handed how each question came out, in the order of the questions.
  public func run(
    _ labelled: LabelledQuestions, progress: (_ done: Int, _ of: Int) -> Void,
    details: (JSONValue) throws -> Void = { _ in }
  ) async throws -> EvaluationReport {
    let questions = labelled.questions
    var rows: [EvaluationReport.Row] = []
    let workers = ProcessInfo.processInfo.activeProcessorCount
    for start in stride(from: 0, to: questions.count, by: 256) {
      let window = questions[start..<min(start + 256, questions.count)]
      rows += await withTaskGroup(of: [(Int, EvaluationReport.Row)].self) { group in
        for worker in 0..<min(workers, window.count) {
          group.addTask {
            stride(from: window.startIndex + worker, to: window.endIndex, by: workers)
              .map { ($0, row(questions[$0])) }
          }
        }
        var parts: [(Int, EvaluationReport.Row)] = []
        for await part in group { parts += part }
        return parts.sorted { $0.0 < $1.0 }.map(\.1)
      }
      for row in rows[start...] { try details(row.json(rankers: rankers.map(\.name))) }
      progress(rows.count, questions.count)
    }
    return EvaluationReport(
      rows: rows, rankers: rankers.map(\.name), line: line,
      entries: lists.reduce(0) { $0 + $1.index.entryCount })
  }

  private func row(_ question: LabelledQuestion) -> EvaluationReport.Row {
    let entries = directory.entries(of: question.answers)
    return EvaluationReport.Row(
      question: question, answerScripts: directory.scripts(of: entries),
      unknownAnswers: question.answers.count { !directory.isKnown($0) },
      placings: rankers.map { $0.place(question, entries: entries) })
  }
}

/// A way of ranking entries by a question.
protocol NameRanker: Sendable {
  /// One word, under which its figures stand.
  var name: String { get }
  /// - Parameter entries: the right answers, for each list.
  func place(_ question: LabelledQuestion, entries: [[Int]]) -> Placing
}

/// The product itself.
struct EngineRanker: NameRanker {
  let lists: [ListSnapshot]
  let line: Int
  let day: PartialDate

  var name: String { "tabayyun" }

  func place(_ question: LabelledQuestion, entries: [[Int]]) -> Placing {
    let query = CheckQuery(subject: question.subject, purpose: "", day: day, line: line)
    return ScreenSubject.place(
      query, in: lists, answers: Set(question.answers), entries: entries)
  }
}

/// Where ids stand on the lists.
struct AnswerDirectory: Sendable {
  private let lists: [ListSnapshot]
  private let places: [[String: Int]]

  init(_ lists: [ListSnapshot]) {
    self.lists = lists
    places = lists.map { list in
      var places: [String: Int] = [:]
      for entry in 0..<list.index.entryCount {
        places[list.index.subject(ofEntry: entry, withNames: false).id] = entry
      }
      return places
    }
  }

  func isKnown(_ id: String) -> Bool { places.contains { $0[id] != nil } }

  /// For each list, the entries with these ids.
  func entries(of ids: [String]) -> [[Int]] {
    places.map { place in ids.compactMap { place[$0] } }
  }

  /// The scripts of all names of some entries.
  func scripts(of entries: [[Int]]) -> String {
    let names = zip(lists, entries).flatMap { list, entries in
      entries.flatMap { list.index.subject(ofEntry: $0).names.map(\.text) }
    }
    return Script.names(of: names)
  }
}
