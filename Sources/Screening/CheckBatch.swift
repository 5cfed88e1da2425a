import Crypto
public import Evidence
import Foundation
import RecordStreams
public import Subjects

/// Checks a file of questions against lists, one line of answer for each, in the order of the file.
///
/// Answers go to `<to>.partial`, which takes the place of `to` at the end. A batch that was killed
/// goes on where it stopped, when questions, lists, engine and options are the same.
public struct CheckBatch: Sendable {
  /// What holds for every row.
  public struct Options: Sendable {
    /// The purpose of rows that name none.
    public var purpose: String
    /// Whether a purpose may be named at all; without a register there is no policy to ask.
    public var isPurposeKnown: @Sendable (String) -> Bool
    public var day: PartialDate
    public var line: Int
    public var nameLine: Int?
    public var limit: Int
    public var language: Language
    public var assumptions: Estimate.Assumptions
    /// How many rows are answered at once, from 1; it changes no answer.
    public var threads: Int
    /// How many checks, from the first, are left out of the times of single checks.
    public var untimed: Int
    /// How many rows are answered, recorded and written together, from 1.
    public var window = 512
    /// Whether nobody else on this machine may read the answers.
    public var isPrivate = false

    public init(
      purpose: String, isPurposeKnown: @escaping @Sendable (String) -> Bool, day: PartialDate,
      line: Int, nameLine: Int?, limit: Int, language: Language,
      assumptions: Estimate.Assumptions = .standard, threads: Int, untimed: Int = 0
    ) {
      precondition(threads > 0, "rows are answered by one thread or more")
      self.purpose = purpose
      self.isPurposeKnown = isPurposeKnown
      self.day = day
      self.line = line
      self.nameLine = nameLine
      self.limit = limit
      self.language = language
      self.assumptions = assumptions
      self.threads = threads
      self.untimed = untimed
    }
  }

  private let lists: [ListSnapshot]
  private let options: Options
  private let rules: CheckRules

  public init(lists: [ListSnapshot], options: Options, rules: CheckRules = .none) {
    self.lists = lists
    self.options = options
    self.rules = rules
  }

  /// Runs the batch.
  ///
  /// - Parameters:
  ///   - pace: says when a few rows may be answered; `nil` where nobody else is waiting.
  ///   - progress: is told rows answered, and the share of the file read, 0…1.
  ///   - record: is handed the answers of each window of rows, before they are written.
  /// - Throws: what the system says of the files; `CSVError`; what `pace` and `record` throw. What
  ///   is written by then stays, and the same batch goes on there.
  public func run(
    _ path: String, to output: String, pace: (any BatchPace)? = nil,
    progress: (_ rows: Int, _ share: Double) -> Void,
    record: ([CheckAnswer]) async throws -> Void
  ) async throws -> BatchStatistics {
    guard !Self.isSameFile(path, output) else { throw CheckError.sameFile(output) }
    var input = try BatchInput(path: path)
    var journal = try BatchJournal(
      output: output, identity: try identity(of: path), isPrivate: options.isPrivate)
    var statistics = BatchStatistics(
      after: journal.earlier, threads: options.threads, untimed: options.untimed)
    let start = ContinuousClock.now
    for _ in 0..<journal.earlier.lines { _ = try input.nextRow() }
    while true {
      var window: [BatchInput.Row] = []
      while window.count < options.window, let row = try input.nextRow() { window.append(row) }
      if window.isEmpty { break }
      let answers = try await answer(window, pace)
      try await record(answers.compactMap(\.answer))
      var text: [UInt8] = []
      for answer in answers {
        answer.json.write(into: &text)
        text.append(0x0A)
        statistics.count(answer)
      }
      try journal.append(text)
      progress(statistics.count, Double(input.bytesRead) / Double(max(input.size, 1)))
    }
    statistics.finish(elapsed: ContinuousClock.now - start)
    try journal.finish()
    return statistics
  }

  private static func isSameFile(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// All that decides the answers: a batch goes on only where this is the same, by however many
  /// threads.
  private func identity(of path: String) throws -> String {
    var hash = SHA256()
    try InputFile.forEachChunk(of: path) { hash.update(bufferPointer: $0) }
    let lists = lists.map {
      "\($0.list) \($0.sha256 ?? "") \($0.removalPending.sorted())"
        + ($0.bundle.map { " \($0.freshness)" } ?? "")
    }
    let settings = [
      EngineVersion.text, options.purpose, options.day.text, "\(options.line)",
      "\(options.nameLine ?? -1)", "\(options.limit)", options.language.rawValue,
      options.assumptions.identity,
    ]
    hash.update(data: Data((lists + settings).joined(separator: "\n").utf8))
    hash.update(data: Data(rules.identity.utf8))
    return hash.finalize().map(hexadecimal).joined()
  }
}

extension CheckBatch {
  /// The answer to one row, ready to be written.
  struct RowAnswer: Sendable {
    let json: JSONValue
    let answer: CheckAnswer?
    let ignored: [String]
    let microseconds: Int
  }

  /// Answers a window of rows: all at once, or a few whenever the pace lets them.
  private func answer(
    _ rows: [BatchInput.Row], _ pace: (any BatchPace)?
  ) async throws -> [RowAnswer] {
    guard let pace else { return await answer(rows) }
    var answers: [RowAnswer] = []
    for first in stride(from: 0, to: rows.count, by: Self.rowsOfATurn) {
      let turn = rows[first..<min(first + Self.rowsOfATurn, rows.count)]
      answers += try await pace.run { turn.map { answer($0) } }
    }
    return answers
  }

  /// A turn lasts some milliseconds, so that whoever waits behind it hardly notices.
  private static let rowsOfATurn = 8

  /// Answers a window of rows, several at once; the order is that of the rows.
  private func answer(_ rows: [BatchInput.Row]) async -> [RowAnswer] {
    let workers = min(options.threads, rows.count)
    return await withTaskGroup(of: [(Int, RowAnswer)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: rows.count, by: workers).map { ($0, answer(rows[$0])) }
        }
      }
      var answers = [RowAnswer?](repeating: nil, count: rows.count)
      for await part in group {
        for (index, answer) in part { answers[index] = answer }
      }
      return answers.compactMap { $0 }
    }
  }

  private func answer(_ row: BatchInput.Row) -> RowAnswer {
    let start = ContinuousClock.now
    func failed(_ error: QueryError, key: JSONValue) -> RowAnswer {
      RowAnswer(
        json: .object([
          JSONMember("key", key), JSONMember("line", .number(row.line)),
          JSONMember("error", .string(error.says)),
        ]), answer: nil, ignored: [], microseconds: 0)
    }
    switch row.content {
    case .failure(let error): return failed(error, key: row.key)
    case .success(let batchRow):
      let purpose = batchRow.purpose ?? options.purpose
      guard options.isPurposeKnown(purpose) else {
        let error = QueryError.unreadable(
          field: "purpose", value: purpose, expected: "a code of the policy")
        return failed(error, key: batchRow.key)
      }
      var remarks: [QueryError] = []
      let subject: Subject
      do { subject = try batchRow.form.subject(remarks: &remarks) } catch {
        return failed(error, key: batchRow.key)
      }
      let query = CheckQuery(
        subject: subject, purpose: purpose, day: options.day, line: options.line,
        nameLine: options.nameLine, limit: options.limit, language: options.language,
        assumptions: options.assumptions)
      let answer = ScreenSubject.check(query, in: lists, under: rules)
      let duration = ContinuousClock.now - start
      return RowAnswer(
        json: json(answer, row: batchRow, line: row.line, remarks: remarks), answer: answer,
        ignored: batchRow.ignored, microseconds: duration.microseconds)
    }
  }

  private func json(
    _ answer: CheckAnswer, row: BatchRow, line: Int, remarks: [QueryError]
  ) -> JSONValue {
    var members = answer.bundle.map { [$0.staleMember] } ?? []
    members += [
      JSONMember("key", row.key), JSONMember("line", .number(line)),
      JSONMember("outcome", .string(answer.outcome.rawValue)),
      JSONMember("total", .number(answer.total)),
      JSONMember("results", .array(answer.resultsJSON)),
    ]
    if !remarks.isEmpty { members.append(JSONMember("remarks", .strings(remarks.map(\.says)))) }
    return .object(members)
  }
}

extension Duration {
  /// Whole microseconds, rounded down.
  var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
