import Crypto
import Evidence
import Foundation
public import RecordStreams
import Subjects

/// A check as the audit is told of it.
///
/// What stands in `facts` of the event holds no personal data; `personal` is kept outside the chain,
/// and only where somebody was found.
public struct RecordedCheck: Sendable {
  /// The form of the answer: `check`.
  public var form: String
  /// A code of the policy.
  public var purpose: String
  /// How it was asked, without the person: line, limit, language, day, assumptions.
  public var asked: [JSONMember]
  /// The question in its canonical form; it is hashed under the key of the register.
  public var query: String
  /// The lists that were checked against, in the order of the answer.
  public var lists: [ListSnapshot]
  /// `none`, `possible`, `strong` or `document`.
  public var outcome: String
  /// How many entries stood at the line or above.
  public var total: Int
  /// SHA-256 of the answer's bytes, in hexadecimal digits.
  public var answerHash: String
  /// Who was asked for, with everything that is needed to ask again.
  public var personal: JSONValue

  /// Makes one from its parts.
  public init(
    form: String, purpose: String, asked: [JSONMember], query: String, lists: [ListSnapshot],
    outcome: String, total: Int, answerHash: String, personal: JSONValue
  ) {
    self.form = form
    self.purpose = purpose
    self.asked = asked
    self.query = query
    self.lists = lists
    self.outcome = outcome
    self.total = total
    self.answerHash = answerHash
    self.personal = personal
  }

  /// A check of the form `check`.
  ///
  /// - Parameter bytes: those of the answer's JSON on one line, where the caller has them.
  public init(_ answer: CheckAnswer, bytes: [UInt8]? = nil) {
    self.init(
      form: Self.checkForm, purpose: answer.query.purpose, asked: answer.query.askedMembers,
      query: answer.queryText, lists: answer.lists, outcome: answer.outcome.rawValue,
      total: answer.total, answerHash: Self.hash(bytes ?? answer.bytes),
      personal: answer.total > 0 ? answer.query.personalJSON : .null)
  }

  /// The form of an answer that `CheckAnswer.json` gives.
  public static let checkForm = "check"

  /// SHA-256 in hexadecimal digits.
  public static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map(hexadecimal).joined()
  }
}

extension CheckAnswer {
  /// The bytes of the answer's JSON on one line: what the audit keeps a hash of.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    json.write(into: &bytes)
    return bytes
  }
}
