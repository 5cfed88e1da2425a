import Access
import Evidence
import HTTPTypes
import RecordStreams
import Register
import Screening
import Subjects

/// `POST /api/v1/checks`: one check with all its reasons.
struct CheckOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .post, path: "/api/v1/checks", name: "check", tag: .checks,
        summary: "Ask whether a person or organisation is on the lists, and why",
        need: .permission(.check), parameters: [.purpose, .language],
        body: .init(kind: .json(.named("CheckQuestion"))),
        answers: [
          .init(200, "The answer; what stands in it decides nothing.", .named("CheckAnswer")),
          .init(404, "A list that is not in force.", .named("Problem"), type: .problem),
        ], handle: check)
    ]
  }

  private func check(_ call: APICall) async throws -> APIAnswer {
    let question = try CheckQuestion(call, under: desk.lists.current.policy)
    if question.isAlertAsked { try AlertRaising.requireRaising(call.principal) }
    let lists = try await question.lists(at: desk, of: call.principal)
    guard !lists.isEmpty else {
      throw APIFailure(.serviceUnavailable, "No list is in force; nobody was checked.")
    }
    let (query, rules) = (question.query, try desk.rules.rules(for: lists))
    let (answer, recorded) = try await desk.gate.run {
      let answer = ScreenSubject.check(query, in: lists, under: rules)
      return (answer, RecordedCheck(answer))
    }
    _ = try await desk.record([recorded], call)
    let alerts =
      question.raisesAlerts
      ? try await AlertRaising.raise([answer], isAsked: question.isAlertAsked, call, desk) : []
    let seen = Disclosure.of(call.principal).json(answer.json)
    var more: [JSONMember] = []
    if !alerts.isEmpty {
      more.append(JSONMember("alerts", .array(alerts.map { .number($0) })))
    }
    if !question.remarks.isEmpty {
      more.append(JSONMember("remarks", .strings(question.remarks)))
    }
    return .json(.object((seen.members ?? []) + more))
  }
}

extension String {
  /// The media type of problem details.
  static let problem = "application/problem+json"
}

extension Operation.Parameter {
  /// Why one asks.
  static let purpose = Operation.Parameter.header(
    "X-Purpose", .text(1...100),
    "A purpose of the policy, unless the key or the service has one of its own.")

  /// In which language reasons are said.
  static let language = Operation.Parameter.query(
    "language", .choice(["en", "ar"]), "The language of the reasons; English by default.")
}
