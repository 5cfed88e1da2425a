import Access
import RecordStreams
import Testing

@Suite struct PolicyTests {
  private let small = """
    {"default_purpose": "border", "purposes": [{"code": "border",
      "title": {"en": "Border", "ar": "الحدود"}, "legal_basis": "Law 1", "retention_days": 7}]}
    """

  @Test func `what a policy writes it reads`() throws {
    let standard = Policy.standard
    #expect(try Policy(text: standard.json.indentedText) == standard)
  }

  @Test func `what is left out is as in the standard policy`() throws {
    let policy = try Policy(text: small)
    #expect(policy.maxRemoved == 0.20 && policy.maxRejected == 0.01)
    #expect(policy.purpose(policy.defaultPurpose)?.retentionDays == 7)
  }

  @Test(arguments: [
    (
      "\"border\", \"purposes\"", "\"sea\", \"purposes\"",
      PolicyError.unknownPurpose("sea", known: ["border"])
    ),
    (
      "\"Law 1\"", "\"\"",
      .wrong(member: "purposes[0].legal_basis", expected: "a text, not empty")
    ),
    ("\"code\": \"border\",", "", .missing(member: "purposes[0].code")),
    (
      "7", "7.5",
      .wrong(
        member: "purposes[0].retention_days", expected: "a whole number of days from 0 to 36500")
    ),
    ("\"legal_basis\"", "\"legal_bases\"", .unknownMember("purposes[0].legal_bases")),
    (
      "{\"default_purpose\"", "{\"max_removed\": 2, \"default_purpose\"",
      .wrong(member: "max_removed", expected: "a share from 0 to 1")
    ),
  ])
  func `names the place of a slip`(old: String, new: String, expected: PolicyError) {
    var text = small
    if let range = text.firstRange(of: old) { text.replaceSubrange(range, with: new) }
    #expect(throws: expected) { try Policy(text: text) }
  }

  @Test func `a text that is cut off names the byte`() {
    let cut = String(small.dropLast())
    #expect(throws: PolicyError.notJSON(byte: cut.utf8.count, expected: "more: the text ends here"))
    {
      try Policy(text: cut)
    }
  }

  @Test func `two purposes with one code are refused`() throws {
    let purpose = Policy.standard.purposes[0]
    guard case .object(var members) = Policy.standard.json else { return }
    for index in members.indices where members[index].name == "purposes" {
      let one = JSONValue.object([
        JSONMember("code", .string(purpose.code)),
        JSONMember(
          "title", .object([JSONMember("en", .string("A")), JSONMember("ar", .string("ب"))])),
        JSONMember("legal_basis", .string("Law")), JSONMember("retention_days", .number(1)),
      ])
      members[index].value = .array([one, one])
    }
    #expect(throws: PolicyError.purposeTwice(purpose.code)) {
      try Policy(json: .object(members))
    }
  }
}
