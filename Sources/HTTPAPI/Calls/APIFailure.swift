import HTTPTypes
import RecordStreams

/// Why a request is not answered as asked.
///
/// It holds no personal data: `detail` names fields, limits and ids, and never a name asked for.
struct APIFailure: Error, Sendable {
  /// One value that is not as described.
  struct Violation: Sendable {
    /// Where it stands: `query`, `limit`.
    var place: [String]
    /// What was expected.
    var message: String
    /// A word for programs: `missing`, `type_error`.
    var type: String
  }

  var status: HTTPResponse.Status
  var detail: String
  var violations: [Violation] = []
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.headers = headers
  }

  /// Values that are not as described.
  static func invalid(_ violations: [Violation]) -> APIFailure {
    var failure = APIFailure(.unprocessableContent, "The request is not as described.")
    failure.violations = violations
    return failure
  }

  /// The service has too much to do; the caller may come again.
  static func overloaded(retryAfterSeconds: Int = 1) -> APIFailure {
    APIFailure(
      .serviceUnavailable, "Too many requests at once; try again.",
      headers: [.retryAfter: String(retryAfterSeconds)])
  }
}

extension APIFailure {
  /// The failure in the form that callers of this path expect.
  func answer(isCompatible: Bool) -> APIAnswer {
    isCompatible ? compatibleAnswer : problemAnswer
  }

  /// `{"detail": …}`: a text, or one object for each value that is not as described.
  private var compatibleAnswer: APIAnswer {
    let detail: JSONValue =
      violations.isEmpty
      ? .string(detail)
      : .array(
        violations.map { violation in
          .object([
            JSONMember("type", .string(violation.type)),
            JSONMember("loc", .strings(violation.place)),
            JSONMember("msg", .string(violation.message)),
          ])
        })
    return .json(.object([JSONMember("detail", detail)]), status: status, headers: headers)
  }

  /// Problem details (RFC 9457).
  private var problemAnswer: APIAnswer {
    var members = [
      JSONMember("type", .string("about:blank")),
      JSONMember("title", .string(status.reasonPhrase.isEmpty ? "Error" : status.reasonPhrase)),
      JSONMember("status", .number(status.code)),
      JSONMember("detail", .string(detail)),
    ]
    if !violations.isEmpty {
      let list = violations.map { violation in
        JSONValue.object([
          JSONMember("place", .strings(violation.place)),
          JSONMember("says", .string(violation.message)),
        ])
      }
      members.append(JSONMember("violations", .array(list)))
    }
    var answer = APIAnswer.json(.object(members), status: status, headers: headers)
    answer.headers[.contentType] = "application/problem+json"
    return answer
  }
}
