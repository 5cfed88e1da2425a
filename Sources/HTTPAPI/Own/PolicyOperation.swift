import Access
import HTTPTypes
import Screening

/// `GET /api/v1/policy`: under which rules everybody asks.
struct PolicyOperation: Sendable {
  let desk: Desk

  var operation: Operation {
    Operation(
      method: .get, path: "/api/v1/policy", name: "policy", tag: .system,
      summary: "The purposes with their legal basis, and the rules for lists and decisions",
      need: .permission(.seePolicy),
      answers: [.init(200, "The policy in force.", .named("Policy"))]
    ) { call in .json(desk.lists.current.policy.json) }
  }
}
