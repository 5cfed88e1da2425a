import Access
import Foundation
import RecordStreams
import TestSupport
import Testing

@Suite struct PolicyRulesTests {
  /// A policy with one more member.
  private func policy(_ members: String) throws -> Policy {
    try Policy(
      text: """
        {\(members), "default_purpose": "border", "purposes": [{"code": "border",
        "title": {"en": "Border", "ar": "الحدود"}, "legal_basis": "Law 1", "retention_days": 7}]}
        """)
  }

  @Test func `the example beside the documentation is a policy, and is read whole`() throws {
    let file = ProjectFolder.url.appending(path: "docs/policy.example.json")
    let policy = try Policy(text: String(contentsOf: file, encoding: .utf8))
    #expect(policy.ownLists == ["bureau"] && policy.minors.age == 18)
    #expect(policy.raisesAlerts(for: "border") && !policy.raisesAlerts(for: "aid"))
    #expect(policy.secondPerson.count == 2 && policy.redressDays == 30)
    #expect(policy.minimumIdentifiers.reviewWithinDays == 365)
    #expect(policy.decisionKeeping.clearanceDays == 365)
    #expect(try Policy(text: policy.json.text) == policy)
  }

  @Test func `the example stands word for word in the page of the module`() throws {
    let example = try String(
      contentsOf: ProjectFolder.url.appending(path: "docs/policy.example.json"), encoding: .utf8)
    let page = try String(
      contentsOf: ProjectFolder.url.appending(path: "Sources/Access/Access.md"), encoding: .utf8)
    #expect(page.contains(example))
  }

  @Test func `a policy from before the rules has the standard ones`() throws {
    let policy = try policy("\"max_removed\": 0.5")
    #expect(policy.bindingLists == ["un", "ofac", "eu", "uk"] && policy.ownLists.isEmpty)
    #expect(policy.minors == Policy.MinorRule() && policy.alertPurposes.isEmpty)
    #expect(policy.secondPerson.isEmpty && policy.redressDays == 30)
    #expect(try Policy(text: policy.json.text) == policy, "also without review rules")
  }

  @Test(arguments: [
    (
      "\"review_rules\": [{\"list\": \"un\", \"after_days\": 0, \"effect\": \"stop\"}]",
      PolicyError.wrong(
        member: "review_rules[0].effect", expected: "caution: the list is binding")
    ),
    (
      "\"own_lists\": [\"bureau\", \"un\"]",
      .wrong(member: "own_lists[1]", expected: "no binding list")
    ),
    (
      "\"own_lists\": [\"Bureau\"]",
      .wrong(member: "own_lists[0]", expected: "small letters, digits and underscores")
    ),
    ("\"minors\": {\"years\": 18}", .unknownMember("minors.years")),
    (
      "\"minors\": {\"effect\": \"hide\"}",
      .wrong(member: "minors.effect", expected: "one of not_matched, caution")
    ),
    (
      "\"minors\": {\"age\": 99}",
      .wrong(member: "minors.age", expected: "a whole number from 0 to 25")
    ),
    (
      "\"alerts\": {\"purposes\": [\"sea\"]}",
      .wrong(member: "alerts.purposes[0]", expected: "one of border")
    ),
    (
      "\"second_person\": [{\"decision\": \"same\"}]",
      .wrong(
        member: "second_person[0].decision",
        expected: "one of same_person, different_person, cannot_tell, *")
    ),
    ("\"second_person\": [{}]", .missing(member: "second_person[0].decision")),
    (
      "\"minimum_identifiers\": {\"grounds\": 1}",
      .wrong(member: "minimum_identifiers.grounds", expected: "true or false")
    ),
    ("\"redress\": {}", .missing(member: "redress.deadline_days")),
    ("\"decisions\": {\"days\": 1}", .unknownMember("decisions.days")),
  ])
  func `names the place of a slip in a rule`(members: String, expected: PolicyError) {
    #expect(throws: expected) { try policy(members) }
  }

  @Test func `an own list stops at its review date, any other cautions`() throws {
    let policy = try policy("\"own_lists\": [\"bureau\"]")
    #expect(policy.reviewRule(for: "bureau").effect == .stop)
    #expect(policy.reviewRule(for: "un").effect == .caution)
    #expect(policy.reviewRule(for: "partner").effect == .caution)
  }

  @Test func `stop for all lists stops own lists only`() throws {
    let policy = try policy(
      "\"own_lists\": [\"bureau\"], "
        + "\"review_rules\": [{\"list\": \"*\", \"after_days\": 9, \"effect\": \"stop\"}]")
    #expect(policy.reviewRule(for: "bureau").effect == .stop)
    #expect(policy.reviewRule(for: "bureau").afterDays == 9)
    #expect(policy.reviewRule(for: "un").effect == .caution)
    #expect(policy.reviewRule(for: "partner").effect == .caution)
  }

  @Test func `minors are not matched on own lists and caution on all others`() throws {
    let policy = try policy(
      "\"own_lists\": [\"bureau\", \"cold\"], \"minors\": {\"except\": [\"cold\"]}")
    #expect(policy.effectOnMinors(of: "bureau") == .notMatched)
    #expect(policy.effectOnMinors(of: "cold") == .caution)
    #expect(policy.effectOnMinors(of: "un") == .caution)
    #expect(policy.effectOnMinors(of: "partner") == .caution)
  }

  @Test(arguments: [
    ("same_person", ["x"], "possible", true), ("different_person", ["un"], "document", true),
    ("different_person", ["un"], "strong", false), ("different_person", ["x"], "document", false),
    ("cannot_tell", ["un"], "document", false),
    ("different_person", ["x", "un"], "document", true),
  ])
  func `a second person is needed where a rule says so`(
    decision: String, lists: [String], outcome: String, isNeeded: Bool
  ) throws {
    let policy = try policy(
      """
      "second_person": [{"decision": "same_person"},
        {"decision": "different_person", "list": "un", "outcome": "document"}]
      """)
    #expect(
      policy.needsSecondPerson(decision: decision, lists: lists, outcome: outcome) == isNeeded)
  }
}
