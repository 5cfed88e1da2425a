public import Evidence
public import RecordStreams
public import Register
import Subjects

/// Asks a recorded question again, of the same editions, and compares the answers byte for byte.
public enum ReplayCheck {
  /// What came of it.
  public enum Outcome: Sendable {
    /// The same, byte for byte.
    case same(ReplayedAnswer)
    /// Another answer: the hashes of the bytes, in hexadecimal digits.
    case different(ReplayedAnswer, expected: String, found: String)
    /// It cannot be asked again as it was.
    case impossible(Reason)
  }

  /// Why a question cannot be asked again as it was.
  public enum Reason: Sendable, Equatable {
    /// There is no record of that number, or it tells of no check.
    case noCheck(Int)
    /// It was recorded before answers were hashed.
    case beforeTheChain(Int)
    /// The question given is not the one that was asked. Nothing else is told then.
    case otherQuery
    /// Nobody was found, or the personal data was purged: only who has the question can ask it.
    case queryNeeded(isPurged: Bool)
    /// The answer was of a form that this program cannot give.
    case form(String)
    /// Another engine answered.
    case engine(then: String, now: String)
    /// This register does not have the edition as it was.
    case edition(list: String, number: Int?)
    /// Estimates rested on another table of names: give the table.
    case assumptions
    /// The record holds what this program does not understand.
    case notUnderstood
  }

  /// Asks again.
  ///
  /// - Parameters:
  ///   - number: that of the record.
  ///   - query: the question, where the register does not keep it: in its canonical form, as a
  ///     whole answer has it, or as a row of a batch. It is compared first, by its keyed hash.
  ///   - assumptions: what estimates rested on, where they were not the usual.
  /// - Throws: what the register throws.
  public static func run(
    _ number: Int, query: JSONValue? = nil, assumptions: Estimate.Assumptions = .standard,
    in register: RegisterFile, remark: (String) -> Void = { _ in }
  ) throws -> Outcome {
    guard let record = try register.auditRecord(number) else {
      let isEarlier = try register.checkBeforeTheChain(number) != nil
      return .impossible(isEarlier ? .beforeTheChain(number) : .noCheck(number))
    }
    guard record.kind == .check else { return .impossible(.noCheck(number)) }
    let question = RecordedQuestion(record, assumptions: assumptions)
    let asked: RecordedQuestion.Asked
    switch try question.asked(given: query, key: register.queryKey()) {
    case .failure(let reason): return .impossible(reason.reason)
    case .success(let found): asked = found
    }
    if let reason = question.hindrance { return .impossible(reason) }
    var lists: [ListSnapshot] = []
    for pinned in question.editions {
      guard let list = try pinned.snapshot(in: register, remark: remark) else {
        return .impossible(.edition(list: pinned.list, number: pinned.number))
      }
      lists.append(list)
    }
    let rules = try question.rules(for: lists, in: register)
    let answer = try asked.answer(of: lists, under: rules, in: register)
    let found = RecordedCheck.hash(answer.bytes)
    return found == question.answerHash
      ? .same(answer) : .different(answer, expected: question.answerHash, found: found)
  }
}

/// An answer that was given again.
public struct ReplayedAnswer: Sendable {
  /// In the form in which it was given.
  public let json: JSONValue

  /// The bytes of the answer on one line.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    json.write(into: &bytes)
    return bytes
  }
}
