public import RecordStreams
public import Register
public import Subjects
import Evidence

/// A batch of questions that somebody has handed in and will fetch the answers of.
public struct BatchJob: Sendable, Equatable {
  /// How far it has come.
  public enum State: String, Sendable, CaseIterable {
    /// It waits for those before it.
    case queued
    case running
    /// The answers can be fetched.
    case done
    /// It cannot be answered; `failure` says why.
    case failed
  }

  /// What holds for every row.
  public struct Terms: Sendable, Equatable {
    /// The purpose of rows that name none: a code of the policy.
    public var purpose: String
    /// The purposes that rows may name.
    public var purposes: [String]
    /// The names of the lists that are asked, in their order.
    public var lists: [String]
    /// The day of the checks.
    public var day: PartialDate
    /// The score from which a result is shown, 0…10,000.
    public var line: Int
    /// The score of the name from which a result is shown, 0…10,000; `nil` for none of its own.
    public var nameLine: Int?
    /// The most results a row, from 1.
    public var limit: Int
    /// The language of the reasons: `en` or `ar`.
    public var language: String
    /// How many days the answers are kept.
    public var keepDays: Int

    /// Makes one from its parts.
    public init(
      purpose: String, purposes: [String], lists: [String], day: PartialDate, line: Int,
      nameLine: Int? = nil, limit: Int, language: String, keepDays: Int
    ) {
      self.purpose = purpose
      self.purposes = purposes
      self.lists = lists
      self.day = day
      self.line = line
      self.nameLine = nameLine
      self.limit = limit
      self.language = language
      self.keepDays = keepDays
    }
  }

  /// 32 hexadecimal digits, random: who is not told cannot guess it.
  public let id: String
  /// Its place in the order of all jobs.
  public let number: Int
  /// Who handed it in, as the audit names them.
  public let owner: String
  /// When it was handed in.
  public let created: Moment
  /// The size of the questions, in bytes.
  public let sizeBytes: Int
  /// What holds for every row.
  public let terms: Terms
  /// How far it has come.
  public var state = State.queued
  /// Rows answered, rejected ones included.
  public var rows = 0
  /// Rows that could not be read.
  public var rejected = 0
  /// Rows with a result.
  public var alerts = 0
  /// The share of the questions that was read, 0…1.
  public var share = 0.0
  /// When it was done or failed.
  public var finished: Moment?
  /// Why it failed, without a word of what was asked.
  public var failure: String?

  /// Makes one that waits.
  public init(
    id: String, number: Int, owner: String, created: Moment, sizeBytes: Int, terms: Terms
  ) {
    self.id = id
    self.number = number
    self.owner = owner
    self.created = created
    self.sizeBytes = sizeBytes
    self.terms = terms
  }

  /// Whether nothing more happens to it.
  public var isFinished: Bool { state == .done || state == .failed }

  /// When its answers are removed; `nil` before it is finished.
  public var keepUntil: Moment? {
    finished.map { Moment(seconds: $0.seconds + terms.keepDays * 86_400) }
  }
}

extension BatchJob {
  /// What its owner is shown.
  public var json: JSONValue {
    .object([
      JSONMember("id", .string(id)), JSONMember("state", .string(state.rawValue)),
      JSONMember("created", .string(created.text)), JSONMember("bytes", .number(sizeBytes)),
      JSONMember("purpose", .string(terms.purpose)), JSONMember("lists", .strings(terms.lists)),
      JSONMember("day", .string(terms.day.text)),
      JSONMember("threshold", .decimal(Double(terms.line) / 10_000)),
      JSONMember("limit", .number(terms.limit)), JSONMember("language", .string(terms.language)),
      JSONMember("rows", .number(rows)), JSONMember("rejected", .number(rejected)),
      JSONMember("alerts", .number(alerts)), JSONMember("share", .decimal(share)),
      JSONMember("finished", finished.map { .string($0.text) } ?? .null),
      JSONMember("kept_until", keepUntil.map { .string($0.text) } ?? .null),
      JSONMember("failure", failure.map(JSONValue.string) ?? .null),
    ])
  }

  /// How far it has come, in a few words for whoever watches.
  public var progressJSON: JSONValue {
    .object([
      JSONMember("id", .string(id)), JSONMember("state", .string(state.rawValue)),
      JSONMember("rows", .number(rows)), JSONMember("rejected", .number(rejected)),
      JSONMember("alerts", .number(alerts)), JSONMember("share", .decimal(share)),
      JSONMember("failure", failure.map(JSONValue.string) ?? .null),
    ])
  }
}
