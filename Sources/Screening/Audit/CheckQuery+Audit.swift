import Evidence
import Foundation
import RecordStreams
import Subjects

extension CheckQuery {
  /// How it was asked, without the person.
  var askedMembers: [JSONMember] {
    [
      JSONMember("line", .number(line)),
      JSONMember("name_line", nameLine.map { .number($0) } ?? .null),
      JSONMember("limit", .number(limit)),
      JSONMember("language", .string(language.rawValue)),
      JSONMember("day", .string(day.text)),
      JSONMember("assumptions", .string(assumptions.hash)),
    ]
  }

  /// Who was asked for: the canonical form, and the subject as it was understood.
  var personalJSON: JSONValue {
    .object([
      JSONMember("query", json), JSONMember("subject", SubjectLine.json(of: subject)),
    ])
  }

  /// The question with the person of `subject`, asked as `asked` says.
  ///
  /// - Returns: `nil` where `asked` cannot be understood.
  init?(
    subject: Subject, purpose: String, asked: JSONValue, assumptions: Estimate.Assumptions
  ) {
    guard let line = asked["line"]?.integer, let limit = asked["limit"]?.integer,
      let language = asked["language"]?.string.flatMap(Language.init(rawValue:)),
      let day = asked["day"]?.string.flatMap({ PartialDate($0) })
    else { return nil }
    self.init(
      subject: subject, purpose: purpose, day: day, line: line,
      nameLine: asked["name_line"]?.integer, limit: limit, language: language,
      assumptions: assumptions)
  }

  /// The person of what `personalJSON` gave.
  static func subject(ofPersonal json: JSONValue) -> Subject? {
    json["subject"].flatMap(SubjectLine.subject(ofJSON:))
  }
}

extension Estimate.Assumptions {
  /// SHA-256 of all that estimates rest on, in hexadecimal digits.
  var hash: String { RecordedCheck.hash(Array(identity.utf8)) }
}

extension JSONValue {
  /// A whole number; `nil` for anything else.
  var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }
}
